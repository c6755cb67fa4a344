/* SPDX-License-Identifier: MIT */
#ifndef TEXT_DISPLAY_H
#define TEXT_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* Text of others on a terminal: what is shown must neither drive the terminal
 * nor pretend to be something else. */

/* Appends `text` (any bytes) so that a terminal shows it and obeys nothing in it:
 * C0 controls become their pictures, C1 controls, bidirectional controls, tag
 * characters and other invisible ones become <U+202E>, tabs and line ends one
 * blank, ill-formed bytes U+FFFD. Joiners, which Persian and Hindi need, stay. */
void display_add(struct buf *out, struct str text);

/* Whether a terminal or an editor obeys or hides a character: controls, format characters
 * (those of direction, joiners and zero widths among them), line and paragraph
 * separators, fillers and selectors. More than display_add changes. */
bool display_is_unseen(uint32_t code_point);

/* Writes such characters as \uXXXX in what stands in `out` from `start` on, which is JSON
 * in UTF-8: a log can then be looked at, and a parser gets the same strings. */
void display_escape_json(struct buf *out, size_t start);

/* Columns that a terminal gives to text that display_add wrote. */
size_t display_columns(struct str text);

/* True where the text has letters that run from right to left. */
bool display_is_right_to_left(struct str text);

#endif
