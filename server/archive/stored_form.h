/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_STORED_FORM_H
#define ARCHIVE_STORED_FORM_H

#include "base/buf.h"
#include "story/story.h"

/* The form of a story (story/form.h) as a column of the catalog: see FORMAT.md. */

/* Of the checksum in front. */
#define STORED_FORM_SEED UINT64_C(0x77697265636b0022)

/* Appends it; story_find_form() comes first. */
void stored_form_write(struct buf *out, const struct story *story);

/* Fills the form of a story whose text is there. False where the bytes are damaged. */
bool stored_form_read(struct story *story, struct str bytes);

#endif
