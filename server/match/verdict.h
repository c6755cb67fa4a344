/* SPDX-License-Identifier: MIT */
#ifndef MATCH_VERDICT_H
#define MATCH_VERDICT_H

#include "match/foreign.h"
#include "match/passage.h"
#include "match/rule.h"

/* What an alignment is worth by itself: all stages up to STAGE_SPEECH. Fills `measures`
 * but for those of the later stages, which are 0. */
struct verdict verdict_on(struct measures *measures, const struct passage_draft *draft,
                          const struct passage *passage, enum sensitivity sensitivity);

void measures_take_foreign(struct measures *self, const struct foreign *foreign);

#endif
