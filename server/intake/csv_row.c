/* SPDX-License-Identifier: MIT */
#include "intake/csv_row.h"

void
csv_row_release(struct csv_row *self)
{
    buf_release(&self->bytes);
    vec_release(&self->ends);
}

struct str
csv_row_cell(const struct csv_row *self, size_t index)
{
    size_t start = index > 0 ? self->ends.data[index - 1] : 0;
    return str_slice(buf_str(&self->bytes), start, self->ends.data[index]);
}

static bool
ends_cell(struct str text, size_t at, char separator)
{
    return at >= text.length || text.data[at] == separator || text.data[at] == '\n' ||
           text.data[at] == '\r';
}

/* Behind a backslash: of the text, unless a cell ends there, and not with the comma and
 * blank of prose. */
static bool
is_escaped(struct str text, size_t at, char separator)
{
    bool prose = at + 2 < text.length && text.data[at + 2] == ' ';
    return at < text.length && text.data[at] == '"' &&
           (!ends_cell(text, at + 1, separator) || prose);
}

/* Behind the opening mark. A mark that no separator follows was not doubled, as it should
 * be, or stands behind a backslash, as data bases write it: it is of the text. */
static size_t
read_quoted(struct csv_row *row, struct str text, size_t at, char separator, bool *open)
{
    for (; at < text.length; at++) {
        char byte = text.data[at];
        row->lines += byte == '\n';
        if (byte == '\\' && is_escaped(text, at + 1, separator)) {
            at++;
            byte = '"';
        } else if (byte == '"') {
            bool doubled = at + 1 < text.length && text.data[at + 1] == '"';
            if (!doubled && ends_cell(text, at + 1, separator)) {
                *open = false;
                return at + 1;
            }
            at += doubled;
        }
        buf_add_byte(&row->bytes, byte);
    }
    *open = true;
    return at;
}

static size_t
read_cell(struct csv_row *row, struct str text, size_t at, char separator, bool *open)
{
    *open = false;
    if (at < text.length && text.data[at] == '"') {
        at = read_quoted(row, text, at + 1, separator, open);
    } else {
        size_t start = at;
        while (!ends_cell(text, at, separator)) {
            at++;
        }
        buf_add_str(&row->bytes, str_slice(text, start, at));
    }
    vec_add(&row->ends, row->bytes.length);
    return at;
}

size_t
csv_row_read(struct csv_row *self, struct str text, char separator, bool at_end,
             bool *open)
{
    buf_clear(&self->bytes);
    self->ends.count = 0;
    self->lines = 0;
    size_t at = read_cell(self, text, 0, separator, open);
    while (at < text.length && text.data[at] == separator) {
        at = read_cell(self, text, at + 1, separator, open);
    }
    /* What follows may be the second half of a doubled mark or of a line end. */
    bool is_cut = at + 1 >= text.length && !at_end;
    if (is_cut && !(at < text.length && text.data[at] == '\n')) {
        return 0;
    }
    if (at < text.length) {
        at += text.data[at] == '\r' && at + 1 < text.length && text.data[at + 1] == '\n';
        at++;
        self->lines++;
    }
    return at;
}
