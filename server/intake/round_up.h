/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_ROUND_UP_H
#define INTAKE_ROUND_UP_H

#include <stdbool.h>

#include "story/credit.h"

/* A paragraph of a story being read, and what stands around it. */
struct passage {
    struct str text;
    const struct agency *credit; /* named behind it on a line of its own; NULL if none */
    bool is_headed;              /* a short line stands above it */
    size_t line;                 /* of the page */
    /* Set by round_up_find. */
    bool opens_item;
    const struct agency *agency; /* of the item that it opens; NULL if none */
    enum credit_rule rule;
    struct dateline dateline; /* its length is 0 where it has none */
};

struct passages {
    VEC_OF(struct passage);
};

/* Finds the items of a round-up: two or more that have a dateline or an end credit of
 * their own. Cuts credits that are glued to a paragraph. False where it is one story:
 * then nothing is changed but the datelines. `near` lends the year to datelines. */
bool round_up_find(struct passages *self, struct date near);

/* The agency that every item names; NULL where they differ or one names none. */
const struct agency *round_up_agency(const struct passages *self);

/* Whether the text speaks for a place that has nothing but its capitals: it names the
 * town, and has no such word in small letters. A label ("CHARTS: ...") needs the name. */
bool passages_bear_out(const struct passages *self, const struct dateline *dateline);

#endif
