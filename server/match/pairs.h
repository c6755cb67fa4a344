/* SPDX-License-Identifier: MIT */
#ifndef MATCH_PAIRS_H
#define MATCH_PAIRS_H

#include "match/passage.h"

/* Share of the paragraph's pairs of content words (unordered, at most
 * PAIR_DISTANCE content words apart, outside quoted speech) that also stand in or
 * next to tokens `near` of the source. What survives a rewording best: see
 * MATCHING.md. */
double pairs_share(const struct passage_draft *draft, const struct source *source,
                   struct span near);

#endif
