/* SPDX-License-Identifier: MIT */
#ifndef ORIGIN_ELECTION_H
#define ORIGIN_ELECTION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/cancel.h"
#include "base/status.h"
#include "match/match.h"
#include "origin/electorate.h"

/* Which of the copies of a passage is the original, and how sure that is. The earliest
 * dated copy decides, whoever ran it, with those out at the same time: papers publish
 * in the same minute as the wire. Neither the order in which stories were added nor
 * their numbers matter. */

enum confidence {
    CONFIDENCE_CERTAIN,        /* the agency's own item is in the archive */
    CONFIDENCE_CREDITED,       /* an archived copy names the agency */
    CONFIDENCE_EARLIEST_KNOWN, /* nobody claims it: the earliest copy we have */
};

/* "certain", "credited", "earliest-known"; static storage. */
const char *confidence_name(enum confidence confidence);

/* Whether it is known that the winner was out before the other copies. */
enum precedence {
    PRECEDENCE_KNOWN, /* or no other copy has another name to it */
    PRECEDENCE_TIED,  /* others of the same day or minute */
    PRECEDENCE_UNDATED,
};

/* "known", "tied", "undated"; static storage. */
const char *precedence_name(enum precedence precedence);

struct election {
    size_t winner; /* place in the matches */
    enum confidence confidence;
    enum credit_rule rule;
    const char *agency; /* borrowed from the sources; NULL if none */
    const char *later;  /* an agency that has it too, later: the winner names none */
    enum precedence precedence;
    struct date date;         /* source DATE_FROM_FAMILY where another version lent it */
    struct story_claim claim; /* the winner's; borrowed from the sources */
};

/* Surely out first. What is dated by the day is out at any time of that day, and two
 * clocks say nothing of a quarter of an hour. False where one is unknown. */
bool election_is_before(struct date a, struct date b);

/* Whether the match is a short report that comes with other figures each time, as the
 * draft, by its own date (may be unknown), is of other days than the original. */
bool election_is_periodic(const struct election *election, const struct match *match,
                          struct date draft);

/* A member of the cluster as the election saw it. */
struct standing {
    size_t match;          /* place in the matches */
    enum credit_rule rule; /* how it claims an agency; CREDIT_NONE if it does not */
    const char *agency;    /* NULL if none; borrowed from the sources */
    struct date date;
    bool for_winner; /* it names the agency that was elected */
};

struct standings {
    VEC_OF(struct standing);
};

/* Appends to `standings` the members of the cluster, those for the elected agency first,
 * each in the order in which they would have won: who comes behind the winner is a
 * runner-up. */
enum status election_hold(struct election *ret, struct standings *standings,
                          const struct electorate *electorate,
                          const struct cancel *cancel, struct error *err) NODISCARD;

#endif
