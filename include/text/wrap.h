/* SPDX-License-Identifier: MIT */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "text/wrap_line.h"

/* The lines of a plain text, and which of them are one paragraph: columns of a newspaper
 * as well as mail, with paragraphs apart by empty lines, by an indent or by a short last
 * line; double spaced, centred, justified, hyphenated, numbered, quoted in a mail, cut
 * into pages. Knows how lines look, not what they say. */

/* Appends the lines that are not empty, from byte `start` on. Any bytes will do, in time
 * linear in their number. */
void wrap_read(struct wrap_lines *ret, struct str text, size_t start);

#endif
