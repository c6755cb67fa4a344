/* SPDX-License-Identifier: MIT */
#ifndef REPORT_COMPANIONS_H
#define REPORT_COMPANIONS_H

#include "base/map.h"
#include "match/match.h"
#include "origin/cluster.h"

/* Of how many pieces of a draft a story has a copy or a rewrite. Whoever rewrites a story
 * takes more than a paragraph of it: one alone, in words that stories of other days have
 * too, is how such things are put. */
struct companions {
    struct map pieces; /* of each story */
    struct map others; /* of them those where a number or name is another */
};

/* The matches of one more piece. */
void companions_add(struct companions *self, const struct matches *matches);

/* What a cluster of copies is told as: the strongest that one of them is in the company
 * of the whole draft. */
enum grade companions_grade(const struct companions *self, const struct matches *matches,
                            const struct cluster *cluster);

/* Whether it is told what number or name the draft has in place of the match's: it is of
 * the same event, by what they have in common besides, and no copy has it as the draft.
 */
bool companions_tell_differences(const struct companions *self,
                                 const struct matches *matches,
                                 const struct cluster *cluster,
                                 const struct match *match);

void companions_release(struct companions *self);

#endif
