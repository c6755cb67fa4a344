/* SPDX-License-Identifier: MIT */
#ifndef TEXT_PROSE_H
#define TEXT_PROSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/span.h"

/* A draft without its markup: paragraphs of plain prose with a map back to the
 * bytes of the source. */

enum paragraph_kind {
    PARAGRAPH_BODY,
    PARAGRAPH_HEADING,
    PARAGRAPH_ITEM, /* of a list, a table cell, or another short text that stands apart */
    PARAGRAPH_QUOTE, /* block quotation */
};

struct paragraph {
    enum paragraph_kind kind;
    struct span prose;  /* bytes of prose.text */
    struct span source; /* bytes of the source, from the first to the last character
                         * of the paragraph's prose, markup between them included */
    bool is_muted;      /* a comment in the draft leaves it out */
};

/* What a writer says to us in a comment: "wirecheck: off". */
enum comment_word {
    COMMENT_FOREIGN, /* says nothing to us */
    COMMENT_OFF,     /* what begins after it is left out, until COMMENT_ON */
    COMMENT_ON,
    COMMENT_IGNORE, /* the next paragraph is left out */
    COMMENT_UNKNOWN /* meant for us, but there is no such word */
};

/* A comment that is meant for us. */
struct prose_comment {
    enum comment_word word; /* never COMMENT_FOREIGN */
    struct span source;     /* its text, without the blanks around it */
};

/* From prose.text[prose] on, bytes stand at source[source] on, up to the next
 * piece; or, where `whole` is not 0, each of them stands for all of the `whole`
 * bytes there (an entity, an accent command). */
struct prose_piece {
    uint32_t prose;
    uint32_t source;
    uint32_t whole;
};

struct prose {
    struct buf text; /* the paragraphs' prose, each followed by \n\n */
    struct {
        VEC_OF(struct paragraph);
    } paragraphs;
    struct {
        VEC_OF(struct prose_piece);
    } pieces;
    struct {
        VEC_OF(struct prose_comment);
    } comments;               /* ascending */
    struct span front_matter; /* source bytes between the --- lines, or those of a
                               * title page; empty if none */
};

void prose_release(struct prose *self);

/* Source bytes for a span of prose.text: the start of its first byte to the end
 * of its last one. */
struct span prose_to_source(const struct prose *self, struct span span);

#endif
