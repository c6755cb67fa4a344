/* SPDX-License-Identifier: MIT */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

#include "base/attr.h"

/* Allocators that never return NULL: out of memory, or a size that overflows,
 * prints one line to stderr and aborts. Sizes that come from outside are
 * bounded by the caller before they get here. Caller frees with memory_free. */

void *memory_alloc(size_t size) ALLOCATOR;
void *memory_zalloc(size_t size) ALLOCATOR;
void *memory_alloc_array(size_t count, size_t size) ALLOCATOR;
void *memory_zalloc_array(size_t count, size_t size) ALLOCATOR;

/* Resizes to count * size bytes; `old` may be NULL. */
void *memory_resize_array(void *old, size_t count, size_t size)
    __attribute__((returns_nonnull, warn_unused_result));

/* A NUL-terminated copy. */
char *memory_dup(const char *text) ALLOCATOR;
char *memory_dup_bytes(const char *bytes, size_t length) ALLOCATOR;

/* Accepts NULL. */
void memory_free(void *block);

#endif
