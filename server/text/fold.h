/* SPDX-License-Identifier: MIT */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* Folding of characters, a word at a time: what it gives is lower case, in NFKC
 * and without the marks that spelling can do without. */

/* A word longer than this is cut, so that no text can make a token of any size. */
#define FOLD_LIMIT 200
/* The longest decomposition of one code point (U+FDFA) has 18. */
#define FOLD_EXPANSION 32

struct fold {
    int32_t code_points[FOLD_LIMIT + FOLD_EXPANSION];
    size_t count;
    bool marked; /* has marks to be ordered and composed */
};

static inline void
fold_clear(struct fold *self)
{
    self->count = 0;
    self->marked = false;
}

static inline bool
fold_full(const struct fold *self)
{
    return self->count >= FOLD_LIMIT;
}

/* Must not be full. */
void fold_add(struct fold *self, uint32_t code_point);

/* Composes and appends as UTF-8. */
void fold_finish(struct fold *self, struct buf *out);

/* Folds a whole word that holds no punctuation but apostrophes. */
void fold_word(struct str word, struct buf *out);

#endif
