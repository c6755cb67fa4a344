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
    bool is_fixed;      /* its layout is markup (a grid of cells): no word fits in */
    uint32_t place;     /* byte of the source where running text may go on, behind all
                         * that is shown of it and outside of what encloses words;
                         * PROSE_NOWHERE where that is not known */
};

#define PROSE_NOWHERE UINT32_MAX

enum enclosure_kind {
    ENCLOSURE_WORDS, /* emphasis and its like */
    ENCLOSURE_LINK,
    ENCLOSURE_NOTE, /* stands apart where it is printed */
    ENCLOSURE_NAME, /* means something to the markup (a role, code, a target), or is not
                     * known so well: nothing is to be put into it, or on its bounds */
};

/* What encloses words inside a paragraph. */
struct enclosure {
    enum enclosure_kind kind;
    struct span source; /* with its marks */
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
    } comments; /* ascending */
    struct {
        VEC_OF(struct enclosure);
    } enclosures;             /* by their ends; those that are closed */
    uint32_t body_end;        /* byte of the source behind which no paragraph is shown */
    struct span front_matter; /* source bytes between the --- lines, or those of a
                               * title page; empty if none */
};

void prose_release(struct prose *self);

/* Source bytes for a span of prose.text: the start of its first byte to the end
 * of its last one. */
struct span prose_to_source(const struct prose *self, struct span span);

/* The first byte of prose.text that stands for source bytes at or behind `source`; the
 * text's length if there is none. */
uint32_t prose_from_source(const struct prose *self, uint32_t source);

#endif
