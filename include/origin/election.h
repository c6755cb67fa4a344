/* SPDX-License-Identifier: MIT */
#ifndef ORIGIN_ELECTION_H
#define ORIGIN_ELECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/cancel.h"
#include "base/status.h"
#include "match/match.h"
#include "origin/cluster.h"
#include "origin/family.h"

/* Which of the copies of a passage is the original, and how sure that is
 * (wire-formats.md section 8). Earliest alone is wrong: papers publish before and
 * at the same minute as the wire. */

enum confidence {
    CONFIDENCE_CERTAIN,        /* the agency's own item is in the archive */
    CONFIDENCE_CREDITED,       /* an archived copy names the agency */
    CONFIDENCE_EARLIEST_KNOWN, /* nobody claims it: the earliest copy we have */
};

/* "certain", "credited", "earliest-known"; static storage. */
const char *confidence_name(enum confidence confidence);

struct election {
    size_t winner; /* place in the matches */
    enum confidence confidence;
    enum credit_rule rule;
    const char *agency; /* borrowed from the sources or families; NULL if none */
    struct date date;   /* source DATE_FROM_FAMILY where another version lent it */
};

/* The copies of one passage, and where to learn of them. Borrows. */
struct electorate {
    const struct matches *matches;
    const struct cluster *cluster;
    struct sources *sources;
    struct families *families;
};

enum status election_hold(struct election *ret, const struct electorate *electorate,
                          const struct cancel *cancel, struct error *err) NODISCARD;

/* A member of the cluster as the election saw it. */
struct standing {
    size_t match;          /* place in the matches */
    enum credit_rule rule; /* how it claims an agency; CREDIT_NONE if it does not */
    bool for_winner;       /* it names the agency that was elected */
};

struct standings {
    VEC_OF(struct standing);
};

/* Appends the members, those for the elected agency first, each in the order in which
 * they would have won: who comes behind the winner is a runner-up. */
enum status election_standings(struct standings *ret, const struct electorate *electorate,
                               const struct cancel *cancel, struct error *err) NODISCARD;

#endif
