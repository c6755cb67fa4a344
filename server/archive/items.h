/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_ITEMS_H
#define ARCHIVE_ITEMS_H

#include <stdbool.h>

#include "base/buf.h"
#include "story/story.h"

/* The items of a round-up as bytes of a row: FORMAT.md lists them. A story without
 * items has none. */
void items_write(struct buf *out, const struct story *story);

/* Sets the items of the story, whose text_length is known. False where the bytes are
 * none that items_write wrote. */
bool items_read(struct story *story, struct str bytes);

#endif
