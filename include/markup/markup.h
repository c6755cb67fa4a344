/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_MARKUP_H
#define MARKUP_MARKUP_H

#include "base/str.h"
#include "text/prose.h"

/* From the bytes of a draft, marked up in one way or another, to its prose. */

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

/* Clears and fills. The source must be shorter than TEXT_LIMIT; any bytes will
 * do, in time linear in their number. Plain text: paragraphs end at blank lines
 * and at line ends, unless the lines are hard-wrapped (text/wrap.h). Markup: code,
 * commands, comments, attributes, URLs and front matter are left out; entities and
 * escapes are decoded; emphasis inside a word does not split it; headings, list items and
 * block quotations are paragraphs of their own kind. MATCHING.md tells more of each.
 * Paragraphs ascend and do not overlap, in the prose and in the source.
 *
 * Comments are left out too, but for what they say to us (comment.h): a paragraph that
 * begins after "off" and before "on", and the first that is no heading after "ignore",
 * is muted. Its prose is there all the same. */
void prose_build(struct prose *self, struct str source, enum markup markup);

/* From the end of a file's name (case-insensitive); plain if it tells nothing. */
enum markup markup_from_path(struct str path);
/* From an LSP languageId, which is Neovim's file type or VS Code's; plain if it is
 * not known. */
enum markup markup_from_language_id(struct str id);

#endif
