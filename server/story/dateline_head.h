/* SPDX-License-Identifier: MIT */
#ifndef STORY_DATELINE_HEAD_H
#define STORY_DATELINE_HEAD_H

#include <stdbool.h>

#include "base/str.h"
#include "story/date_phrase.h"

/* What stands before the agency in a dateline: "ROME, JUL 11". */
struct dateline_head {
    struct str place;      /* empty if none */
    struct day_phrase day; /* month 0: none */
};

/* Splits "PLACE, DATE"; either may be missing, not both. */
bool dateline_head_read(struct str text, struct dateline_head *ret);

/* The same where an agency in brackets vouches for it: a date that we cannot read
 * ("LADVA, 3. martta") still gives the place. */
bool dateline_head_read_foreign(struct str text, struct dateline_head *ret);

/* In capitals, as datelines have it, and none of the labels that are: in "BIRMINGHAM,
 * Ala." the first part is what counts. */
bool dateline_place_is_upper(struct str place);

#endif
