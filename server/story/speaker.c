/* SPDX-License-Identifier: MIT */
#include "story/speaker.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/token.h"

/* Words beside a verb that may be the name: "said the harbour master, Ingrid Thorsby". */
#define NAME_NEAR 8
/* In scripts without capitals the name is what stands next to the verb. */
#define PLAIN_NAME_TOKENS 4

/* Verbs of saying as drafts are folded, sorted. */
static const char *const verbs[] = {
    "added",    "afirmo",   "ajoute",   "anadio",     "argued",     "aseguro",
    "asserted", "betonte",  "comento",  "commented",  "complained", "declara",
    "declare",  "declared", "declaro",  "dichiarato", "dijo",       "disse",
    "dit",      "erklart",  "erklarte", "estime",     "explained",  "explico",
    "indique",  "insisted", "meinte",   "noted",      "observed",   "recalled",
    "replied",  "sagt",     "sagte",    "said",       "says",       "senalo",
    "stated",   "tells",    "told",     "warned",     "warnte",     "wrote",
    "говорит",  "добавил",  "добавила", "заявил",     "заявила",    "отметил",
    "отметила", "пояснил",  "пояснила", "сказал",     "сказала",    "сообщил",
    "сообщила", "اضاف",     "اضافت",    "اكد",        "اكدت",       "صرح",
    "صرحت",     "قال",      "قالت",
};

/* Behind these stands who was told. */
static const char *const told_to[] = {
    "tells",
    "told",
};

/* Whoever it is was named elsewhere. */
static const char *const pronouns[] = {
    "el",  "ela",  "ele", "eles", "ella", "elle", "elles", "ellos", "er",
    "es",  "he",   "i",   "il",   "ils",  "it",   "lei",   "lui",   "she",
    "sie", "they", "we",  "who",  "он",   "она",  "они",
};

/* Names, but nobody's. */
static const char *const days[] = {
    "apr",        "april",    "aug",      "august",  "dec",       "december", "dienstag",
    "donnerstag", "feb",      "february", "freitag", "fri",       "friday",   "jan",
    "january",    "jul",      "july",     "jun",     "june",      "mar",      "march",
    "may",        "mittwoch", "mon",      "monday",  "montag",    "nov",      "november",
    "oct",        "october",  "samstag",  "sat",     "saturday",  "sep",      "sept",
    "september",  "sonntag",  "sun",      "sunday",  "thu",       "thurs",    "thursday",
    "tue",        "tues",     "tuesday",  "wed",     "wednesday",
};

/* Han verbs: one token a character, so they are looked for in the text itself. */
static const char *const han_verbs[] = {"表示", "说", "說", "称", "稱", "指出", "述べた"};

static int
compare_words(const void *key, const void *element)
{
    const struct str *word = key;
    const char *listed = *(const char *const *)element;
    size_t length = strlen(listed);
    size_t shorter = word->length < length ? word->length : length;
    int order = memcmp(word->data, listed, shorter);
    return order != 0 ? order : (word->length > length) - (word->length < length);
}

#define STANDS_IN(tokens, at, list) \
    stands_in(tokens, at, list, sizeof(list) / sizeof *(list))

static bool
stands_in(const struct tokens *tokens, size_t at, const char *const *list, size_t count)
{
    struct str word = tokens_folded(tokens, at);
    return bsearch(&word, list, count, sizeof *list, compare_words) != NULL;
}

/* Latin, Greek and Cyrillic names have capitals; where the verb has no kin with them
 * anything beside it may be the name. */
static bool
has_capitals(const struct tokens *tokens, size_t verb)
{
    unsigned char first = (unsigned char)tokens_folded(tokens, verb).data[0];
    return first < 0xD6; /* up to Cyrillic */
}

static bool
is_name(const struct tokens *tokens, size_t at)
{
    const struct token *token = &tokens->data[at];
    return (token->flags & TOKEN_CAPITAL) != 0 &&
           (token->flags & (TOKEN_STOP | TOKEN_NUMBER)) == 0 &&
           !STANDS_IN(tokens, at, days);
}

/* Two tokens of one name: nothing but a blank, a full stop or a hyphen between them. */
static bool
are_joined(struct str text, const struct token *left, const struct token *right)
{
    for (uint32_t i = left->source.end; i < right->source.start; i++) {
        char c = text.data[i];
        if (c != ' ' && c != '.' && c != '-' && c != '\'') {
            return false;
        }
    }
    return true;
}

/* The name that token `at` is of. */
static struct span
grow_name(const struct tokens *tokens, struct str text, size_t at)
{
    size_t first = at;
    size_t last = at;
    while (first > 0 && is_name(tokens, first - 1) &&
           are_joined(text, &tokens->data[first - 1], &tokens->data[first])) {
        first--;
    }
    while (last + 1 < tokens->count && is_name(tokens, last + 1) &&
           are_joined(text, &tokens->data[last], &tokens->data[last + 1])) {
        last++;
    }
    return (struct span){tokens->data[first].source.start, tokens->data[last].source.end};
}

/* No sentence ends between two tokens. */
static bool
is_one_sentence(const struct tokens *tokens, size_t from, size_t to)
{
    for (size_t i = from + 1; i <= to; i++) {
        if ((tokens->data[i].flags & TOKEN_SENTENCE_START) != 0) {
            return false;
        }
    }
    return true;
}

