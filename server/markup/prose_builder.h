/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_PROSE_BUILDER_H
#define MARKUP_PROSE_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/prose.h"

/* Puts paragraphs together from pieces of the source, and keeps the map. */
struct prose_builder {
    struct prose *prose;
    struct str source;
    bool is_open;          /* a paragraph has been begun */
    struct paragraph open; /* it */
    size_t source_end;     /* of what was added last */
};

/* Begins a paragraph; the one that is open is closed first. */
void prose_builder_open(struct prose_builder *self, enum paragraph_kind kind);
/* Ends the open paragraph, if any; one without text is taken back. */
void prose_builder_close(struct prose_builder *self);

/* Adds bytes [start, end) of the source. Blanks that a paragraph would begin
 * with are left out. */
void prose_builder_add(struct prose_builder *self, size_t start, size_t end);
/* Adds `text` in place of bytes [start, end) of the source. */
void prose_builder_replace(struct prose_builder *self, struct str text, size_t start,
                           size_t end);
/* Adds a blank, unless there is one, in place of what follows what was added last. */
void prose_builder_add_blank(struct prose_builder *self);

/* A comment whose text is bytes [start, end) of the source: kept if it is meant for us.
 */
void prose_builder_add_comment(struct prose_builder *self, size_t start, size_t end);

#endif
