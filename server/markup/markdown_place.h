/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_MARKDOWN_PLACE_H
#define MARKUP_MARKDOWN_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include <md4c.h>

#include "markup/prose_builder.h"

/* Where the marks of a Markdown paragraph stand. md4c tells the bytes of texts, but not
 * those of what encloses them: they lie between two texts, or behind the last. */

/* Spans that begin between two texts. */
#define MARKDOWN_OPEN_LIMIT 8

struct markdown_place {
    uint32_t last; /* byte behind the last text of the paragraph */
    uint32_t tail; /* where line breaks and comments begin that nothing shown follows */
    bool has_text;
    bool has_tail;
    unsigned left;    /* spans that ended behind the last text */
    unsigned entered; /* spans that began behind it */
    enum enclosure_kind kinds[MARKDOWN_OPEN_LIMIT]; /* of these */
};

/* "::: note" and "{.class}" alone in a line are marks in some dialects of Markdown: no
 * words of the paragraph, though md4c takes them for such. */
bool markdown_is_mark_line(struct str line);

void markdown_place_enter(struct markdown_place *self, MD_SPANTYPE type);
void markdown_place_leave(struct markdown_place *self);
/* Bytes of any text, shown or not; `is_html`: a tag or a comment inside the paragraph. */
void markdown_place_text(struct markdown_place *self, struct prose_builder *builder,
                         struct span text, bool is_html);
/* The paragraph, if any, ends: tells the builder where running text may go on. */
void markdown_place_end(struct markdown_place *self, struct prose_builder *builder,
                        bool in_cell);

#endif
