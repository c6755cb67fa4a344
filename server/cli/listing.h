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

/* Of a story that was just read: how many of its words were kept, and what was left out
 * and why, one piece a line. */
void listing_add_account(struct buf *out, const struct story *story);

/* The text, line by line, safe for a terminal. */
void listing_add_text(struct buf *out, struct str text);

/* The same, with what a paragraph is in front where it is not the reporter's narrative:
 * "[caption] ...". */
void listing_add_body(struct buf *out, const struct story *story);

/* One JSON object, without a line end; with "text" and its
 * "paragraphs" where it is wanted, and with the
 * account of a story that was just read. */
void listing_add_json(struct buf *out, const struct story *story, bool with_text);

#endif
