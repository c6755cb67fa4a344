/* SPDX-License-Identifier: MIT */
#ifndef ORIGIN_ELECTORATE_H
#define ORIGIN_ELECTORATE_H

#include "match/match.h"
#include "origin/cluster.h"
#include "origin/family.h"

/* The copies of one passage, and where to learn of them. Borrows. */
struct electorate {
    const struct matches *matches;
    const struct cluster *cluster;
    struct sources *sources;
    struct families *families;
};

#endif
