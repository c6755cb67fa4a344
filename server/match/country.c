/* SPDX-License-Identifier: MIT */
#include "match/country.h"

#include "lexicon/lexicon.h"

#define COUNTRY LEXICON_SET(LEXICON_COUNTRY)
#define CAPITAL LEXICON_SET(LEXICON_CAPITAL)

/* The longest stem is that of a node's bit set, see lexicon_stems. */
#define STEM_LIMIT 63

/* The word, or a stem that it begins with. */
static const struct lexicon_node *
find_node(struct str name, struct lexicon_set senses)
{
    const struct lexicon_node *node = lexicon_first(name, senses);
    if (node != NULL && lexicon_means(node, senses)) {
        return node;
    }
    uint64_t stems = lexicon_stems(NULL, senses);
    for (size_t length = STEM_LIMIT; length > 0; length--) {
        node = (stems >> length & 1) != 0 ? lexicon_stem(NULL, name, length) : NULL;
        if (node != NULL && lexicon_means(node, senses)) {
            return node;
        }
    }
    return NULL;
}

/* But for an "s" at its end, of a genitive or plural. */
static const struct lexicon_node *
find(struct str name, struct lexicon_set senses)
{
    const struct lexicon_node *node = find_node(name, senses);
    bool plural = name.length > 1 && name.data[name.length - 1] == 's';
    return node == NULL && plural ? find_node(str_slice(name, 0, name.length - 1), senses)
                                  : node;
}

/* Whether both have an entry of the sense with the same value. */
static bool
share_value(const struct lexicon_node *a, const struct lexicon_node *b,
            enum lexicon_sense sense)
{
    size_t left = 0;
    size_t right = 0;
    const struct lexicon_entry *here = lexicon_entries_of(a, &left);
    const struct lexicon_entry *there = lexicon_entries_of(b, &right);
    for (size_t i = 0; i < left; i++) {
        for (size_t k = 0; k < right && here[i].sense == sense; k++) {
            if (there[k].sense == sense && there[k].value == here[i].value) {
                return true;
            }
        }
    }
    return false;
}

bool
country_is_one(struct str name)
{
    return find(name, COUNTRY) != NULL;
}

bool
country_is_same(struct str a, struct str b)
{
    const struct lexicon_node *left = find(a, COUNTRY);
    const struct lexicon_node *right = left != NULL ? find(b, COUNTRY) : NULL;
    return right != NULL && share_value(left, right, LEXICON_COUNTRY);
}

static bool
begin_alike(struct str a, struct str b)
{
    return str_starts_with(a, b) || str_starts_with(b, a);
}

/* One of the country's words is a form of the name: of "south korea", "korean". */
static bool
is_form_of(struct str country, struct str name)
{
    while (country.length > 0) {
        size_t blank = str_find_byte(country, ' ', 0);
        struct str word = str_slice(country, 0, blank);
        if (begin_alike(word, name) || country_is_same(word, name)) {
            return true;
        }
        country = blank == STR_NOT_FOUND ? STR_NONE
                                         : str_slice(country, blank + 1, country.length);
    }
    return false;
}

static bool
stands_for(const struct lexicon_node *capital, struct str name)
{
    size_t count = 0;
    const struct lexicon_entry *entry = lexicon_entries_of(capital, &count);
    for (size_t i = 0; i < count; i++) {
        if (entry[i].sense == LEXICON_CAPITAL &&
            is_form_of(lexicon_text(entry[i].value), name)) {
            return true;
        }
    }
    return false;
}

bool
country_is_behind(struct str a, struct str b)
{
    const struct lexicon_node *left = find(a, CAPITAL);
    const struct lexicon_node *right = find(b, CAPITAL);
    return (left != NULL && right != NULL && share_value(left, right, LEXICON_CAPITAL)) ||
           (left != NULL && stands_for(left, b)) ||
           (right != NULL && stands_for(right, a));
}
