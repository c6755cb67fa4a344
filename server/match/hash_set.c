/* SPDX-License-Identifier: MIT */
#include "match/hash_set.h"

#include <stdlib.h>

static int
compare_hashes(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

void
hash_set_normalise(struct hash_set *self)
{
    if (self->count < 2) {
        return;
    }
    qsort(self->data, self->count, sizeof *self->data, compare_hashes);
    size_t kept = 1;
    for (size_t i = 1; i < self->count; i++) {
        if (self->data[i] != self->data[kept - 1]) {
            self->data[kept++] = self->data[i];
        }
    }
    self->count = kept;
}

size_t
hash_set_common(const struct hash_set *a, const struct hash_set *b)
{
    size_t common = 0;
    size_t i = 0;
    size_t j = 0;
    while (i < a->count && j < b->count) {
        if (a->data[i] == b->data[j]) {
            common++;
            i++;
            j++;
        } else if (a->data[i] < b->data[j]) {
            i++;
        } else {
            j++;
        }
    }
    return common;
}
