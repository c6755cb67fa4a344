/* SPDX-License-Identifier: MIT */
#ifndef ORIGIN_KINSHIP_H
#define ORIGIN_KINSHIP_H

#include <stdbool.h>

#include "match/source.h"

/* Stories that are dated farther apart are kin by their guid alone. */
#define KIN_MAX_DAYS 3

/* How two stories belong together. Kin are: the same guid; or within three days (where
 * both are dated) the same sign-off and two shared paragraphs, or the same headline and
 * two, or three that are a good part of the shorter. */
struct kinship {
    bool is_kin;
    bool is_named; /* by guid, sign-off or headline, not by paragraphs alone */
    bool is_whole; /* each contains the other almost wholly */
};

struct kinship kinship_of(const struct source *a, const struct source *b);

/* Whether `other` has the passage, bytes of the text of `self`, as well. */
bool kinship_has_passage(const struct source *self, struct span passage,
                         const struct source *other);

#endif
