/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_LAYOUT_H
#define INTAKE_LAYOUT_H

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"

struct paragraphs {
    VEC_OF(struct str);
};

/* Cuts a page into paragraphs: lines stand for themselves, blank line or not,
 * unless they are one hard-wrapped paragraph; then they are joined by a blank.
 * Unlike a draft, a page has headline, byline and caption on neighbouring lines.
 * The bytes go to `bytes`, which must outlive `ret`. */
void layout_read(struct paragraphs *ret, struct buf *bytes, struct str text);

#endif
