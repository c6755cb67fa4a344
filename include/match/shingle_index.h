/* SPDX-License-Identifier: MIT */
#ifndef MATCH_SHINGLE_INDEX_H
#define MATCH_SHINGLE_INDEX_H

#include <stdint.h>

#include "fingerprint/shingle.h"

/* Where shingles stand in a list of them, by their hashes. */
struct shingle_index {
    uint32_t *buckets; /* by hash: the place of the first shingle */
    uint32_t *next;    /* of each shingle: the place of the next one in its bucket */
    uint64_t factor;
    unsigned bits;
};

#define SHINGLE_INDEX_NONE UINT32_MAX

/* Of fewer than 2^32 - 1 shingles. Released by the caller. */
void shingle_index_build(struct shingle_index *self, const struct shingles *shingles);
void shingle_index_release(struct shingle_index *self);

/* The first place in the list that it was built of with that hash, or
 * SHINGLE_INDEX_NONE. */
uint32_t shingle_index_find(const struct shingle_index *self,
                            const struct shingles *shingles, uint64_t hash);

#endif
