/* SPDX-License-Identifier: MIT */
#ifndef MATCH_QUANTITY_H
#define MATCH_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "text/span.h"
#include "text/token.h"

/* A word among its neighbours. Borrows. */
struct word_place {
    const struct tokens *tokens;
    struct str text; /* what the tokens' spans are bytes of */
    uint32_t at;     /* token */
};

/* Whether the number of a draft surely is another than the one that the story has in its
 * place. False where the words around them may make them the same: a date in another
 * order, an hour by another clock, a year of another era or of a copyright, a number that
 * was rounded or converted. */
bool quantity_differs(const struct word_place *a, const struct word_place *b);

/* The number with what belongs to it, as bytes of the text: its currency or per cent
 * sign, the month of a day. */
struct span quantity_span(const struct word_place *place);

#endif
