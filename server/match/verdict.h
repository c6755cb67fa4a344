/* SPDX-License-Identifier: MIT */
#ifndef MATCH_VERDICT_H
#define MATCH_VERDICT_H

#include "match/grade.h"
#include "match/passage.h"

/* What an alignment is worth: the only place where thresholds meet measures. */
struct verdict verdict_on(const struct passage_draft *draft,
                          const struct passage *passage, enum sensitivity sensitivity);

#endif
