/* SPDX-License-Identifier: MIT */
#include "match/pairs.h"

#include "match/hash_set.h"
#include "match/thresholds.h"

/* The hashes of the content words among tokens [first, end). */
static void
add_content(struct hash_set *ret, const struct tokens *tokens, const uint64_t *hashes,
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
add_pairs(struct hash_set *ret, const struct hash_set *content)
{
    for (size_t i = 0; i < content->count; i++) {
        for (size_t j = i + 1; j < content->count && j <= i + PAIR_DISTANCE; j++) {
            vec_add(ret, pair_of(content->data[i], content->data[j]));
        }
    }
    hash_set_normalise(ret);
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
    struct hash_set words = {0};
    struct hash_set here = {0};
    struct hash_set there = {0};

    add_content(&words, &draft->tokens, draft->hashes, draft->quoted,
                (struct span){0, (uint32_t)draft->tokens.count});
    add_pairs(&here, &words);
    vec_clear(&words);
    add_content(&words, &source->tokens, source->hashes, NULL,
                widen(draft, source, near));
    add_pairs(&there, &words);
    double share =
        here.count ? (double)hash_set_common(&here, &there) / (double)here.count : 0;

    vec_release(&words);
    vec_release(&here);
    vec_release(&there);
    return share;
}
