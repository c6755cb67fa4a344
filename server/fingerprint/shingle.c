/* SPDX-License-Identifier: MIT */
#include "fingerprint/shingle.h"

#include <assert.h>

#include "base/hash.h"

/* Turns runs of tokens into numbers and picks which of them an archive keeps.
 * Does not know what the tokens mean, nor where fingerprints are stored. */

/* No token may weigh nothing, so a run never has more tokens than this. */
#define RUN_LIMIT ((size_t)SHINGLE_WEIGHT)

uint64_t
token_hash(const struct tokens *tokens, size_t at)
{
    return hash_str(tokens_folded(tokens, at), SHINGLE_TOKEN_SEED);
}

static void
store_u64(unsigned char *out, uint64_t value)
{
    for (int i = 0; i < 8; i++) {
        out[i] = (unsigned char)(value >> (8 * i));
    }
}

/* The token hashes of a sliding run, oldest first, as the bytes that are hashed.
 * A run that reaches the end of the space moves back to its start, so that a run
 * is always in one piece. */
struct run {
    unsigned char bytes[2 * RUN_LIMIT * 8];
    size_t start; /* in hashes */
    size_t count;
};

static void
push_hash(struct run *self, uint64_t hash)
{
    assert(self->count < RUN_LIMIT);
    if (self->start + self->count == 2 * RUN_LIMIT) {
        memmove(self->bytes, self->bytes + self->start * 8, self->count * 8);
        self->start = 0;
    }
    store_u64(self->bytes + (self->start + self->count) * 8, hash);
    self->count++;
}

static void
drop_oldest(struct run *self)
{
    self->start++;
    self->count--;
}

/* `hashes` NULL: each is made as it is needed. */
static void
add_shingles(struct shingles *self, const struct tokens *tokens, const uint64_t *hashes,
             size_t first, size_t end)
{
    assert(first <= end && end <= tokens->count);
    struct run run;
    run.start = 0;
    run.count = 0;
    uint32_t weight = 0;
    for (size_t at = first; at < end; at++) {
        push_hash(&run, hashes != NULL ? hashes[at] : token_hash(tokens, at));
        weight += tokens->data[at].weight;
        while (weight >= SHINGLE_WEIGHT) {
            struct shingle shingle = {
                .hash =
                    hash_bytes(run.bytes + run.start * 8, run.count * 8, SHINGLE_SEED),
                .first = (uint32_t)(at + 1 - run.count),
                .end = (uint32_t)(at + 1),
            };
            vec_add(self, shingle);
            weight -= tokens->data[shingle.first].weight;
            drop_oldest(&run);
        }
    }
}

void
shingles_add(struct shingles *self, const struct tokens *tokens, size_t first, size_t end)
{
    add_shingles(self, tokens, NULL, first, end);
}

void
shingles_add_hashed(struct shingles *self, const struct tokens *tokens,
                    const uint64_t *hashes, size_t first, size_t end)
{
    add_shingles(self, tokens, hashes, first, end);
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
