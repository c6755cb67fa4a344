/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_PROSE_BUILDER_H
#define MARKUP_PROSE_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/prose.h"

/* How deep words are enclosed; what is deeper is only counted. */
#define ENCLOSURE_DEPTH 48

/* Puts paragraphs together from pieces of the source, and keeps the map. */
struct prose_builder {
    struct prose *prose;
    struct str source;
    bool is_open;          /* a paragraph has been begun */
    struct paragraph open; /* it */
    size_t source_end;     /* of what was added last */
    /* What is open around the next word. */
    struct {
        uint64_t key;
        uint32_t start;
        enum enclosure_kind kind;
    } enclosures[ENCLOSURE_DEPTH];
    size_t depth;
    size_t base;   /* of these were open where the paragraph began */
    size_t above;  /* that there was no room for */
    bool is_fixed; /* as are the paragraphs that are added now */
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

/* What encloses words begins at byte `at` of the source. `key` tells its kind of mark
 * from others; a mark that ends it has the same. */
void prose_builder_enter(struct prose_builder *self, size_t at, uint64_t key,
                         enum enclosure_kind kind);
/* The innermost of the key ends before byte `to`, and what was opened in it and not
 * ended is none. Nothing where none is open. */
void prose_builder_leave(struct prose_builder *self, size_t to, uint64_t key);
bool prose_builder_is_in(const struct prose_builder *self, uint64_t key);
/* Nothing is open any longer. */
void prose_builder_forget(struct prose_builder *self);

/* What is shown of the paragraph, though it need not be prose, ends before byte `at`:
 * running text may go on there, unless that is enclosed. */
void prose_builder_show(struct prose_builder *self, size_t at);
/* The same whatever is open; PROSE_NOWHERE: nowhere. */
void prose_builder_place(struct prose_builder *self, size_t at);

/* A comment whose text is bytes [start, end) of the source: kept if it is meant for us.
 */
void prose_builder_add_comment(struct prose_builder *self, size_t start, size_t end);

#endif
