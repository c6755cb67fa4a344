/* SPDX-License-Identifier: MIT */
#ifndef MATCH_HASH_SET_H
#define MATCH_HASH_SET_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

/* Hashes to be compared or looked up together. */
struct hash_set {
    VEC_OF(uint64_t);
};

/* Sorts them and drops repeats. */
void hash_set_normalise(struct hash_set *self);

/* How many two normalised sets have in common. */
size_t hash_set_common(const struct hash_set *a, const struct hash_set *b);

#endif
