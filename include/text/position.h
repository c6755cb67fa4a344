/* SPDX-License-Identifier: MIT */
#ifndef TEXT_POSITION_H
#define TEXT_POSITION_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"

/* Lines and columns: the only place that converts between bytes and what an
 * editor or a report counts in. Line ends are \n, \r\n and \r; U+2028, U+2029,
 * U+0085, VT and FF are not (LSP 3.18, Text Documents). */

enum position_encoding {
    POSITION_UTF8,
    POSITION_UTF16,
    POSITION_UTF32
};

/* Line and character are 0-based; character counts units of an encoding. */
struct position {
    uint32_t line;
    uint32_t character;
};

/* What a long line counts up to a place inside it, in units of each encoding. */
struct line_mark {
    uint32_t offset;
    uint32_t units[POSITION_UTF32 + 1];
};

/* Byte offsets where lines start; the first is 0. Zeroed = not built. */
struct lines {
    VEC_OF(uint32_t);
    /* Ascending; none in lines of ordinary length. */
    struct {
        VEC_OF(struct line_mark);
    } marks;
};

/* What a character counts in a column. */
uint32_t position_units(uint32_t code_point, enum position_encoding encoding);

void lines_build(struct lines *self, struct str text);
void lines_release(struct lines *self);
/* Bytes of line `line` without its line end; `line` must be < count. */
struct str lines_text(const struct lines *self, struct str text, uint32_t line);

/* Offset is clamped to the text and snapped down to a character boundary; an
 * offset between \r and \n is the end of its line. An ill-formed byte counts as
 * one U+FFFD. */
struct position position_from_offset(const struct lines *self, struct str text,
                                     size_t offset, enum position_encoding encoding);

/* A line past the end gives the end of the text, a character past the end of
 * its line the end of that line (before its line end), a character inside a
 * multi-unit code point the start of that code point. */
size_t position_to_offset(const struct lines *self, struct str text,
                          struct position position, enum position_encoding encoding);

#endif
