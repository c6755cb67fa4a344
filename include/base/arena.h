/* SPDX-License-Identifier: MIT */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/attr.h"
#include "base/str.h"

/* Memory that is freed all at once: what a story, a report or a request owns.
 * A zeroed struct arena is empty and valid. Not for sharing between threads. */
struct arena {
    struct arena_block *block;
};

void arena_release(struct arena *self);
/* Zeroed memory, aligned for any type. In arena. */
void *arena_alloc(struct arena *self, size_t size) ALLOCATOR;
void *arena_alloc_array(struct arena *self, size_t count, size_t size) ALLOCATOR;
/* NUL-terminated copies. In arena. */
char *arena_dup(struct arena *self, struct str text) ALLOCATOR;
/* NULL for NULL. */
char *arena_dup_text(struct arena *self, const char *text);
char *arena_format(struct arena *self, const char *format, ...) PRINTF_FORMAT(2, 3);

#endif
