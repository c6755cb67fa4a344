/* SPDX-License-Identifier: MIT */
#ifndef ORIGIN_VOTER_H
#define ORIGIN_VOTER_H

#include "base/status.h"
#include "origin/electorate.h"

/* A copy of the passage, with all that counts in its favour. Borrows from the
 * sources. */
struct voter {
    size_t match; /* place in the matches */
    const struct source *source;
    struct story_claim claim;
    const char *agency; /* its own claim's, or what a version of it that has the passage
                         * lends; NULL if neither */
    bool is_lent;
    struct date date; /* its own, or DATE_FROM_FAMILY */
    /* Of the copy, or of an earlier one in its agency's own chain of versions. */
    struct date since;
    bool is_own_item; /* of the agency itself, no paper's page that kept the dateline */
    uint32_t matched;
};

struct voters {
    VEC_OF(struct voter);
};

/* Appends the members of the cluster. */
enum status voters_call(struct voters *ret, const struct electorate *electorate,
                        const struct cancel *cancel, struct error *err) NODISCARD;

/* The same agency, whichever of its names. False for NULL. */
bool voter_is_agency(const char *a, const char *b);

/* Surely out first. What is dated by the day is out at any time of that day, and two
 * clocks say nothing of a quarter of an hour, so that many dates are in no order.
 * False where one is unknown. */
bool voter_is_before(struct date a, struct date b);

#endif
