/* SPDX-License-Identifier: MIT */
#ifndef FEED_ROOT_H
#define FEED_ROOT_H

#include "feed/state.h"

/* One followed folder, with all that lies below it. */

void root_release(struct root *self);

/* Opens it where that is due, closes it where it is gone, and looks at all of it where
 * that is due or `all`. */
void root_tend(struct feed *feed, struct root *self, bool all);

/* Looks at one file of the root of that number anew. */
void root_note(struct feed *feed, size_t root, const char *path);

/* Something happened to the name in one of the folders (NULL: to any). */
void root_take_event(struct feed *feed, const char *folder, const char *name);

#endif
