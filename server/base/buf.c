/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

void
buf_release(struct buf *self)
{
    memory_free(self->data);
    *self = BUF_INIT;
}

void
buf_clear(struct buf *self)
{
    buf_truncate(self, 0);
}

void
buf_truncate(struct buf *self, size_t length)
{
    assert(length <= self->length);
    self->length = length;
    if (self->data != NULL) {
        self->data[length] = '\0';
    }
}

void
buf_enlarge(struct buf *self, size_t wanted)
{
    size_t capacity = self->capacity ? self->capacity : 64;
    while (capacity < wanted) {
        capacity = capacity > (size_t)-1 / 2 ? wanted : capacity * 2;
    }
    self->data = memory_resize_array(self->data, capacity, 1);
    self->capacity = capacity;
}

void
buf_add(struct buf *self, const void *bytes, size_t length)
{
    char *at = buf_reserve(self, length);
    if (length > 0) {
        memcpy(at, bytes, length);
        buf_grow(self, length);
    }
}

void
buf_add_str(struct buf *self, struct str text)
{
    buf_add(self, text.data, text.length);
}

void
buf_add_text(struct buf *self, const char *text)
{
    buf_add(self, text, strlen(text));
}

void
buf_add_byte(struct buf *self, char byte)
{
    buf_add(self, &byte, 1);
}

void
buf_add_format(struct buf *self, const char *format, ...)
{
    assert(format != NULL);
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length <= 0) {
        return;
    }
    char *at = buf_reserve(self, (size_t)length);
    va_start(args, format);
    vsnprintf(at, (size_t)length + 1, format, args);
    va_end(args);
    buf_grow(self, (size_t)length);
}

void
buf_splice(struct buf *self, size_t start, size_t end, struct str with)
{
    assert(start <= end && end <= self->length);
    size_t removed = end - start;
    if (with.length > removed) {
        buf_reserve(self, with.length - removed);
    }
    if (self->data == NULL) {
        return;
    }
    memmove(self->data + start + with.length, self->data + end, self->length - end);
    if (with.length > 0) {
        memcpy(self->data + start, with.data, with.length);
    }
    self->length = self->length - removed + with.length;
    self->data[self->length] = '\0';
}

char *
buf_take(struct buf *self)
{
    char *data = buf_reserve(self, 0) - self->length;
    *self = BUF_INIT;
    return data;
}
