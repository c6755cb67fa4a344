/* SPDX-License-Identifier: MIT */
#ifndef ORIGIN_KINSHIP_H
#define ORIGIN_KINSHIP_H

#include <stdbool.h>

#include "match/source.h"

/* Whether two stories are versions or copies of one: the same guid; or within
 * three days (where both are dated) the same sign-off and two shared paragraphs,
 * or the same headline and two, or three that are a good part of the shorter. */
bool is_kin(const struct source *a, const struct source *b);

#endif
