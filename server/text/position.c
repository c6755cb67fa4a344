/* SPDX-License-Identifier: MIT */
#include "text/position.h"

#include <assert.h>

#include "text/utf8.h"

void
lines_build(struct lines *self, struct str text)
{
    vec_clear(self);
    vec_add(self, 0);
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] != '\n' && text.data[i] != '\r') {
            continue;
        }
        if (text.data[i] == '\r' && i + 1 < text.length && text.data[i + 1] == '\n') {
            i++;
        }
        vec_add(self, (uint32_t)(i + 1));
    }
}

void
lines_release(struct lines *self)
{
    vec_release(self);
}

struct str
lines_text(const struct lines *self, struct str text, uint32_t line)
{
    assert(line < self->count);
    size_t start = self->data[line];
    size_t end = line + 1 < self->count ? self->data[line + 1] : text.length;
    if (line + 1 < self->count) {
        end--;
        if (end > start && text.data[end] == '\n' && text.data[end - 1] == '\r') {
            end--;
        }
    }
    return str_slice(text, start, end);
}

static uint32_t
count_units(uint32_t code_point, enum position_encoding encoding)
{
    switch (encoding) {
    case POSITION_UTF8:
        return code_point < 0x80      ? 1
               : code_point < 0x800   ? 2
               : code_point < 0x10000 ? 3
                                      : 4;
    case POSITION_UTF16:
        return code_point < 0x10000 ? 1 : 2;
    case POSITION_UTF32:
        break;
    }
    return 1;
}

/* The line that `offset` lies in. */
static uint32_t
find_line(const struct lines *self, size_t offset)
{
    size_t low = 0;
    size_t high = self->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (self->data[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (uint32_t)low;
}

struct position
position_from_offset(const struct lines *self, struct str text, size_t offset,
                     enum position_encoding encoding)
{
    offset = utf8_floor(text, offset);
    struct position position = {find_line(self, offset), 0};
    struct str line = lines_text(self, text, position.line);
    size_t wanted = offset - self->data[position.line];
    if (wanted > line.length) {
        wanted = line.length;
    }
    for (size_t at = 0; at < wanted;) {
        position.character += count_units(utf8_next(line, &at), encoding);
    }
    return position;
}

size_t
position_to_offset(const struct lines *self, struct str text, struct position position,
                   enum position_encoding encoding)
{
    if (position.line >= self->count) {
        return text.length;
    }
    struct str line = lines_text(self, text, position.line);
    size_t at = 0;
    uint32_t left = position.character;
    while (at < line.length && left > 0) {
        size_t next = at;
        uint32_t units = count_units(utf8_next(line, &next), encoding);
        if (units > left) {
            break;
        }
        left -= units;
        at = next;
    }
    return self->data[position.line] + at;
}
