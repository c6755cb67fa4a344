/* SPDX-License-Identifier: MIT */
#ifndef TEXT_PHRASE_H
#define TEXT_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "lexicon/lexicon.h"

/* Phrases of the lexicon in a text: the one way to match. Case, accents and marks are
 * folded as for tokens (MATCHING.md); blanks, hyphens, apostrophes and colons stand for
 * one another between two words; a script without blanks is read by the character.
 * Arabic, Persian, Urdu and Hebrew may join "and" to the first word. */
struct phrase {
    size_t start;
    size_t end; /* behind the last word and what the pack asks for behind it */
    const struct lexicon_entry *entry;
    const struct lexicon_node *node; /* of the lexicon, where the entry stands */
};

/* The longest phrase with a sense of the set (LEXICON_SET(...)) that begins at
 * byte `at`. `at` within a word finds only what is glued to the word in front. */
bool phrase_at(struct str text, size_t at, struct lexicon_set senses, struct phrase *ret);

/* The longest that ends right before `end`, blanks and apostrophes apart. */
bool phrase_before(struct str text, size_t end, struct lexicon_set senses,
                   struct phrase *ret);

/* The first that begins at or after `from`. Costs a look-up a word. */
bool phrase_find(struct str text, size_t from, struct lexicon_set senses,
                 struct phrase *ret);

/* All of the text is one phrase. */
bool phrase_is(struct str text, struct lexicon_set senses, struct phrase *ret);

/* The value of a word or phrase that is all of the text, in one of `languages` (0: in
 * any). 0 where there is none, or where two languages differ. */
uint32_t phrase_value(struct str text, enum lexicon_sense sense, uint64_t languages);

#endif
