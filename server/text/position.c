/* SPDX-License-Identifier: MIT */
#include "text/position.h"

#include <assert.h>

#include "text/utf8.h"

/* A line is counted from the last mark in front of a place: a text without line ends
 * must not be read from its start for each place in it. */
#define MARK_BYTES 2048

uint32_t
position_units(uint32_t code_point, enum position_encoding encoding)
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

static void
mark_line(struct lines *self, struct str text, size_t start)
{
    struct line_mark mark = {0};
    size_t due = start + MARK_BYTES;
    for (size_t at = start; at < text.length;) {
        if (at >= due) {
            mark.offset = (uint32_t)at;
            vec_add(&self->marks, mark);
            due = at + MARK_BYTES;
        }
        uint32_t code_point = utf8_next(text, &at);
        for (int encoding = 0; encoding <= POSITION_UTF32; encoding++) {
            mark.units[encoding] +=
                position_units(code_point, (enum position_encoding)encoding);
        }
    }
}

static void
mark_long_lines(struct lines *self, struct str text)
{
    for (size_t i = 0; i < self->count; i++) {
        size_t start = self->data[i];
        size_t end = i + 1 < self->count ? self->data[i + 1] : text.length;
        if (end - start > MARK_BYTES) {
            mark_line(self, str_slice(text, 0, end), start);
        }
    }
}

void
lines_build(struct lines *self, struct str text)
{
    vec_clear(self);
    vec_clear(&self->marks);
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
    mark_long_lines(self, text);
}

void
lines_release(struct lines *self)
{
    vec_release(self);
    vec_release(&self->marks);
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

/* How many marks stand at or in front of the offset. */
static size_t
count_marks(const struct lines *self, size_t offset)
{
    size_t low = 0;
    size_t high = self->marks.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (self->marks.data[middle].offset <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

struct position
position_from_offset(const struct lines *self, struct str text, size_t offset,
                     enum position_encoding encoding)
{
    offset = utf8_floor(text, offset);
    struct position position = {find_line(self, offset), 0};
    struct str line = lines_text(self, text, position.line);
    size_t start = self->data[position.line];
    size_t wanted = offset - start;
    size_t at = 0;
    if (wanted > line.length) {
        wanted = line.length;
    }
    size_t marks = count_marks(self, start + wanted);
    if (marks > 0 && self->marks.data[marks - 1].offset > start) {
        at = self->marks.data[marks - 1].offset - start;
        position.character = self->marks.data[marks - 1].units[encoding];
    }
    while (at < wanted) {
        position.character += position_units(utf8_next(line, &at), encoding);
    }
    return position;
}

/* The last mark of the line that lies at or in front of the character, or NULL. */
static const struct line_mark *
find_mark(const struct lines *self, struct position position, size_t line_length,
          enum position_encoding encoding)
{
    size_t start = self->data[position.line];
    size_t first = count_marks(self, start);
    size_t low = first;
    size_t high = count_marks(self, start + line_length);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (self->marks.data[middle].units[encoding] <= position.character) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > first ? &self->marks.data[low - 1] : NULL;
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
    const struct line_mark *mark = find_mark(self, position, line.length, encoding);
    if (mark != NULL) {
        at = mark->offset - self->data[position.line];
        left -= mark->units[encoding];
    }
    while (at < line.length && left > 0) {
        size_t next = at;
        uint32_t units = position_units(utf8_next(line, &next), encoding);
        if (units > left) {
            break;
        }
        left -= units;
        at = next;
    }
    return self->data[position.line] + at;
}
