/* SPDX-License-Identifier: MIT */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <assert.h>
#include <stddef.h>

#include "base/attr.h"
#include "base/str.h"

/* A growing byte buffer that owns its bytes. `data` is always followed by a
 * NUL that does not count in `length` (and is NULL only while empty). A zeroed
 * struct buf is empty and valid. */
struct buf {
    char *data;
    size_t length;
    size_t capacity;
};

#define BUF_INIT ((struct buf){NULL, 0, 0})

void buf_release(struct buf *self);
/* Empty, but keeps its memory. */
void buf_clear(struct buf *self);
void buf_truncate(struct buf *self, size_t length);
/* For buf_reserve. */
void buf_enlarge(struct buf *self, size_t wanted);

/* Room for `more` bytes after the end; returns where they go. Follow with
 * buf_grow when they are written. */
static inline char *
buf_reserve(struct buf *self, size_t more)
{
    size_t wanted = self->length + more + 1;
    if (wanted > self->capacity) {
        buf_enlarge(self, wanted);
    }
    self->data[self->length] = '\0';
    return self->data + self->length;
}

static inline void
buf_grow(struct buf *self, size_t more)
{
    assert(self->length + more < self->capacity);
    self->length += more;
    self->data[self->length] = '\0';
}

void buf_add(struct buf *self, const void *bytes, size_t length);
void buf_add_str(struct buf *self, struct str text);
void buf_add_text(struct buf *self, const char *text);
void buf_add_byte(struct buf *self, char byte);
void buf_add_format(struct buf *self, const char *format, ...) PRINTF_FORMAT(2, 3);
/* Replaces bytes [start, end) of the buffer; the range must lie inside it. */
void buf_splice(struct buf *self, size_t start, size_t end, struct str with);
/* Gives the bytes, NUL-terminated, to the caller (who frees) and empties self. */
char *buf_take(struct buf *self);

static inline struct str
buf_str(const struct buf *self)
{
    return (struct str){self->data, self->length};
}

#endif
