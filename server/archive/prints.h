/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_PRINTS_H
#define ARCHIVE_PRINTS_H

#include <stdint.h>

#include "fingerprint/shingle.h"
#include "index/segment.h"
#include "story/story.h"
#include "text/span.h"
#include "text/token.h"

/* The fingerprints of a story, and the memory to find them in, kept from one
 * story to the next. Zeroed = empty. */
struct prints {
    struct tokens tokens; /* with a memo of its own */
    struct shingles all;
    struct shingles kept;
    struct spans paragraphs;
};

struct print_entries {
    VEC_OF(struct segment_entry);
};

/* Whether stories of this kind are looked for at all. */
bool prints_wanted(enum story_kind kind);
/* Appends the fingerprints of the story's paragraphs, as of story `ordinal`. */
void prints_add(struct prints *self, const struct story *story, uint32_t ordinal,
                struct print_entries *ret);
void prints_release(struct prints *self);

/* The day of a story in a segment. */
int32_t prints_day(const struct story *story);

#endif
