/* SPDX-License-Identifier: MIT */
/* Two names of persons, held against each other word by word. */
#include <stdint.h>

#include "story/speaker.h"
#include "text/phrase.h"
#include "text/token.h"

/* Bytes that two cases of a Cyrillic name share, and those in which they end. */
#define NAME_STEM 8u
#define NAME_ENDING 6u
/* Names in other alphabets are written out in several ways that begin alike. */
#define SPELLING_STEM 4u

/* Bytes that two words begin with alike. */
static size_t
common_prefix(struct str a, struct str b)
{
    size_t length = 0;
    while (length < a.length && length < b.length && a.data[length] == b.data[length]) {
        length++;
    }
    return length;
}

/* One word, or one in two cases of a language that declines names. */
static bool
is_same_word(struct str a, struct str b)
{
    size_t common = common_prefix(a, b);
    bool declined = a.length > 0 && (unsigned char)a.data[0] >= 0xD0 &&
                    common >= NAME_STEM && a.length - common <= NAME_ENDING &&
                    b.length - common <= NAME_ENDING;
    return str_equal(a, b) || declined;
}

static struct str
last_of(const struct tokens *name)
{
    return tokens_folded(name, name->count - 1);
}

/* Words that stand in both. */
static size_t
count_shared(const struct tokens *a, const struct tokens *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->count; i++) {
        for (size_t n = 0; n < b->count; n++) {
            if (is_same_word(tokens_folded(a, i), tokens_folded(b, n))) {
                shared++;
                break;
            }
        }
    }
    return shared;
}

/* "Bill" is short for "William" in some pack. */
static bool
is_nickname(struct str a, struct str b)
{
    uint32_t one = phrase_value(a, LEXICON_GIVEN, 0);
    return one != 0 && one == phrase_value(b, LEXICON_GIVEN, 0);
}

/* Two given names that can be one person's: an initial, a short form, one left out. */
static bool
may_be_one(struct str a, struct str b)
{
    return common_prefix(a, b) >= 3 || str_starts_with(a, b) || str_starts_with(b, a) ||
           is_nickname(a, b);
}

/* Of two that share their surname. */
static enum attribution
compare_given(const struct tokens *a, const struct tokens *b, bool sure)
{
    if (a->count < 2 || b->count < 2 || count_shared(a, b) > 1) {
        return ATTRIBUTION_SAME;
    }
    struct str one = tokens_folded(a, 0);
    struct str other = tokens_folded(b, 0);
    bool initial = one.length == 1 || other.length == 1;
    if (may_be_one(one, other)) {
        return ATTRIBUTION_SAME;
    }
    return sure && (!initial || one.data[0] != other.data[0]) ? ATTRIBUTION_DIFFERENT
                                                              : ATTRIBUTION_UNKNOWN;
}

static enum attribution
compare(const struct tokens *a, const struct tokens *b, bool sure)
{
    if (a->count == 0 || b->count == 0) {
        return ATTRIBUTION_UNKNOWN;
    }
    struct str one = last_of(a);
    struct str other = last_of(b);
    if (one.length > 1 && is_same_word(one, other)) {
        return compare_given(a, b, sure);
    }
    size_t shared = count_shared(a, b);
    if (shared > 1) {
        return ATTRIBUTION_SAME;
    }
    bool spelling = common_prefix(one, other) >= SPELLING_STEM;
    return sure && shared == 0 && !spelling ? ATTRIBUTION_DIFFERENT : ATTRIBUTION_UNKNOWN;
}

enum attribution
speaker_compare(struct str a, struct str b, bool sure)
{
    struct tokens left = {0};
    struct tokens right = {0};
    tokens_add(&left, a, 0);
    tokens_add(&right, b, 0);
    enum attribution attribution = compare(&left, &right, sure);
    tokens_release(&left);
    tokens_release(&right);
    return attribution;
}

static bool
is_in_name(const struct tokens *name, struct str word)
{
    for (size_t i = 0; i < name->count; i++) {
        if (is_same_word(word, tokens_folded(name, i))) {
            return true;
        }
    }
    return false;
}

bool
speaker_is_mentioned(struct str paragraph, struct span passage, struct str name)
{
    struct tokens all = {0};
    struct tokens wanted = {0};
    bool found = false;
    bool others = false;
    tokens_add(&all, paragraph, 0);
    tokens_add(&wanted, name, 0);
    for (size_t i = 0; i < all.count && wanted.count > 0; i++) {
        const struct token *token = &all.data[i];
        struct str word = tokens_folded(&all, i);
        bool outside =
            token->source.end <= passage.start || token->source.start >= passage.end;
        bool capital = (token->flags & TOKEN_CAPITAL) != 0 &&
                       (token->flags & (TOKEN_STOP | TOKEN_NUMBER)) == 0;
        found = found || (outside && is_same_word(word, last_of(&wanted)));
        others = others || (outside && capital && !is_in_name(&wanted, word));
    }
    tokens_release(&all);
    tokens_release(&wanted);
    return found && !others;
}

bool
speaker_is_known(struct str text, struct str name)
{
    struct tokens all = {0};
    struct tokens wanted = {0};
    bool found = false;
    tokens_add(&all, text, 0);
    tokens_add(&wanted, name, 0);
    for (size_t i = 0; i < all.count && wanted.count > 0 && !found; i++) {
        found = is_same_word(tokens_folded(&all, i), last_of(&wanted));
    }
    tokens_release(&all);
    tokens_release(&wanted);
    return found;
}

const char *
attribution_name(enum attribution attribution)
{
    switch (attribution) {
    case ATTRIBUTION_SAME:
        return "same";
    case ATTRIBUTION_MISSING:
        return "missing";
    case ATTRIBUTION_DIFFERENT:
        return "different";
    case ATTRIBUTION_UNKNOWN:
        break;
    }
    return NULL;
}
