/* SPDX-License-Identifier: MIT */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

#define NUMBER_DIGITS 48

/* Digits with separators between them, as the parts of one number. */
struct number {
    char folded[NUMBER_DIGITS]; /* ASCII digits, at most one '.' for the decimal sign */
    size_t length;
    size_t end; /* where it ends in the text */
    /* Where the digits and separators that do not belong together end (a date, a
     * list): no number is to be read before it. 0 if all is well. */
    size_t loose_end;
};

/* Reads digits of any script at `start`, and the groups and decimals after them
 * as far as it is beyond doubt that they are one number. False, and nothing
 * read, if no separator joins the first digits to others. */
bool number_read(struct number *ret, struct str text, size_t start);

#endif
