/* SPDX-License-Identifier: MIT */
#include "match/name.h"

#include <stddef.h>
#include <string.h>

/* Names of one country that no common beginning tells, folded, without the "s" of a
 * genitive or plural. English, as house styles differ in it: "U.K. sales" here are
 * "British sales" there. */
static const char *const countries[][4] = {
    {"america", "american", "us", "usa"},
    {"argentina", "argentine", "argentinian"},
    {"belgium", "belgian"},
    {"britain", "briton", "british", "uk"},
    {"burma", "burmese", "myanmar"},
    {"canada", "canadian"},
    {"china", "chinese"},
    {"congo", "congolese"},
    {"croat", "croatia", "croatian"},
    {"cyprus", "cypriot"},
    {"denmark", "dane", "danish"},
    {"dutch", "holland", "netherland"},
    {"england", "english"},
    {"europe", "european"},
    {"finland", "finn", "finnish"},
    {"france", "french"},
    {"greece", "greek"},
    {"hungary", "hungarian"},
    {"iceland", "icelander", "icelandic"},
    {"ireland", "irish"},
    {"italy", "italian"},
    {"lebanon", "lebanese"},
    {"mexico", "mexican"},
    {"morocco", "moroccan"},
    {"norway", "norwegian"},
    {"philippine", "filipino", "filipina"},
    {"poland", "pole", "polish"},
    {"portugal", "portuguese"},
    {"russia", "russian"},
    {"scotland", "scot", "scottish"},
    {"serb", "serbia", "serbian"},
    {"slovak", "slovakia", "slovakian"},
    {"slovene", "slovenia", "slovenian"},
    {"spain", "spaniard", "spanish"},
    {"sweden", "swede", "swedish"},
    {"switzerland", "swiss"},
    {"syria", "syrian"},
    {"turkey", "turk", "turkish"},
    {"ukraine", "ukrainian"},
    {"wale", "welsh"},
    /* Countries by themselves, as another differs from them by little. */
    {"dominica"},
    {"dominican"},
    {"guinea", "guinean"},
    {"guyana", "guyanese"},
    {"niger", "nigerien"},
    {"nigeria", "nigerian"},
};

#define COUNTRIES (sizeof countries / sizeof *countries)
#define LONG_NAME 5 /* letters: a slip in a shorter one makes another name */

/* The name, but for an "s" at its end. */
static bool
is_country(struct str name, const char *country)
{
    size_t length = strlen(country);
    bool plural = name.length == length + 1 && name.data[length] == 's';
    return (name.length == length || plural) && memcmp(name.data, country, length) == 0;
}

/* COUNTRIES if it is none. */
static size_t
country_of(struct str name)
{
    size_t at = 0;
    while (at < COUNTRIES) {
        for (size_t i = 0; i < 4 && countries[at][i] != NULL; i++) {
            /* Nearly all differ in the first letter. */
            if (name.length > 0 && countries[at][i][0] == name.data[0] &&
                is_country(name, countries[at][i])) {
                return at;
            }
        }
        at++;
    }
    return at;
}

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
    bool alike = str_starts_with(a, b) || str_starts_with(b, a) || is_slip(a, b);
    size_t left = country_of(a);
    size_t right = left < COUNTRIES ? country_of(b) : COUNTRIES;
    return right < COUNTRIES ? left == right : alike;
}

bool
name_is_country(struct str name)
{
    return country_of(name) < COUNTRIES;
}
