/* SPDX-License-Identifier: MIT */
#include "fingerprint/shingle.h"

#include <assert.h>

#include "base/hash.h"
#include "base/memory.h"

/* Turns runs of tokens into numbers and picks which of them an archive keeps.
 * Does not know what the tokens mean, nor where fingerprints are stored. */

/* No token may weigh nothing, so a run never has more tokens than this. */
static_assert(SHINGLE_WEIGHT <= HASH_NUMBERS_LIMIT, "a run is hashed in one piece");

uint64_t
token_hash(const struct tokens *tokens, size_t at)
{
    return hash_str(tokens_folded(tokens, at), SHINGLE_TOKEN_SEED);
}

void
shingles_add_hashed(struct shingles *self, const struct tokens *tokens,
                    const uint64_t *hashes, size_t first, size_t end)
{
    assert(first <= end && end <= tokens->count);
    uint32_t weight = 0;
    vec_reserve(self, self->count + (end - first));
    for (size_t at = first; at < end; at++) {
        weight += tokens->data[at].weight;
        for (; weight >= SHINGLE_WEIGHT; first++) {
            size_t count = at + 1 - first;
            vec_add(self, ((struct shingle){
                              .hash = shingle_hash(hashes + first, count),
                              .first = (uint32_t)first,
                              .end = (uint32_t)(at + 1),
                          }));
            weight -= tokens->data[first].weight;
        }
    }
}

void
shingles_add(struct shingles *self, const struct tokens *tokens, size_t first, size_t end)
{
    uint64_t *hashes = memory_alloc_array(end, sizeof *hashes);
    for (size_t i = first; i < end; i++) {
        hashes[i] = token_hash(tokens, i);
    }
    shingles_add_hashed(self, tokens, hashes, first, end);
    memory_free(hashes);
}

size_t
shingle_length(const struct tokens *tokens, size_t first, size_t end)
{
    uint32_t weight = 0;
    for (size_t at = first; at < end; at++) {
        weight += tokens->data[at].weight;
        if (weight >= SHINGLE_WEIGHT) {
            return at + 1 - first;
        }
    }
    return 0;
}

uint64_t
shingle_hash(const uint64_t *hashes, size_t count)
{
    return hash_numbers(hashes, count, SHINGLE_SEED);
}

void
shingles_winnow(struct shingles *ret, const struct shingle *all, size_t count)
{
    if (count < WINNOW_WINDOW) {
        for (size_t i = 0; i < count; i++) {
            vec_add(ret, all[i]);
        }
        return;
    }
    size_t kept = count; /* none yet */
    for (size_t start = 0; start + WINNOW_WINDOW <= count; start++) {
        size_t least = start;
        for (size_t i = start + 1; i < start + WINNOW_WINDOW; i++) {
            least = all[i].hash <= all[least].hash ? i : least;
        }
        if (least != kept) {
            vec_add(ret, all[least]);
            kept = least;
        }
    }
}
