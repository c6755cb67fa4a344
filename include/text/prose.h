/* SPDX-License-Identifier: MIT */
#ifndef TEXT_PROSE_H
#define TEXT_PROSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/comment.h"
#include "text/span.h"

/* A draft without its markup: paragraphs of plain prose with a map back to the
 * bytes of the source. */

enum markup {
    MARKUP_PLAIN,
    MARKUP_MARKDOWN,
    MARKUP_HTML,
    MARKUP_LATEX,
    MARKUP_ASCIIDOC,
    MARKUP_RST, /* reStructuredText */
    MARKUP_ORG,
    MARKUP_FOUNTAIN, /* screenplays, and scripts for radio */
};

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

/* Clears and fills. The source must be shorter than TEXT_LIMIT; any bytes will
 * do, in time linear in their number. Plain text: paragraphs end at blank lines;
 * without blank lines, at line ends, unless the lines are hard-wrapped (60 to 80
 * columns), which are joined. Markup: code, commands, comments, attributes, URLs
 * and front matter are left out; entities and escapes are decoded; emphasis inside
 * a word does not split it; headings, list items and block quotations are
 * paragraphs of their own kind. MATCHING.md tells more of each. Paragraphs ascend
 * and do not overlap, in the prose and in the source.
 *
 * Comments are left out too, but for what they say to us (comment.h): a paragraph that
 * begins after "off" and before "on", and the first that is no heading after "ignore",
 * is muted. Its prose is there all the same. */
void prose_build(struct prose *self, struct str source, enum markup markup);

/* Source bytes for a span of prose.text: the start of its first byte to the end
 * of its last one. */
struct span prose_to_source(const struct prose *self, struct span span);

/* From the end of a file's name (case-insensitive); plain if it tells nothing. */
enum markup markup_from_path(struct str path);
/* From an LSP languageId, which is Neovim's file type or VS Code's; plain if it is
 * not known. */
enum markup markup_from_language_id(struct str id);

#endif
