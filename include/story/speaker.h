/* SPDX-License-Identifier: MIT */
#ifndef STORY_SPEAKER_H
#define STORY_SPEAKER_H

#include <stdbool.h>

#include "base/str.h"
#include "text/span.h"

/* Who said a quotation, as the paragraph around it tells: a name beside a verb of saying
 * ("...," said Ingrid Thorsby; Ingrid Thorsby said: "..."; according to Ingrid Thorsby),
 * in the languages whose verbs speaker.c lists. */

enum attribution {
    ATTRIBUTION_UNKNOWN, /* the archive names nobody: there is nothing to compare */
    ATTRIBUTION_SAME,
    ATTRIBUTION_MISSING,   /* the draft names nobody */
    ATTRIBUTION_DIFFERENT, /* they name people who share no name */
};

/* "same", "missing", "different"; NULL for unknown. Static storage. */
const char *attribution_name(enum attribution attribution);

/* Finds the name in `paragraph`, of which bytes `quotation` are the speech (with or
 * without its marks). False where nobody is named beside it. Looks no further than
 * SPEAKER_REACH bytes on either side. */
#define SPEAKER_REACH 240u
bool speaker_find(struct str paragraph, struct span quotation, struct span *ret);

/* Whether both have one last name: "Thorsby" and "Ingrid Thorsby" are one person, as far
 * as papers tell, and "President Brandt" and "President Lind" are two. */
bool speaker_is_same(struct str a, struct str b);

/* Whether that last name stands anywhere in the paragraph outside the speech. */
bool speaker_is_mentioned(struct str paragraph, struct span quotation, struct str name);

/* Whether anybody may be meant there at all: a name, or a pronoun for one. */
bool speaker_may_be_named(struct str paragraph, struct span quotation);

#endif
