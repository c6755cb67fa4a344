/* SPDX-License-Identifier: MIT */
#ifndef LEXICON_COMPILED_H
#define LEXICON_COMPILED_H

#include <stddef.h>

#include "lexicon/sense.h"

/* What compile.py writes. */

/* Of lexicon_first_words; small enough for a processor's cache. compile.py has the same.
 */
#define LEXICON_FIRST_WORDS 8192u

/* Set in a key: the child is only the beginning of a word. */
#define LEXICON_STEM (UINT32_C(1) << 31)

struct lexicon_node {
    struct lexicon_set senses; /* of its entries */
    struct lexicon_set below;  /* of the entries of all nodes behind it */
    uint64_t stems;            /* bit n: it has a child that is a stem of n bytes */
    uint32_t key;              /* number of its parent, and LEXICON_STEM */
    uint32_t word;             /* offset in lexicon_texts */
    uint32_t first;            /* of its entries */
    uint16_t count;
    uint16_t length; /* of the word */
};

extern const uint64_t lexicon_capital_nouns;      /* the languages that write them */
extern const struct lexicon_node lexicon_nodes[]; /* the root first */
extern const size_t lexicon_node_count;
/* By the hash of a word, the senses of all phrases that begin with such words: two halves
 * of a set for each. */
extern const uint64_t lexicon_first_words[];
extern const uint64_t lexicon_first_stems[];     /* of the root, by sense */
extern const struct lexicon_set lexicon_stemmed; /* senses that have one there */
extern const struct lexicon_entry lexicon_entries[];
extern const uint32_t lexicon_slot_count; /* a power of two */
extern const uint16_t lexicon_slots[];    /* number of a node, or 0 */
extern const char lexicon_texts[];        /* NUL-terminated strings */

#endif
