/* SPDX-License-Identifier: MIT */
#ifndef MATCH_WORD_SIEVE_H
#define MATCH_WORD_SIEVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Tells of most words that they are not among some others, by one bit for each hash. */
struct word_sieve {
    uint64_t *words;
    uint64_t mask;
};

/* Released by the caller. */
void word_sieve_fill(struct word_sieve *self, const uint64_t *hashes, size_t count);
void word_sieve_release(struct word_sieve *self);

/* False for most hashes that were not filled in. */
static inline bool
word_sieve_may_have(const struct word_sieve *self, uint64_t hash)
{
    return (self->words[(hash & self->mask) / 64] >> (hash % 64) & 1) != 0;
}

#endif
