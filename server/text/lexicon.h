/* SPDX-License-Identifier: MIT */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include <stdint.h>

#include "base/str.h"

/* What is known of single folded words: one look-up a token. */

enum lexeme_flags {
    LEXEME_STOP = 1 << 0,     /* a function word */
    LEXEME_TITLE = 1 << 1,    /* its full stop need not end a sentence */
    LEXEME_PREFIX = 1 << 2,   /* joined to what follows its hyphen */
    LEXEME_PAIR = 1 << 3,     /* may be the second word of a pair */
    LEXEME_ISE_ONLY = 1 << 4, /* the stem of a word without an -ize form */
};

struct lexeme {
    struct str word;
    struct str to; /* the form it is folded to; empty for itself */
    unsigned flags;
    unsigned languages; /* bit n: a function word of stop_lists[n] */
};

/* NULL if nothing is known of the word. Static storage, safe from any thread. */
const struct lexeme *lexicon_find(struct str folded);

/* What the two words are written as where they are one word, or empty. */
struct str lexicon_find_pair(struct str first, struct str second);

#endif
