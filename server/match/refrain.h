/* SPDX-License-Identifier: MIT */
#ifndef MATCH_REFRAIN_H
#define MATCH_REFRAIN_H

#include "match/candidate.h"
#include "match/passage.h"

/* What a house prints again and again beside its stories: plugs, notes, who the author
 * is. Each of its outlets repeats it, and it has nothing to do with the story around it,
 * unlike the background of a running story. */

/* How many of the ordinary words of the passage its own story has elsewhere as well, in
 * percent; 100 where there is too little of a story beside it. */
double refrain_thread(const struct passage *passage, const struct source *source);

/* A passage of a story that is compared, and the stories that may have it. */
struct refrain {
    const struct candidates *candidates;
    const struct candidate *candidate; /* the story's, among them */
    const struct passage *passage;
    const struct source *source;
};

/* How many stories of one outlet, on average, have nearly all of what the candidate
 * shares with the paragraph, itself among them; 0 where nothing is known of outlets. A
 * version of the story is none. */
enum status refrain_repeats(const struct refrain *self, struct sources *sources,
                            double *ret, struct error *err) NODISCARD;

#endif
