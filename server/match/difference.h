/* SPDX-License-Identifier: MIT */
#ifndef MATCH_DIFFERENCE_H
#define MATCH_DIFFERENCE_H

#include "match/match.h"
#include "match/passage.h"

/* Appends what stands in the draft where the story has another number or another name:
 * between two runs of equal words that follow each other in both, words in the same
 * place. Another writing of the same is none, and what may be one is left out. */
void difference_find(struct match_differences *ret, const struct passage_draft *draft,
                     const struct source *source, const struct passage *passage);

/* Numbers of the passage that the draft has as they are, those apart that may be of a
 * date. */
uint32_t difference_count_kept(const struct passage_draft *draft,
                               const struct passage *passage);

/* Whether names can be told in it. */
bool difference_has_capitals(const struct passage_draft *draft);

/* Of a text without capitals, where no name tells whether two reports are of one subject:
 * the numbers that differ, if not one of the passage's is kept; else 0. */
uint32_t difference_count_others(const struct passage_draft *draft,
                                 const struct source *source,
                                 const struct passage *passage);

#endif
