/* SPDX-License-Identifier: MIT */
#ifndef TEXT_HOUSE_STYLE_H
#define TEXT_HOUSE_STYLE_H

#include <stdbool.h>
#include <stddef.h>

/* What one newsroom spells one way and the next another. Folded words only. */

/* A word and the one form it is folded to. */
struct variant {
    const char *from;
    const char *to;
};

/* Words that begin alike: each ending, joined to `from`, folds to it joined to
 * `to`. "-" is no ending. */
struct variant_family {
    const char *from;
    const char *to;
    const char *endings;
};

/* The form that each of some words is folded to, as they are spelled; house_words.c. */
struct variant_group {
    const char *to;
    const char *words;
};

/* Two words, or two with a hyphen, that others write as one. */
struct variant_pair {
    const char *first;
    const char *second;
    const char *to;
};

extern const struct variant house_variants[];
extern const size_t house_variant_count;
extern const struct variant_family house_families[];
extern const size_t house_family_count;
extern const struct variant_group house_groups[];
extern const size_t house_group_count;
extern const struct variant_pair house_pairs[];
extern const size_t house_pair_count;

/* Prefixes that some write with a hyphen and some without. */
extern const char house_prefixes[];
/* Abbreviations whose full stop does not end a sentence. */
extern const char house_titles[];
/* What stands before -ise, -ised, -ising ... in words that have no -ize form. */
extern const char house_ise_only[];

/* If the word ends in -ise, -yse or an inflection of them, the offset of the s;
 * else 0. Does not know the exceptions. */
size_t house_find_ise(const char *word, size_t length);

#endif
