/* SPDX-License-Identifier: MIT */
#ifndef MATCH_VERDICT_H
#define MATCH_VERDICT_H

#include <stdbool.h>

#include "match/foreign.h"
#include "match/grade.h"
#include "match/passage.h"

/* What an alignment is worth: the only place where thresholds meet measures. */
struct verdict verdict_on(const struct passage_draft *draft,
                          const struct passage *passage, enum sensitivity sensitivity);

/* Makes a rewrite a phrase, and says true, where the paragraph is about something else
 * than the story. */
bool verdict_weaken_foreign(struct verdict *self, const struct passage *passage,
                            const struct foreign *foreign);

#endif
