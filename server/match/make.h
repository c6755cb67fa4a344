/* SPDX-License-Identifier: MIT */
#ifndef MATCH_MAKE_H
#define MATCH_MAKE_H

#include "match/match.h"
#include "match/passage.h"

/* What of an alignment others are told; `ret` is released with match_release. */
void match_make(struct match *ret, const struct source *source,
                const struct passage_draft *draft, const struct passage *passage,
                struct verdict verdict);

#endif
