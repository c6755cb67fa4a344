/* SPDX-License-Identifier: MIT */
/* What is believed is a name that is repeated at once, in full, with nothing but capitals
 * between, and the word in capitals that closes the card. */
#include "story/hover_card.h"

#include "base/memory.h"
#include "story/thresholds.h"
#include "text/phrase.h"
#include "text/script.h"
#include "text/utf8.h"

struct words {
    VEC_OF(struct span);
};

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static void
find_words(struct words *ret, struct str text)
{
    for (size_t at = 0; at < text.length;) {
        size_t end = at;
        while (end < text.length && !is_blank(text.data[end])) {
            end++;
        }
        if (end > at) {
            vec_add(ret, ((struct span){(uint32_t)at, (uint32_t)end}));
        }
        at = end + 1;
    }
}

/* Without the brackets of a pet name: "(Bob)". */
static struct span
inside_brackets(struct str text, struct span word)
{
    if (text.data[word.start] == '(') {
        word.start++;
        if (word.end > word.start && text.data[word.end - 1] == ')') {
            word.end--;
        }
    }
    return word;
}

static bool
opens_with_capital(struct str text, struct span word)
{
    size_t at = word.start;
    return at < word.end && char_is_upper(utf8_next(text, &at));
}

/* A capital or a digit right behind a small letter: a title is glued to the name. */
static bool
is_glue(struct str text, size_t at)
{
    size_t next = at;
    uint32_t c = utf8_next(text, &next);
    unsigned char before = (unsigned char)text.data[at - 1];
    bool is_letter = before >= 'a' && before <= 'z';
    return (is_letter || before >= 0x80) && (char_is_upper(c) || (c >= '0' && c <= '9'));
}

/* Whether the word is the name again; *glued where more is joined to it. */
static bool
repeats(struct str text, struct span name, struct span word, bool *glued)
{
    struct str head = span_of(text, name);
    *glued = span_length(word) > head.length;
    return span_length(word) >= head.length &&
           str_equal(head, str_slice(text, word.start, word.start + head.length)) &&
           (!*glued || is_glue(text, word.start + head.length));
}

/* Where a card opens whose name begins with that word; STR_NOT_FOUND if none does. */
static size_t
find_opening(struct str text, const struct words *words, size_t first)
{
    struct span name = inside_brackets(text, words->data[first]);
    bool glued;
    if (span_length(name) < CARD_NAME_MIN || !opens_with_capital(text, name)) {
        return STR_NOT_FOUND;
    }
    for (size_t i = first + 1; i < words->count && i <= first + CARD_NAME_WORDS; i++) {
        struct span word = inside_brackets(text, words->data[i]);
        bool is_joint = span_length(words->data[i]) <= CARD_NAME_MIN; /* "de" */
        if (!opens_with_capital(text, word) && !is_joint) {
            break;
        }
        struct str head = span_of(text, name);
        size_t tail = word.end - head.length; /* "BreyerStephen" */
        if (span_length(word) > head.length && word.end >= head.length &&
            str_equal(head, str_slice(text, tail, word.end)) && is_glue(text, tail)) {
            return tail;
        }
        if (repeats(text, name, word, &glued)) {
            return glued ? name.end : word.start;
        }
    }
    return STR_NOT_FOUND;
}

/* Behind the word in capitals that closes the card; STR_NOT_FOUND where none does. */
static size_t
find_closing(struct str text, size_t from)
{
    struct str reach = str_slice(text, 0, from + CARD_LIMIT);
    struct phrase phrase;
    for (size_t at = from; phrase_find(reach, at, LEXICON_SET(LEXICON_CARD_END), &phrase);
         at = phrase.end) {
        size_t last = utf8_floor(reach, phrase.end - 1);
        if (!char_is_lower(utf8_next(reach, &last))) {
            return phrase.end;
        }
    }
    return STR_NOT_FOUND;
}

void
hover_cards_find(struct spans *ret, struct str paragraph)
{
    struct words words = {0};
    struct phrase phrase;
    size_t done = 0;
    if (phrase_find(paragraph, 0, LEXICON_SET(LEXICON_CARD_END), &phrase)) {
        find_words(&words, paragraph);
    }
    for (size_t i = 0; i < words.count; i++) {
        size_t start = words.data[i].start >= done ? find_opening(paragraph, &words, i)
                                                   : STR_NOT_FOUND;
        size_t end =
            start != STR_NOT_FOUND ? find_closing(paragraph, start) : STR_NOT_FOUND;
        if (end != STR_NOT_FOUND) {
            vec_add(ret, ((struct span){(uint32_t)start, (uint32_t)end}));
            done = end;
        }
    }
    vec_release(&words);
}
