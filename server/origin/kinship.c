/* SPDX-License-Identifier: MIT */
#include "origin/kinship.h"

#include "base/memory.h"

/* A paragraph of this many words, this part of whose shingles is in the other
 * story, is shared. */
#define SHARED_MIN_WORDS 8
#define SHARED_MIN_CONTAINMENT 0.50
#define KIN_NAMED_PARAGRAPHS 2
#define KIN_PARAGRAPHS 3
#define KIN_PARAGRAPH_SHARE 0.30
/* Almost wholly: shared paragraphs have this part of the words of either. */
#define KIN_WHOLE_SHARE 0.80

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

static bool
has_enough(size_t hits, size_t count)
{
    return count > 0 && (double)hits >= SHARED_MIN_CONTAINMENT * (double)count;
}

/* Whether the other story has paragraph `at` of this one. */
static bool
has_paragraph(const struct source *self, size_t at, const struct source *other)
{
    const struct source_shingles *shingles = source_shingles(self);
    struct span range = shingles->of_paragraphs.data[at];
    size_t hits = 0;
    for (uint32_t i = range.start; i < range.end; i++) {
        hits += source_has_shingle(other, shingles->all.data[i].hash);
    }
    return has_enough(hits, span_length(range));
}

/* Whether the other story has tokens [start, end) of this one. */
static bool
has_tokens(const struct source *self, size_t start, size_t end,
           const struct source *other)
{
    struct shingles found = {0};
    size_t hits = 0;
    shingles_add_hashed(&found, &self->tokens, self->hashes, start, end);
    vec_each(struct shingle, shingle, &found) {
        hits += source_has_shingle(other, shingle->hash);
    }
    bool has = has_enough(hits, found.count);
    vec_release(&found);
    return has;
}

bool
kinship_has_passage(const struct source *self, struct span passage,
                    const struct source *other)
{
    size_t start = 0;
    while (start < self->tokens.count &&
           self->tokens.data[start].source.start < passage.start) {
        start++;
    }
    size_t end = start;
    while (end < self->tokens.count && self->tokens.data[end].source.end <= passage.end) {
        end++;
    }
    return has_tokens(self, start, end, other);
}

struct shared {
    uint32_t paragraphs; /* of a that b has */
    uint32_t of;         /* paragraphs of a that are long enough */
    uint32_t words;      /* of the shared paragraphs */
    uint32_t of_words;
};

static struct shared
count_shared(const struct source *a, const struct source *b)
{
    struct shared shared = {0};
    for (size_t i = 0; i < a->paragraph_tokens.count; i++) {
        struct span range = a->paragraph_tokens.data[i];
        uint32_t words = tokens_words(&a->tokens, range.start, range.end);
        if (words < SHARED_MIN_WORDS) {
            continue;
        }
        bool has = has_paragraph(a, i, b);
        shared.of++;
        shared.of_words += words;
        shared.paragraphs += has;
        shared.words += has ? words : 0;
    }
    return shared;
}

static bool
is_whole(struct shared shared)
{
    return shared.of_words > 0 && shared.words >= KIN_WHOLE_SHARE * shared.of_words;
}

struct kinship
kinship_of(const struct source *a, const struct source *b)
{
    const struct story *left = &a->story;
    const struct story *right = &b->story;
    struct kinship kinship = {0};
    bool same_item = left->guid != NULL && right->guid != NULL &&
                     str_equal(str_from(left->guid), str_from(right->guid));
    if (!same_item && are_far_apart(left, right)) {
        return kinship;
    }
    struct shared there = count_shared(a, b);
    struct shared back = count_shared(b, a);
    uint32_t common =
        there.paragraphs > back.paragraphs ? there.paragraphs : back.paragraphs;
    uint32_t shorter = there.of < back.of ? there.of : back.of;
    kinship.is_named = same_item || (common >= KIN_NAMED_PARAGRAPHS &&
                                     (are_same_line(left->sign_off, right->sign_off) ||
                                      are_same_line(left->headline, right->headline)));
    kinship.is_kin = kinship.is_named || (common >= KIN_PARAGRAPHS &&
                                          common >= KIN_PARAGRAPH_SHARE * shorter);
    kinship.is_whole = is_whole(there) && is_whole(back);
    return kinship;
}
