/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#define BLOCK_SIZE ((size_t)4096)
#define ALIGNMENT ((size_t)16)

struct arena_block {
    struct arena_block *next;
    size_t used;
    size_t size;
    _Alignas(16) unsigned char bytes[];
};

void
arena_release(struct arena *self)
{
    while (self->block != NULL) {
        struct arena_block *next = self->block->next;
        memory_free(self->block);
        self->block = next;
    }
}

static struct arena_block *
add_block(struct arena *self, size_t size)
{
    size_t capacity = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    struct arena_block *block = memory_alloc(sizeof *block + capacity);
    block->next = self->block;
    block->used = 0;
    block->size = capacity;
    self->block = block;
    return block;
}

void *
arena_alloc(struct arena *self, size_t size)
{
    if (size > SIZE_MAX / 2) {
        return memory_alloc_array(SIZE_MAX, 2); /* ends the process */
    }
    size_t rounded = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    struct arena_block *block = self->block;
    if (block == NULL || block->size - block->used < rounded) {
        block = add_block(self, rounded);
    }
    void *at = block->bytes + block->used;
    block->used += rounded;
    return memset(at, 0, size);
}

void *
arena_alloc_array(struct arena *self, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size) {
        return arena_alloc(self, SIZE_MAX);
    }
    return arena_alloc(self, count * size);
}

char *
arena_dup(struct arena *self, struct str text)
{
    char *copy = arena_alloc(self, text.length + 1);
    if (text.length > 0) {
        memcpy(copy, text.data, text.length);
    }
    return copy;
}

char *
arena_dup_text(struct arena *self, const char *text)
{
    return text != NULL ? arena_dup(self, str_from(text)) : NULL;
}

char *
arena_format(struct arena *self, const char *format, ...)
{
    assert(format != NULL);
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(self, length > 0 ? (size_t)length + 1 : 1);
    va_start(args, format);
    vsnprintf(text, length > 0 ? (size_t)length + 1 : 1, format, args);
    va_end(args);
    return text;
}
