/* SPDX-License-Identifier: MIT */
#ifndef STORY_SPEAKER_H
#define STORY_SPEAKER_H

#include <stdbool.h>

#include "base/str.h"
#include "text/span.h"

/* Who said a quotation, as the paragraph around it tells: a name beside a verb of saying
 * ("...," said Ingrid Thorsby; Ingrid Thorsby, a pilot, said: "..."; according to Ingrid
 * Thorsby), in the languages of the lexicon. Rather nobody than somebody else: a
 * quotation in a quotation, two names, or a name that may be a house, a place or a title
 * name nobody. */

enum attribution {
    ATTRIBUTION_UNKNOWN, /* not both surely name somebody: nothing can be said */
    ATTRIBUTION_SAME,
    ATTRIBUTION_MISSING,   /* the draft names nobody */
    ATTRIBUTION_DIFFERENT, /* they name two persons */
};

/* "same", "missing", "different"; NULL for unknown. Static storage. */
const char *attribution_name(enum attribution attribution);

struct speaker {
    struct span name; /* bytes of the paragraph, without titles */
    bool is_person;   /* surely: given name and surname, or behind a title */
};

/* Finds the name in `paragraph`, of which bytes `passage` are of the speech. False where
 * nobody is surely named as its speaker, or where the passage stands in no quotation
 * marks. Looks no further than SPEAKER_REACH bytes on either side of the quotation. */
#define SPEAKER_REACH 240u
bool speaker_find(struct str paragraph, struct span passage, struct speaker *ret);

/* Of two names: ATTRIBUTION_SAME where they share a surname and no given name speaks
 * against it ("Thorsby", "I. Thorsby", "Ingrid Thorsby"); ATTRIBUTION_DIFFERENT where
 * they are surely two persons; else ATTRIBUTION_UNKNOWN. `sure`: both are persons. */
enum attribution speaker_compare(struct str a, struct str b, bool sure);

/* Whether the paragraph names that person outside the speech, and nobody else. */
bool speaker_is_mentioned(struct str paragraph, struct span passage, struct str name);

/* Whether anybody may be meant outside quotation marks at all: a name, or a pronoun, an
 * office or a house in the place of one. */
bool speaker_may_be_named(struct str paragraph);

/* Whether the last word of the name stands anywhere in the text. */
bool speaker_is_known(struct str text, struct str name);

#endif
