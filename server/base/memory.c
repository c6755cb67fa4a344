/* SPDX-License-Identifier: MIT */
/* The one place that calls malloc. Knows that a program which cannot get memory
 * for a few kilobytes has no sensible way on. */
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static NORETURN void
fail(void)
{
    fputs("wirecheck: out of memory\n", stderr);
    abort();
}

static size_t
multiply(size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        fail();
    }
    return count * size;
}

void *
memory_alloc(size_t size)
{
    void *block = malloc(size ? size : 1);
    if (block == NULL) {
        fail();
    }
    return block;
}

void *
memory_zalloc(size_t size)
{
    void *block = calloc(1, size ? size : 1);
    if (block == NULL) {
        fail();
    }
    return block;
}

void *
memory_alloc_array(size_t count, size_t size)
{
    return memory_alloc(multiply(count, size));
}

void *
memory_zalloc_array(size_t count, size_t size)
{
    return memory_zalloc(multiply(count, size));
}

void *
memory_resize_array(void *old, size_t count, size_t size)
{
    size_t bytes = multiply(count, size);
    void *block = realloc(old, bytes ? bytes : 1);
    if (block == NULL) {
        fail();
    }
    return block;
}

char *
memory_dup(const char *text)
{
    return memory_dup_bytes(text, strlen(text));
}

char *
memory_dup_bytes(const char *bytes, size_t length)
{
    char *copy = memory_alloc(length + 1);
    if (length > 0) {
        memcpy(copy, bytes, length);
    }
    copy[length] = '\0';
    return copy;
}

void
memory_free(void *block)
{
    free(block);
}
