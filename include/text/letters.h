/* SPDX-License-Identifier: MIT */
#ifndef TEXT_LETTERS_H
#define TEXT_LETTERS_H

#include "base/buf.h"
#include "base/str.h"

/* Appends the letters, marks and digits of a text, compatibility and case folded, and
 * nothing else: two texts that differ in blanks, punctuation, case or typography
 * only have the same. Hashes that are stored depend on it: unlike the words of
 * token.h it never changes, but for characters that Unicode has yet to assign. */
void letters_add(struct buf *out, struct str text);

#endif
