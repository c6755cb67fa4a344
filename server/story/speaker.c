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
/* Bytes that two cases of a Cyrillic name share, and those in which they end. */
#define NAME_STEM 8u
#define NAME_ENDING 6u

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

/* Words of a source behind which the name stands: "according to", "по словам". */
static const char *const sources[] = {
    "according", "laut", "secondo", "segons", "segun", "selon", "словам",
};

/* A name behind one of these is a place or an office, not who speaks. */
static const char *const prepositions[] = {
    "a",   "am",   "at",    "au",   "aus",  "bei",   "by",  "da",  "das",
    "de",  "del",  "della", "dem",  "den",  "der",   "des", "di",  "die",
    "do",  "dos",  "du",    "ein",  "eine", "einer", "en",  "for", "from",
    "im",  "in",   "na",    "near", "no",   "of",    "on",  "to",  "vom",
    "von", "with", "в",     "для",  "из",   "на",    "о",   "при", "с",
};

/* Behind these stands who was told. */
static const char *const told_to[] = {
    "tells",
    "told",
};

/* Whoever it is was named elsewhere. */
static const char *const pronouns[] = {
    "el",  "ela", "ele",  "eles", "ella", "elle", "elles", "ellos",
    "er",  "es",  "he",   "il",   "ils",  "it",   "lei",   "lui",
    "she", "sie", "they", "who",  "он",   "она",  "они",
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

/* The name that token `at` is of is no place or office. */
static bool
is_speaker(const struct tokens *tokens, size_t at, bool behind_source)
{
    size_t first = at;
    while (first > 0 && is_name(tokens, first) && is_name(tokens, first - 1)) {
        first--;
    }
    return is_name(tokens, at) && (first == 0 || (behind_source && at == first) ||
                                   !STANDS_IN(tokens, first - 1, prepositions));
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

/* Arabic writes "and" in one word with the verb. */
static bool
is_verb(const struct tokens *tokens, size_t at)
{
    struct str word = tokens_folded(tokens, at);
    struct str bare =
        str_starts_with(word, STR("\u0648")) ? str_slice(word, 2, word.length) : word;
    return STANDS_IN(tokens, at, verbs) || STANDS_IN(tokens, at, sources) ||
           bsearch(&bare, verbs, sizeof verbs / sizeof *verbs, sizeof *verbs,
                   compare_words) != NULL;
}

static bool
find_beside(const struct tokens *tokens, struct str text, size_t verb, struct span *ret)
{
    bool names_listener = STANDS_IN(tokens, verb, told_to);
    bool only_behind = STANDS_IN(tokens, verb, sources);
    if ((verb > 0 && STANDS_IN(tokens, verb - 1, pronouns)) ||
        (verb + 1 < tokens->count && STANDS_IN(tokens, verb + 1, pronouns))) {
        return false;
    }
    for (size_t step = 1; step <= NAME_NEAR; step++) {
        if (!names_listener && verb + step < tokens->count &&
            is_speaker(tokens, verb + step, only_behind) &&
            is_one_sentence(tokens, verb, verb + step)) {
            *ret = grow_name(tokens, text, verb + step);
            return true;
        }
        if (!only_behind && step <= verb && is_speaker(tokens, verb - step, false) &&
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
        if (is_verb(&tokens, at)) {
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

/* Two to eight characters, none of them a pronoun or particle alone. */
static bool
is_han_name(struct str name)
{
    static const char *const none[] = {"\u4ed6\u4eec", "\u5979\u4eec", "\u5f7c\u5973",
                                       "\u8bb0\u8005"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        if (str_equal(name, str_from(none[i]))) {
            return false;
        }
    }
    return name.length >= 6 && name.length <= 24;
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
        struct str name = str_slice(text, start, verb);
        if (is_han_name(name)) {
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
    bool declined = (unsigned char)a.data[0] >= 0xD0 && common >= NAME_STEM &&
                    a.length - common <= NAME_ENDING && b.length - common <= NAME_ENDING;
    return a.length > 1 && (str_equal(a, b) || declined);
}

static bool
is_same_at_end(const struct tokens *a, const struct tokens *b)
{
    return a->count > 0 && b->count > 0 &&
           is_same_word(tokens_folded(a, a->count - 1), tokens_folded(b, b->count - 1));
}

bool
speaker_is_same(struct str a, struct str b)
{
    struct tokens left = {0};
    struct tokens right = {0};
    tokens_add(&left, a, 0);
    tokens_add(&right, b, 0);
    bool same = is_same_at_end(&left, &right);
    tokens_release(&left);
    tokens_release(&right);
    return same;
}

static bool
lies_in(const struct token *token, struct span span)
{
    return token->source.start < span.end && token->source.end > span.start;
}

bool
speaker_is_mentioned(struct str paragraph, struct span quotation, struct str name)
{
    struct tokens all = {0};
    struct tokens wanted = {0};
    bool found = false;
    tokens_add(&all, paragraph, 0);
    tokens_add(&wanted, name, 0);
    for (size_t i = 0; i < all.count && wanted.count > 0 && !found; i++) {
        found = !lies_in(&all.data[i], quotation) &&
                is_same_word(tokens_folded(&all, i),
                             tokens_folded(&wanted, wanted.count - 1));
    }
    tokens_release(&all);
    tokens_release(&wanted);
    return found;
}

bool
speaker_may_be_named(struct str paragraph, struct span quotation)
{
    struct tokens all = {0};
    bool found = false;
    tokens_add(&all, paragraph, 0);
    for (size_t i = 0; i < all.count && !found; i++) {
        bool plain = (all.data[i].flags & TOKEN_SENTENCE_START) == 0;
        found = !lies_in(&all.data[i], quotation) &&
                ((plain && is_name(&all, i)) || STANDS_IN(&all, i, pronouns) ||
                 (all.data[i].flags & TOKEN_UNSPACED) != 0);
    }
    tokens_release(&all);
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
