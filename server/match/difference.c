/* SPDX-License-Identifier: MIT */
#include "match/difference.h"

#include <stddef.h>
#include <string.h>

#include "match/figure.h"
#include "match/foreign.h"
#include "match/name.h"
#include "match/quantity.h"
#include "match/thresholds.h"

#define DAY_MAX 31
#define YEAR_MIN 1300 /* of the Hijra */
#define YEAR_MAX 2600 /* of the Buddha */

/* The words between two runs, on one side. */
struct gap {
    const struct tokens *tokens;
    struct str text;
    uint32_t first;
    uint32_t count;
};

static const struct token *
token_at(const struct gap *gap, uint32_t at)
{
    return &gap->tokens->data[gap->first + at];
}

static struct str
word_at(const struct gap *gap, uint32_t at)
{
    return tokens_folded(gap->tokens, gap->first + at);
}

static bool
is_figure(const struct token *token)
{
    return (token->flags & TOKEN_NUMBER) != 0;
}

static bool
has_figure(const struct gap *gap, uint32_t end)
{
    for (uint32_t i = 0; i < end; i++) {
        if (is_figure(token_at(gap, i))) {
            return true;
        }
    }
    return false;
}

/* The gap has one number, and ends with it. */
static bool
ends_with_figure(const struct gap *gap, struct quantity *ret)
{
    return quantity_read(ret, gap->tokens, gap->text, gap->first,
                         gap->first + gap->count) &&
           !has_figure(gap, ret->first - gap->first);
}

static bool
has_word(const struct tokens *tokens, struct str word)
{
    for (size_t i = 0; i < tokens->count; i++) {
        if (str_equal(tokens_folded(tokens, i), word)) {
            return true;
        }
    }
    return false;
}

/* In a headline every word has a capital, and where nouns have, names are not told. */
static bool
tells_names(const struct passage_draft *draft)
{
    size_t capitals = 0;
    size_t words = 0;
    for (size_t i = 0; i < draft->tokens.count; i++) {
        unsigned flags = draft->tokens.data[i].flags;
        bool counts = (flags & (TOKEN_STOP | TOKEN_NUMBER | TOKEN_SENTENCE_START)) == 0;
        words += counts;
        capitals += counts && (flags & TOKEN_CAPITAL) != 0;
    }
    return !draft->capital_nouns &&
           (double)capitals <= DIFFERENCE_CAPITALS * (double)words;
}

/* One number on each side, in the same place before the words that go on. */
static bool
figures_differ(const struct gap *here, const struct gap *there)
{
    struct quantity a;
    struct quantity b;
    return ends_with_figure(here, &a) && ends_with_figure(there, &b) &&
           quantity_differs(&a, &b);
}

/* As many names on both sides, of which one at least is another. A name that the story
 * has elsewhere, or the draft's paragraph, may be another word for the same. */
static bool
names_differ(const struct gap *here, const struct gap *there)
{
    bool differs = false;
    if (here->count != there->count) {
        return false;
    }
    for (uint32_t i = 0; i < here->count; i++) {
        struct str word = word_at(here, i);
        struct str original = word_at(there, i);
        if (!name_is_written(token_at(here, i), false) ||
            !name_is_written(token_at(there, i), false) || name_is_title(word) ||
            name_is_title(original) || has_word(there->tokens, word) ||
            has_word(here->tokens, original)) {
            return false;
        }
        differs = differs || !name_may_be_same(word, original);
    }
    return differs;
}

static struct span
bytes_of(const struct gap *gap)
{
    return (struct span){token_at(gap, 0)->source.start,
                         token_at(gap, gap->count - 1)->source.end};
}

/* A figure is shown with its sign, and a day with its month: "$27", "March 14". */
static struct span
widen(const struct gap *gap)
{
    struct quantity last;
    return quantity_read(&last, gap->tokens, gap->text, gap->first,
                         gap->first + gap->count)
               ? quantity_span(&last)
               : bytes_of(gap);
}

static bool
fits(const struct gap *gap)
{
    return gap->count > 0 && gap->count <= FIGURE_GAP;
}

/* Between a word or two on both sides it may be the number of something else: "total
 * income was 3.7 billion", "insurance income was 2.9 billion". */
static bool
is_framed(const struct run *left, const struct run *right)
{
    return left->length >= DIFFERENCE_FRAME || right->length >= DIFFERENCE_FRAME;
}

void
difference_find(struct match_differences *ret, const struct passage_draft *draft,
                const struct source *source, const struct passage *passage)
{
    bool names = tells_names(draft);
    for (size_t i = 1; i < passage->runs.count; i++) {
        const struct run *left = &passage->runs.data[i - 1];
        const struct run *right = left + 1;
        uint32_t start = left->draft + left->length;
        uint32_t first = left->source + left->length;
        if (right->source <= first) {
            continue;
        }
        struct gap here = {&draft->tokens, draft->text, start, right->draft - start};
        struct gap there = {&source->tokens, story_text(&source->story), first,
                            right->source - first};
        if (fits(&here) && fits(&there) && is_framed(left, right) &&
            (figures_differ(&here, &there) || (names && names_differ(&here, &there))) &&
            !foreign_is_behind_others(draft, here.first, source, there.first)) {
            struct match_difference difference = {widen(&here), widen(&there)};
            vec_add(ret, difference);
        }
    }
}

/* A year, or a day of a month: two reports of one time have it whatever they are of. */
static bool
is_of_a_date(struct str figure)
{
    double value = figure_value(figure);
    return memchr(figure.data, '.', figure.length) == NULL &&
           (value <= DAY_MAX ||
            (figure.length == 4 && value >= YEAR_MIN && value <= YEAR_MAX));
}

uint32_t
difference_count_kept(const struct passage_draft *draft, const struct passage *passage)
{
    uint32_t ret = 0;
    vec_each(const struct run, run, &passage->runs) {
        for (uint32_t i = run->draft; i < run->draft + run->length; i++) {
            bool number = (draft->tokens.data[i].flags & TOKEN_NUMBER) != 0;
            ret += number && !is_of_a_date(tokens_folded(&draft->tokens, i));
        }
    }
    return ret;
}

bool
difference_has_capitals(const struct passage_draft *draft)
{
    for (size_t i = 0; i < draft->tokens.count; i++) {
        if ((draft->tokens.data[i].flags & TOKEN_CAPITAL) != 0) {
            return true;
        }
    }
    return false;
}

uint32_t
difference_count_others(const struct passage_draft *draft, const struct source *source,
                        const struct passage *passage)
{
    struct match_differences differences = {0};
    if (difference_has_capitals(draft) || difference_count_kept(draft, passage) > 0) {
        return 0;
    }
    difference_find(&differences, draft, source, passage);
    uint32_t count = (uint32_t)differences.count;
    vec_release(&differences);
    return count;
}
