/* SPDX-License-Identifier: MIT */
#ifndef MATCH_QUANTITY_H
#define MATCH_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "text/span.h"
#include "text/token.h"

/* A number among its neighbours. Borrows. */
struct quantity {
    const struct tokens *tokens;
    struct str text; /* what the tokens' spans are bytes of */
    uint32_t first;  /* its tokens: more than one where it is in words, "forty-two" */
    uint32_t last;
    struct str figure; /* folded; of words, the digits */
};

/* The number that ends with the token `end - 1` and begins with `from` or one behind it;
 * false where there is none. */
bool quantity_read(struct quantity *ret, const struct tokens *tokens, struct str text,
                   uint32_t from, uint32_t end);

/* Whether the number of a draft surely is another than the one that the story has in its
 * place. False where the words around them may make them the same: a date in another
 * order, an hour by another clock, a year of another era or of a copyright, a number that
 * was rounded or converted. */
bool quantity_differs(const struct quantity *a, const struct quantity *b);

/* The number with what belongs to it, as bytes of the text: its currency or per cent
 * sign, the month of a day. */
struct span quantity_span(const struct quantity *self);

#endif
