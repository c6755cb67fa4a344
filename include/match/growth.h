/* SPDX-License-Identifier: MIT */
#ifndef MATCH_GROWTH_H
#define MATCH_GROWTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/snapshot.h"
#include "base/map.h"
#include "base/vec.h"

/* The stories that have come to an archive since an earlier snapshot of it: what they can
 * have changed of what is known (growth_find.h). */

struct growth_story {
    struct map prints; /* its fingerprints -> how often it has them */
};

struct growth {
    struct snapshot *earlier; /* both borrowed */
    struct snapshot *later;
    struct {
        VEC_OF(struct growth_story);
    } stories;             /* that have come */
    struct map prints;     /* of all of them */
    struct map guids;      /* hashes of theirs (growth_guid) */
    bool statuses_changed; /* of older stories */
    bool stock_changed;    /* how common a run must be to be nobody's */
};

/* Zeroed = none. */
void growth_release(struct growth *self);

uint64_t growth_guid(const char *guid);
/* What an archive keeps of a shingle's hash. */
uint64_t growth_print(uint64_t hash);

/* Whether a new story has so many of these fingerprints (shingle hashes, one counted as
 * often as it stands there). */
bool growth_shares(const struct growth *self, const uint64_t *hashes, size_t count,
                   size_t least);

#endif
