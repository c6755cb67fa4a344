/* SPDX-License-Identifier: MIT */
#ifndef LEXICON_LEXICON_H
#define LEXICON_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "lexicon/sense.h"

/* What is known of languages: the packs of server/lexicon/data, compiled into one tree
 * of folded words. This layer looks words up; text/phrase.h reads phrases of a text by
 * it, which is what most callers want. All of it is static storage, safe from any
 * thread. */

struct lexicon_node; /* a place in the tree */

/* BCP 47 codes. */
extern const char *const lexicon_languages[];
extern const size_t lexicon_language_count;

/* The bit of a language; 0 for NULL and for one without a pack. */
uint64_t lexicon_language(const char *code);

/* The one word, folded as the tokeniser does it, or NULL. */
const struct lexicon_node *lexicon_word(struct str folded);

/* The node behind `from` (NULL for the root) by that folded word, or NULL. */
const struct lexicon_node *lexicon_step(const struct lexicon_node *from,
                                        struct str folded);

/* The same from the root, where it may begin a phrase with one of `senses`; most words
 * that do not are told without a look at the tree. */
const struct lexicon_node *lexicon_first(struct str folded, struct lexicon_set senses);

/* False where no phrase with one of `senses` begins with the first `length` bytes of the
 * text, a word of ASCII letters and digits as it stands, and no stem either if
 * lexicon_stems(NULL, senses) is 0. */
bool lexicon_may_begin(struct str text, size_t length, struct lexicon_set senses);

/* Phrases with one of the senses go on behind the node: where none does, no further step
 * can find anything. */
bool lexicon_leads(const struct lexicon_node *node, struct lexicon_set senses);

/* The same by a stem of `length` bytes that the word begins with. lexicon_stems: bit n, a
 * stem of n bytes may follow in a phrase with one of `senses`. */
uint64_t lexicon_stems(const struct lexicon_node *from, struct lexicon_set senses);
const struct lexicon_node *lexicon_stem(const struct lexicon_node *from,
                                        struct str folded, size_t length);

/* A phrase ends here that has one of the senses. */
bool lexicon_means(const struct lexicon_node *node, struct lexicon_set senses);

/* Those for the tokeniser (up to LEXICON_JOINED): bit n, the sense n. */
uint64_t lexicon_word_senses(const struct lexicon_node *node);

/* The entries of a node. */
const struct lexicon_entry *lexicon_entries_of(const struct lexicon_node *node,
                                               size_t *count);

/* The first entry of that sense, or NULL. */
const struct lexicon_entry *lexicon_entry(const struct lexicon_node *node,
                                          enum lexicon_sense sense);

struct str lexicon_text(uint32_t value);

/* Phrases of that sense in the language at that bit. */
size_t lexicon_count(uint64_t language, enum lexicon_sense sense);

/* The language writes every noun with a capital. */
bool lexicon_has_capital_nouns(const char *language);

#endif
