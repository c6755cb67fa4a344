/* SPDX-License-Identifier: MIT */
#include "match/pairs.h"

#include <stdlib.h>

#include "base/memory.h"
#include "match/thresholds.h"

struct hashes {
    VEC_OF(uint64_t);
};

/* The hashes of the content words among tokens [first, end). */
static void
add_content(struct hashes *ret, const struct tokens *tokens, const uint64_t *hashes,
            const bool *left_out, struct span range)
{
    for (uint32_t i = range.start; i < range.end; i++) {
        bool skip = (tokens->data[i].flags & TOKEN_STOP) != 0 ||
                    (left_out != NULL && left_out[i]);
        if (!skip) {
            vec_add(ret, hashes[i]);
        }
    }
}

static int
compare_hashes(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

/* The same for (a, b) and (b, a). */
static uint64_t
pair_of(uint64_t a, uint64_t b)
{
    uint64_t low = a < b ? a : b;
    uint64_t high = a < b ? b : a;
    return (low * UINT64_C(0x9E3779B97F4A7C15)) ^ (high + (high << 31 | high >> 33));
}

/* Sorted, without repeats. */
static void
add_pairs(struct hashes *ret, const struct hashes *content)
{
    for (size_t i = 0; i < content->count; i++) {
        for (size_t j = i + 1; j < content->count && j <= i + PAIR_DISTANCE; j++) {
            vec_add(ret, pair_of(content->data[i], content->data[j]));
        }
    }
    if (ret->count < 2) {
        return;
    }
    qsort(ret->data, ret->count, sizeof *ret->data, compare_hashes);
    size_t kept = 1;
    for (size_t i = 1; i < ret->count; i++) {
        if (ret->data[i] != ret->data[kept - 1]) {
            ret->data[kept++] = ret->data[i];
        }
    }
    ret->count = kept;
}

static size_t
count_common(const struct hashes *a, const struct hashes *b)
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

/* A rewording moves words about: look as far around as the paragraph is long. */
static struct span
widen(const struct passage_draft *draft, const struct source *source, struct span near)
{
    uint32_t count = (uint32_t)source->tokens.count;
    uint32_t reach = (uint32_t)draft->tokens.count / 2;
    return (struct span){
        near.start > reach ? near.start - reach : 0,
        count - near.end > reach ? near.end + reach : count,
    };
}

double
pairs_share(const struct passage_draft *draft, const struct source *source,
            struct span near)
{
    struct hashes words = {0};
    struct hashes here = {0};
    struct hashes there = {0};

    add_content(&words, &draft->tokens, draft->hashes, draft->quoted,
                (struct span){0, (uint32_t)draft->tokens.count});
    add_pairs(&here, &words);
    vec_clear(&words);
    add_content(&words, &source->tokens, source->hashes, NULL,
                widen(draft, source, near));
    add_pairs(&there, &words);
    double share =
        here.count ? (double)count_common(&here, &there) / (double)here.count : 0;

    vec_release(&words);
    vec_release(&here);
    vec_release(&there);
    return share;
}
