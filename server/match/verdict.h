/* SPDX-License-Identifier: MIT */
#ifndef MATCH_VERDICT_H
#define MATCH_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

#include "match/foreign.h"
#include "match/grade.h"
#include "match/passage.h"

/* What an alignment is worth: the only place where thresholds meet measures. */
struct verdict verdict_on(const struct passage_draft *draft,
                          const struct passage *passage, enum sensitivity sensitivity);

/* How common in the archive is what a paragraph and a story share. */
struct commonness {
    uint32_t days; /* on which other stories have much of it */
    double rarity; /* of its shingles, on average; 1 where no other story has them */
};

/* Makes a rewrite a phrase, and says true, where the paragraph is about something else
 * than the story. */
bool verdict_weaken_foreign(struct verdict *self, const struct passage_draft *draft,
                            const struct passage *passage, const struct foreign *foreign,
                            const struct commonness *common);

#endif
