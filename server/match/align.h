/* SPDX-License-Identifier: MIT */
#ifndef MATCH_ALIGN_H
#define MATCH_ALIGN_H

#include "match/passage.h"

/* Appends the runs of equal words, ascending by draft token, none overlapping on
 * either side. */
void align_words(struct runs *ret, const struct passage_draft *draft,
                 const struct source *source);

#endif
