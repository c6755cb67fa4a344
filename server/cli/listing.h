/* SPDX-License-Identifier: MIT */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include "base/buf.h"
#include "story/story.h"

/* A story as list, show and forget print it. */

/* "    12  2023-09-19  Reuters  Headline" with a line end. */
void listing_add_line(struct buf *out, const struct story *story);

/* All that is known of the story, one field a line; not its text. */
void listing_add_fields(struct buf *out, const struct story *story);

/* One JSON object, without a line end; with "text" where it is wanted. */
void listing_add_json(struct buf *out, const struct story *story, bool with_text);

#endif
