/* SPDX-License-Identifier: MIT */
#ifndef REPORT_COPIES_H
#define REPORT_COPIES_H

#include "base/arena.h"
#include "origin/election.h"
#include "report/finding.h"

/* The stories that have a passage, and the one that is told as its origin. Borrows. */
struct copies_case {
    const struct matches *matches;
    const struct standings *standings;
    const struct match *told;
};

/* Fills finding->also with the others, in the arena: by date, then name. */
enum status copies_list(struct finding *finding, const struct copies_case *copies,
                        struct sources *sources, struct arena *arena,
                        struct error *err) NODISCARD;

#endif
