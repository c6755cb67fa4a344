/* SPDX-License-Identifier: MIT */
#ifndef ORIGIN_CLUSTER_H
#define ORIGIN_CLUSTER_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "match/match.h"

/* The copies of one passage among a paragraph's matches: forty pick-ups of one
 * story are one thing to tell a reporter. */
struct cluster {
    size_t *members; /* places in the matches, best match first; owned */
    size_t count;
};

struct clusters {
    VEC_OF(struct cluster);
};

void clusters_release(struct clusters *self);

/* Groups matches (as match_paragraph orders them). A match belongs to the first
 * cluster with which it shares most of its words, as a member where it is of the
 * same grade as the best and otherwise as something that the best one explains.
 * A further cluster needs words of its own. */
void clusters_build(struct clusters *ret, const struct matches *matches);

#endif
