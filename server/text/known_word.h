/* SPDX-License-Identifier: MIT */
#ifndef TEXT_KNOWN_WORD_H
#define TEXT_KNOWN_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "text/word_memo.h"

/* Longer words are rare. */
#define KNOWN_WORD_LIMIT 16

/* A word as it is written and what becomes of it wherever it stands. Both are padded with
 * zeros. */
struct known_word {
    uint64_t written[2];
    char folded[KNOWN_WORD_LIMIT];
    uint8_t length; /* as written; 0 for none */
    uint8_t folded_length;
    uint8_t senses; /* lexicon_word_senses */
    uint8_t flags;  /* of enum token_flags, those that its place does not decide */
};

static inline bool
known_word_is(const struct known_word *self, const struct known_word *written)
{
    return self->written[0] == written->written[0] &&
           self->written[1] == written->written[1] && self->length == written->length;
}

/* Bytes of the word of ASCII letters alone at `start`, where whatever ends it is no part
 * of it; 0 for any other, and for one of more than KNOWN_WORD_LIMIT bytes. `written` gets
 * them. */
size_t known_word_read(struct str text, size_t start, uint64_t written[2]);

/* Where a word that is written so is kept, if it is known: see known_word_is. */
struct known_word *known_word_slot(struct word_memo *self, const uint64_t written[2]);

#endif
