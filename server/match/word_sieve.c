/* SPDX-License-Identifier: MIT */
#include "match/word_sieve.h"

#include "base/memory.h"

/* Bits for each word, and bits at most, which are 128 kB. */
#define SIEVE_SPARSE 16
#define SIEVE_MAX_BITS ((size_t)1 << 20)

void
word_sieve_fill(struct word_sieve *self, const uint64_t *hashes, size_t count)
{
    size_t bits = 1024;
    while (bits < SIEVE_SPARSE * count && bits < SIEVE_MAX_BITS) {
        bits *= 2;
    }
    self->mask = bits - 1;
    self->words = memory_zalloc_array(bits / 64, sizeof *self->words);
    for (size_t i = 0; i < count; i++) {
        self->words[(hashes[i] & self->mask) / 64] |= UINT64_C(1) << (hashes[i] % 64);
    }
}

void
word_sieve_release(struct word_sieve *self)
{
    memory_free(self->words);
    *self = (struct word_sieve){0};
}
