/* SPDX-License-Identifier: MIT */
#ifndef STORY_PEOPLE_H
#define STORY_PEOPLE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Names behind a text; longer lists are those of a page. */
#define PEOPLE_AUTHORS_LIMIT 4

/* The names of a byline, "Ines Halvard, Al Roe and Jo Berg", and of outlets. */

/* Cuts the next one off the front of *names; false at the end. Borrowed. */
bool people_next(struct str *names, struct str *ret);

/* Appends the names as they are where all are people, else those that are: no "Staff
 * Writer", no "View all posts", no address, nobody called as `outlet` is (may be empty);
 * "Analysis Al Roe" is Al Roe. */
void people_add(struct buf *out, struct str names, struct str outlet);

/* More names than anybody signs with: a page has collected them from everywhere, and who
 * of them wrote the text is not known. */
bool people_are_collected(struct str names);

/* Somebody signs both, by given name and surname; of collected names the first. */
bool people_meet(struct str a, struct str b);

/* "CNN" of "CNN (Web News)": without what an archive adds to tell desks apart. */
struct str outlet_name(struct str publisher);

/* Whether two names are one outlet's: in whole, or without what an archive adds. */
bool outlets_are_same(struct str a, struct str b);

/* Whether running text credits the outlet: "Politico reported", "according to the Harbour
 * Post"; not "told Politico". */
bool outlet_is_credited(struct str text, struct str outlet);

#endif
