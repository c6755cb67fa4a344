/* SPDX-License-Identifier: MIT */
#ifndef MATCH_COMMON_H
#define MATCH_COMMON_H

#include "match/passage.h"

/* The shingles that a paragraph and a story have in common, found in one walk over the
 * story's words: most of them are in no shingle of the paragraph, which a table of some
 * hundred bytes tells, so no shingle of the story need be hashed. */
struct common {
    uint32_t *first; /* of the first of equal draft shingles: where its chain begins */
    struct {
        VEC_OF(struct common_place);
    } places;
};

struct common_place {
    uint32_t shingle; /* of the draft, the first of those that are equal */
    uint32_t token;   /* of the source, where it begins */
    uint32_t next;    /* place that stands behind it in the story, or COMMON_NONE */
};

#define COMMON_NONE UINT32_MAX

void common_find(struct common *ret, const struct passage_draft *draft,
                 const struct source *source);
void common_release(struct common *self);

/* The place in `places` where that shingle of the draft first stands, or COMMON_NONE. */
uint32_t common_first(const struct common *self, const struct passage_draft *draft,
                      size_t shingle);

#endif
