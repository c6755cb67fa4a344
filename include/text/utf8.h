/* SPDX-License-Identifier: MIT */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* Of utf8_next alone: what is not ASCII. */
uint32_t utf8_next_long(struct str text, size_t *offset);

/* The code point at *offset (< length), moving *offset past it. An ill-formed
 * sequence gives U+FFFD for each maximal subpart (Unicode 15, section 3.9), so
 * *offset always moves by at least one byte and never past the end. */
static inline uint32_t
utf8_next(struct str text, size_t *offset)
{
    unsigned char byte = (unsigned char)text.data[*offset];
    if (byte >= 0x80) {
        return utf8_next_long(text, offset);
    }
    ++*offset;
    return byte;
}

/* Writes 1 to 4 bytes; returns how many. Surrogates and values above U+10FFFF
 * are written as U+FFFD. */
size_t utf8_write(uint32_t code_point, char out[4]);
void utf8_add(struct buf *out, uint32_t code_point);

/* Offset of the first ill-formed byte, or STR_NOT_FOUND. */
size_t utf8_find_invalid(struct str text);

/* Appends the text with ill-formed subparts replaced by U+FFFD. */
void utf8_add_valid(struct buf *out, struct str text);

/* The largest character boundary <= offset. */
size_t utf8_floor(struct str text, size_t offset);

#endif
