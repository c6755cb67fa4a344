/* SPDX-License-Identifier: MIT */
#ifndef TEXT_WORD_H
#define TEXT_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* Of a word between blanks, in hundredths of a word. */
#define WORD_WEIGHT 100

/* One word as it stands in the text, before house style. */
struct word {
    size_t start;
    size_t end;
    uint8_t weight; /* in hundredths of a word */
    bool is_unspaced;
    bool is_capital; /* its first letter is */
    bool is_lower;
    bool has_digit;
    bool is_initialism; /* U.S. */
};

/* Reads the word at `start`, which is a character that starts one, and appends
 * its folded form to `folded` (nothing, for a few odd characters). Before
 * *loose_end digits are not joined to others; moved on where they must not be. */
void word_read(struct word *ret, struct str text, size_t start, size_t *loose_end,
               struct buf *folded);

/* The same, only for ASCII letters and digits: false, and nothing read, if what
 * stands there needs word_read. Both give the same for the same text. */
bool word_read_ascii(struct word *ret, struct str text, size_t start, struct buf *folded);

/* Whether an ASCII byte is a letter or digit. */
bool word_starts_ascii(unsigned char byte);

#endif
