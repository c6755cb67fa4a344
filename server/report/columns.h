/* SPDX-License-Identifier: MIT */
#ifndef REPORT_COLUMNS_H
#define REPORT_COLUMNS_H

#include "report/render.h"

/* Text set in lines of a given width, with some words marked. */

struct column {
    struct str text;
    const struct comparison *words; /* of it; those not `same` are marked */
    const char *colour;             /* escape sequence for marked words, NULL: {braces} */
    size_t width;                   /* at least 8 */
};

struct column_line {
    struct span text; /* bytes of column_lines.text */
    uint32_t columns;
};

/* The lines of a column, without line ends. */
struct column_lines {
    struct buf text;
    struct {
        VEC_OF(struct column_line);
    } lines;
};

void column_lines_release(struct column_lines *self);

/* Sets the column: breaks at blanks and around wide characters, else anywhere.
 * Runs of white space become one blank; see text/display.h for the rest. */
void column_set(struct column_lines *ret, const struct column *column);

/* Appends line `at`, padded with blanks to `width`; only blanks past the last. */
void column_add_line(struct buf *out, const struct column_lines *lines, size_t at,
                     size_t width);

#endif
