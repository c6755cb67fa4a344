/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_PHRASES_H
#define ARCHIVE_PHRASES_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"

/* What many stories say alike, as raw material for a compression dictionary. Only
 * runs of at most PHRASE_WORDS words that stand in at least PHRASE_STORIES stories
 * get in, so that no story can be read from it, not even one that is forgotten
 * later. Texts stay borrowed until release. Zeroed = empty. */

#define PHRASE_WORDS 6
#define PHRASE_STORIES 5

struct phrase {
    struct str text;
    uint32_t stories;
    uint32_t last_story;
};

struct phrase_list {
    VEC_OF(struct phrase);
};

struct phrases {
    struct phrase_list list;
    struct map by_hash; /* to positions in the list */
};

/* Counts the phrases of `texts`. */
void phrases_count(struct phrases *self, const struct str *texts, size_t count);
/* Appends those that save most, the best last, at most `limit` bytes. */
void phrases_choose(struct phrases *self, size_t limit, struct buf *ret);
void phrases_release(struct phrases *self);

#endif
