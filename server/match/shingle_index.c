/* SPDX-License-Identifier: MIT */
#include "match/shingle_index.h"

#include <string.h>

#include "base/hash.h"
#include "base/memory.h"

/* At most half as many shingles as buckets. */
static unsigned
bits_for(size_t shingles)
{
    unsigned bits = 4;
    while (bits < 32 && (size_t)1 << (bits - 1) < shingles) {
        bits++;
    }
    return bits;
}

/* Multiplied with a number that nobody outside knows, as who wrote the text may have
 * chosen its hashes. */
static uint32_t *
bucket_of(const struct shingle_index *self, uint64_t hash)
{
    return &self->buckets[hash * self->factor >> (64 - self->bits)];
}

/* Chained from the last to the first, so that a chain ascends. */
void
shingle_index_build(struct shingle_index *self, const struct shingles *shingles)
{
    self->bits = bits_for(shingles->count);
    self->factor = hash_process_seed() | 1;
    size_t buckets = (size_t)1 << self->bits;
    self->buckets = memory_alloc_array(buckets, sizeof *self->buckets);
    self->next = memory_alloc_array(shingles->count, sizeof *self->next);
    memset(self->buckets, 0xFF, buckets * sizeof *self->buckets);
    for (size_t i = shingles->count; i-- > 0;) {
        uint32_t *bucket = bucket_of(self, shingles->data[i].hash);
        self->next[i] = *bucket;
        *bucket = (uint32_t)i;
    }
}

void
shingle_index_release(struct shingle_index *self)
{
    memory_free(self->buckets);
    memory_free(self->next);
    *self = (struct shingle_index){0};
}

uint32_t
shingle_index_find(const struct shingle_index *self, const struct shingles *shingles,
                   uint64_t hash)
{
    uint32_t at = *bucket_of(self, hash);
    while (at != SHINGLE_INDEX_NONE && shingles->data[at].hash != hash) {
        at = self->next[at];
    }
    return at;
}
