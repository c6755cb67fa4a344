/* SPDX-License-Identifier: MIT */
#ifndef FEED_TAKE_H
#define FEED_TAKE_H

#include "feed/state.h"

/* Reads the next of the files that are ready into the archive, and writes down that
 * they are there. What could not be done is tried again later. */
void take_batch(struct feed *feed);

#endif
