/* SPDX-License-Identifier: MIT */
#ifndef TEXT_PROSE_H
#define TEXT_PROSE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/span.h"

/* A draft without its markup: paragraphs of plain prose with a map back to the
 * bytes of the source. */

enum markup {
    MARKUP_PLAIN,
    MARKUP_MARKDOWN
};

enum paragraph_kind {
    PARAGRAPH_BODY,
    PARAGRAPH_HEADING,
    PARAGRAPH_ITEM,  /* of a list, or a table cell */
    PARAGRAPH_QUOTE, /* block quotation */
};

struct paragraph {
    enum paragraph_kind kind;
    struct span prose;  /* bytes of prose.text */
    struct span source; /* bytes of the source, from the first to the last character
                         * of the paragraph's prose, markup between them included */
};

/* From prose.text[prose] on, bytes stand at source[source] on, up to the next
 * piece. */
struct prose_piece {
    uint32_t prose;
    uint32_t source;
};

struct prose {
    struct buf text; /* the paragraphs' prose, each followed by \n\n */
    struct {
        VEC_OF(struct paragraph);
    } paragraphs;
    struct {
        VEC_OF(struct prose_piece);
    } pieces;
    struct span front_matter; /* source bytes between the --- lines; empty if none */
};

void prose_release(struct prose *self);

/* Clears and fills. The source must be shorter than TEXT_LIMIT; any bytes will
 * do. Plain text: paragraphs end at blank lines; without blank lines, at line
 * ends, unless the lines are hard-wrapped (60 to 80 columns), which are joined.
 * Markdown (CommonMark with tables): code, HTML, URLs and front matter are left
 * out; emphasis inside a word does not split it; headings, list items and block
 * quotations are paragraphs of their own kind. */
void prose_build(struct prose *self, struct str source, enum markup markup);

/* Source bytes for a span of prose.text: the start of its first byte to the end
 * of its last one. */
struct span prose_to_source(const struct prose *self, struct span span);

/* Markdown for .md .markdown .mdown .mkd (case-insensitive), else plain. */
enum markup markup_from_path(struct str path);
/* From an LSP languageId: "markdown" and its kin; anything else is plain. */
enum markup markup_from_language_id(struct str id);

#endif