static bool
find_beside(const struct tokens *tokens, struct str text, size_t verb, struct span *ret)
{
    bool names_listener = STANDS_IN(tokens, verb, told_to);
    if ((verb > 0 && STANDS_IN(tokens, verb - 1, pronouns)) ||
        (verb + 1 < tokens->count && STANDS_IN(tokens, verb + 1, pronouns))) {
        return false;
    }
    for (size_t step = 1; step <= NAME_NEAR; step++) {
        if (!names_listener && verb + step < tokens->count &&
            is_name(tokens, verb + step) && is_one_sentence(tokens, verb, verb + step)) {
            *ret = grow_name(tokens, text, verb + step);
            return true;
        }
        if (step <= verb && is_name(tokens, verb - step) &&
            is_one_sentence(tokens, verb - step, verb)) {
            *ret = grow_name(tokens, text, verb - step);
            return true;
        }
    }
    return false;
}

/* The words behind the verb up to a sign. */
static bool
find_plain(const struct tokens *tokens, struct str text, size_t verb, struct span *ret)
{
    size_t last = verb;
    while (last + 1 < tokens->count && last - verb < PLAIN_NAME_TOKENS &&
           are_joined(text, &tokens->data[last], &tokens->data[last + 1]) &&
           (tokens->data[last + 1].flags & TOKEN_STOP) == 0) {
        last++;
    }
    if (last == verb) {
        return false;
    }
    *ret =
        (struct span){tokens->data[verb + 1].source.start, tokens->data[last].source.end};
    return true;
}

/* In `region` of the paragraph, the verb nearest to the speech: the first one behind it,
 * the last one before it, in the sentence next to it. */
static bool
find_by_verb(struct str paragraph, struct span region, bool behind, struct span *ret)
{
    struct tokens tokens = {0};
    bool found = false;
    tokens_add(&tokens, span_of(paragraph, region), region.start);
    bool next_sentence = false;
    for (size_t i = 0; i < tokens.count && !found && !next_sentence; i++) {
        size_t at = behind ? i : tokens.count - 1 - i;
        bool starts = (tokens.data[at].flags & TOKEN_SENTENCE_START) != 0;
        if (behind && i > 0 && starts) {
            break;
        }
        next_sentence = !behind && starts;
        if (STANDS_IN(&tokens, at, verbs)) {
            found = has_capitals(&tokens, at) ? find_beside(&tokens, paragraph, at, ret)
                                              : find_plain(&tokens, paragraph, at, ret);
        }
    }
    tokens_release(&tokens);
    return found;
}

static size_t
find_bytes(struct str text, const char *wanted)
{
    size_t length = strlen(wanted);
    for (size_t i = 0; i + length <= text.length; i++) {
        if (memcmp(text.data + i, wanted, length) == 0) {
            return i;
        }
    }
    return STR_NOT_FOUND;
}

/* Where the code point in front of byte `at` begins. */
static size_t
step_back(struct str text, size_t at)
{
    do {
        at--;
    } while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80);
    return at;
}

static bool
is_sign(struct str code_point)
{
    static const char *const signs[] = {"，", "。", "、", "「", "」", "“", "”", "\n"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (str_equal(code_point, str_from(signs[i]))) {
            return true;
        }
    }
    return false;
}

/* Chinese and Japanese: what stands before the verb, back to a sign. */
static bool
find_by_han_verb(struct str paragraph, struct span region, struct span *ret)
{
    struct str text = span_of(paragraph, region);
    for (size_t i = 0; i < sizeof han_verbs / sizeof *han_verbs; i++) {
        size_t verb = find_bytes(text, han_verbs[i]);
        if (verb == STR_NOT_FOUND) {
            continue;
        }
        size_t start = verb;
        while (start > 0) {
            size_t previous = step_back(text, start);
            if (is_sign(str_slice(text, previous, start))) {
                break;
            }
            start = previous;
        }
        if (start < verb) {
            *ret = (struct span){region.start + (uint32_t)start,
                                 region.start + (uint32_t)verb};
            return true;
        }
    }
    return false;
}

bool
speaker_find(struct str paragraph, struct span quotation, struct span *ret)
{
    uint32_t length = (uint32_t)paragraph.length;
    uint32_t end = quotation.end;
    uint32_t start = quotation.start;
    struct span behind = {end,
                          length - end > SPEAKER_REACH ? end + SPEAKER_REACH : length};
    struct span before = {start > SPEAKER_REACH ? start - SPEAKER_REACH : 0, start};
    return find_by_verb(paragraph, behind, true, ret) ||
           find_by_verb(paragraph, before, false, ret) ||
           find_by_han_verb(paragraph, before, ret) ||
           find_by_han_verb(paragraph, behind, ret);
}

bool
speaker_is_same(struct str a, struct str b)
{
    struct tokens left = {0};
    struct tokens right = {0};
    bool same = false;
    tokens_add(&left, a, 0);
    tokens_add(&right, b, 0);
    for (size_t i = 0; i < left.count && !same; i++) {
        struct str word = tokens_folded(&left, i);
        for (size_t j = 0; j < right.count && !same; j++) {
            same = word.length > 1 && str_equal(word, tokens_folded(&right, j));
        }
    }
    tokens_release(&left);
    tokens_release(&right);
    return same;
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
