/* SPDX-License-Identifier: MIT */
#include "match/name.h"

#include <stddef.h>
#include <string.h>

#include "lexicon/lexicon.h"
#include "match/country.h"

#define GIVEN LEXICON_SET(LEXICON_GIVEN)
#define TITLES LEXICON_SET(LEXICON_HONORIFIC, LEXICON_OFFICE)

#define LONG_NAME 5          /* letters: a slip in a shorter one makes another name */
#define ABBREVIATION_LIMIT 4 /* letters */
#define SOUNDS_LIMIT 24
/* Letters of a stem that two forms of a name share, and of what is behind it. */
#define STEM_MIN 4
#define ENDING_LIMIT 3

static bool
is_vowel(char c)
{
    return memchr("aeiouy", c, 6) != NULL;
}

/* One letter too many, two letters in the wrong order, or one vowel for another. */
static bool
is_slip(struct str a, struct str b)
{
    if (a.length < b.length) {
        return is_slip(b, a);
    }
    size_t start = 0;
    while (start < b.length && a.data[start] == b.data[start]) {
        start++;
    }
    size_t tail = 0;
    while (tail < b.length - start &&
           a.data[a.length - 1 - tail] == b.data[b.length - 1 - tail]) {
        tail++;
    }
    if (start == 0 || a.length < LONG_NAME) {
        return false;
    }
    const char *left = a.data + start;
    const char *right = b.data + start;
    size_t differ = b.length - start - tail;
    if (a.length != b.length) {
        return a.length == b.length + 1 && differ == 0;
    }
    return (differ == 1 && is_vowel(*left) && is_vowel(*right)) ||
           (differ == 2 && left[0] == right[1] && left[1] == right[0]);
}

bool
name_is_same(struct str a, struct str b)
{
    if (country_is_one(a) && country_is_one(b)) {
        return country_is_same(a, b);
    }
    return str_starts_with(a, b) || str_starts_with(b, a) || is_slip(a, b);
}

bool
name_is_country(struct str name)
{
    return country_is_one(name);
}

/* Forms of one given name that no common beginning tells: "Bill" and "William". */
static bool
is_short_name(struct str a, struct str b)
{
    const struct lexicon_node *left = lexicon_first(a, GIVEN);
    const struct lexicon_node *right = left != NULL ? lexicon_first(b, GIVEN) : NULL;
    size_t here = 0;
    size_t there = 0;
    if (right == NULL) {
        return false;
    }
    const struct lexicon_entry *one = lexicon_entries_of(left, &here);
    const struct lexicon_entry *other = lexicon_entries_of(right, &there);
    for (size_t i = 0; i < here; i++) {
        for (size_t k = 0; k < there && one[i].sense == LEXICON_GIVEN; k++) {
            if (other[k].sense == LEXICON_GIVEN && other[k].value == one[i].value) {
                return true;
            }
        }
    }
    return false;
}

/* "Ft" of "Fort", "Sgt" of "Sergeant": the same first letter, and the rest in its order.
 */
static bool
is_abbreviation(struct str a, struct str b)
{
    if (a.length > b.length) {
        return is_abbreviation(b, a);
    }
    size_t at = 0;
    if (a.length > ABBREVIATION_LIMIT || a.length == b.length || a.data[0] != b.data[0]) {
        return false;
    }
    for (size_t i = 0; i < b.length && at < a.length; i++) {
        at += a.data[at] == b.data[i];
    }
    return at == a.length;
}

/* What is heard of a letter, as a name from another script is spelt in many ways; 0 for a
 * vowel, and for what is often not written. */
static char
sound_of(char c)
{
    if (strchr("aeiouyhwj", c) != NULL) {
        return 0;
    }
    if (strchr("cgqx", c) != NULL) {
        return 'k';
    }
    return c == 'v' ? 'f' : c == 'z' ? 's' : c;
}

/* One for a double; the first letter counts in any case. */
static size_t
add_sounds(char ret[SOUNDS_LIMIT], struct str name)
{
    size_t count = 0;
    for (size_t i = 0; i < name.length && count < SOUNDS_LIMIT; i++) {
        char sound = sound_of(name.data[i]);
        sound = i == 0 && sound == 0 ? name.data[0] : sound;
        if (sound != 0 && (count == 0 || ret[count - 1] != sound)) {
            ret[count++] = sound;
        }
    }
    return count;
}

/* "Qaddafi" and "Gadhafi", "Kiev" and "Kyiv", "Mohammed" and "Muhammad". */
static bool
sounds_alike(struct str a, struct str b)
{
    char left[SOUNDS_LIMIT];
    char right[SOUNDS_LIMIT];
    size_t count = add_sounds(left, a);
    return count > 1 && add_sounds(right, b) == count && memcmp(left, right, count) == 0;
}

/* "Korea's" and "Korean": one stem, and little behind it. */
static bool
is_inflected(struct str a, struct str b)
{
    size_t stem = 0;
    while (stem < a.length && stem < b.length && a.data[stem] == b.data[stem]) {
        stem++;
    }
    size_t longer = a.length > b.length ? a.length : b.length;
    return stem >= STEM_MIN && longer - stem <= ENDING_LIMIT && 2 * stem >= longer;
}

bool
name_may_be_same(struct str a, struct str b)
{
    return a.length == 0 || b.length == 0 || name_is_same(a, b) ||
           country_is_behind(a, b) || is_abbreviation(a, b) || is_short_name(a, b) ||
           (!(name_is_country(a) && name_is_country(b)) &&
            (is_inflected(a, b) || sounds_alike(a, b)));
}

bool
name_is_title(struct str name)
{
    const struct lexicon_node *node = lexicon_first(name, TITLES);
    return node != NULL && lexicon_means(node, TITLES);
}

bool
name_is_written(const struct token *token, bool capital_nouns)
{
    return !capital_nouns && (token->flags & TOKEN_CAPITAL) != 0 &&
           (token->flags & (TOKEN_SENTENCE_START | TOKEN_STOP | TOKEN_NUMBER)) == 0;
}
