/* SPDX-License-Identifier: MIT */
#ifndef MATCH_CANDIDATE_H
#define MATCH_CANDIDATE_H

#include "archive/snapshot.h"
#include "base/cancel.h"
#include "match/hash_set.h"
#include "match/passage.h"

struct candidate {
    uint32_t story;
    int32_t day;
    uint32_t hits; /* different shingles that both have */
    double bits;   /* how much these say: the sum of log2(stories / stories with it) */
};

struct candidates {
    VEC_OF(struct candidate);
    size_t shingles; /* different ones that the paragraph has */
};

/* How many stories the archive counts as. */
double candidate_archive_size(const struct snapshot *snapshot);
/* What a shingle says that is in one story only. */
double candidate_rarest_bits(const struct snapshot *snapshot);
/* In an archive of that size: what one says that is in so many stories, and what a
 * candidate's say at least. */
double candidate_bits(double archive_stories, uint32_t stories);
double candidate_least_bits(double archive_stories);

/* Appends the stories worth aligning with the paragraph, most telling
 * shared shingles first, at most CANDIDATE_LIMIT. Every shingle of the draft is looked
 * up: the archive alone is winnowed, which costs nothing and finds more (detection.md 3).
 */
enum status candidates_find(struct candidates *ret, const struct passage_draft *draft,
                            const struct sources *sources, const struct cancel *cancel,
                            struct error *err) NODISCARD;

#endif
