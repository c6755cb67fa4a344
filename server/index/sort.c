/* SPDX-License-Identifier: MIT */
/* Radix sort from the lowest digit up. A digit of 11 bits keeps the write heads of
 * a pass inside the first-level cache; digits in which all keys agree (the upper
 * bits of small ordinals) cost nothing but their count. */
#include "index/sort.h"

#include <string.h>

#define DIGIT_BITS 11
#define DIGITS 6
#define DIGIT_VALUES ((size_t)1 << DIGIT_BITS)

static size_t
digit_of(uint64_t key, unsigned digit)
{
    return (size_t)(key >> digit * DIGIT_BITS) & (DIGIT_VALUES - 1);
}

static void
sort_by_digit(const uint64_t *from, uint64_t *to, size_t count, unsigned digit,
              const size_t *counts)
{
    size_t heads[DIGIT_VALUES];
    size_t head = 0;
    for (size_t i = 0; i < DIGIT_VALUES; i++) {
        heads[i] = head;
        head += counts[i];
    }
    for (size_t i = 0; i < count; i++) {
        to[heads[digit_of(from[i], digit)]++] = from[i];
    }
}

void
sort_keys(uint64_t *keys, uint64_t *scratch, size_t count)
{
    size_t counts[DIGITS][DIGIT_VALUES];
    uint64_t *from = keys;
    uint64_t *to = scratch;
    memset(counts, 0, sizeof counts);
    for (size_t i = 0; i < count; i++) {
        for (unsigned digit = 0; digit < DIGITS; digit++) {
            counts[digit][digit_of(keys[i], digit)]++;
        }
    }
    for (unsigned digit = 0; count > 0 && digit < DIGITS; digit++) {
        if (counts[digit][digit_of(keys[0], digit)] == count) {
            continue;
        }
        sort_by_digit(from, to, count, digit, counts[digit]);
        uint64_t *swap = from;
        from = to;
        to = swap;
    }
    if (from != keys) {
        memcpy(keys, from, count * sizeof *keys);
    }
}
