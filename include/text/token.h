/* SPDX-License-Identifier: MIT */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/span.h"
#include "text/word_memo.h"

/* Words as matching sees them: folded, so that what a sub-editor changes without
 * rewriting (case, quotation marks, dashes, accents, house style) is no
 * difference, each with the source bytes it came from. MATCHING.md lists the
 * folding rules. */

/* A token weighs as many hundredths of a word as its script needs: 100 for a
 * word between spaces, less for a character of a script written without them. */
#define TOKEN_WORD_WEIGHT 100

enum token_flags {
    TOKEN_NUMBER = 1 << 0,         /* has a digit */
    TOKEN_STOP = 1 << 1,           /* a function word of a language we list */
    TOKEN_UNSPACED = 1 << 2,       /* a unit of a script without spaces */
    TOKEN_CAPITAL = 1 << 3,        /* began with an upper-case letter in the source */
    TOKEN_SENTENCE_START = 1 << 4, /* first of a sentence */
};

struct token {
    struct span source;    /* bytes of the text that was tokenised */
    uint32_t folded_start; /* bytes of tokens.folded */
    uint16_t folded_length;
    uint8_t weight; /* in hundredths of a word */
    uint8_t flags;
};

struct tokens {
    VEC_OF(struct token);
    struct buf folded;
    struct word_memo *memo; /* borrowed, or NULL: see text/word_memo.h */
};

/* Keeps the memo, as tokens_clear does. */
void tokens_release(struct tokens *self);

/* Tokenises `text` (any bytes; ill-formed UTF-8 breaks words like U+FFFD does)
 * and appends. Spans count from `offset` for text.data[0]. Spans ascend and do
 * not overlap. */
void tokens_add(struct tokens *self, struct str text, uint32_t offset);
void tokens_clear(struct tokens *self);

/* Borrowed until tokens change. */
struct str tokens_folded(const struct tokens *self, size_t at);

/* Words in tokens [start, end), by weight, rounded to the nearest. */
uint32_t tokens_words(const struct tokens *self, size_t start, size_t end);

/* Whether two texts have the same words: what folding takes for no edit is none. False
 * where there is no word at all. */
bool tokens_same_words(struct str a, struct str b);

#endif
