/* SPDX-License-Identifier: MIT */
#include "origin/kinship.h"

#include "base/memory.h"

#define KIN_MAX_DAYS 3
/* A paragraph of this many words, this part of whose shingles is in the other
 * story, is shared. */
#define SHARED_MIN_WORDS 8
#define SHARED_MIN_CONTAINMENT 0.50
#define KIN_NAMED_PARAGRAPHS 2
#define KIN_PARAGRAPHS 3
#define KIN_PARAGRAPH_SHARE 0.30

static bool
has_day(struct date date)
{
    return date.precision >= DATE_DAY;
}

static bool
are_far_apart(const struct story *a, const struct story *b)
{
    if (!has_day(a->published) || !has_day(b->published)) {
        return false;
    }
    int32_t days = date_day(a->published) - date_day(b->published);
    return days > KIN_MAX_DAYS || days < -KIN_MAX_DAYS;
}

static bool
are_same_line(const char *a, const char *b)
{
    return tokens_same_words(str_from(a), str_from(b));
}

struct shared {
    uint32_t paragraphs; /* of a that b has */
    uint32_t of;         /* paragraphs of a that are long enough */
};

static struct shared
count_shared(const struct source *a, const struct source *b)
{
    struct shared shared = {0};
    struct shingles shingles = {0};
    vec_each(struct span, range, &a->paragraph_tokens) {
        if (tokens_words(&a->tokens, range->start, range->end) < SHARED_MIN_WORDS) {
            continue;
        }
        vec_clear(&shingles);
        shingles_add(&shingles, &a->tokens, range->start, range->end);
        size_t hits = 0;
        vec_each(struct shingle, shingle, &shingles) {
            hits += source_find_shingle(b, shingle->hash) != SOURCE_NO_SHINGLE;
        }
        shared.of++;
        shared.paragraphs +=
            shingles.count > 0 &&
            (double)hits >= SHARED_MIN_CONTAINMENT * (double)shingles.count;
    }
    vec_release(&shingles);
    return shared;
}

bool
is_kin(const struct source *a, const struct source *b)
{
    const struct story *left = &a->story;
    const struct story *right = &b->story;
    if (left->guid != NULL && right->guid != NULL &&
        str_equal(str_from(left->guid), str_from(right->guid))) {
        return true;
    }
    if (are_far_apart(left, right)) {
        return false;
    }
    struct shared there = count_shared(a, b);
    struct shared back = count_shared(b, a);
    uint32_t common =
        there.paragraphs > back.paragraphs ? there.paragraphs : back.paragraphs;
    if (common >= KIN_NAMED_PARAGRAPHS &&
        (are_same_line(left->sign_off, right->sign_off) ||
         are_same_line(left->headline, right->headline))) {
        return true;
    }
    uint32_t shorter = there.of < back.of ? there.of : back.of;
    return common >= KIN_PARAGRAPHS && common >= KIN_PARAGRAPH_SHARE * shorter;
}
