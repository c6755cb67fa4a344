/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_LAYOUT_H
#define INTAKE_LAYOUT_H

#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"

struct paragraphs {
    VEC_OF(struct str);
};

/* 1-based lines where they begin. */
struct line_numbers {
    VEC_OF(uint32_t);
};

/* Cuts a text into its paragraphs, as a draft is (text/wrap.h tells what is wrapped; tags
 * and entities of HTML are read). The bytes go to `bytes`, which must outlive `ret`.
 * `numbers` may be NULL. */
void layout_read(struct paragraphs *ret, struct line_numbers *numbers, struct buf *bytes,
                 struct str text);

#endif
