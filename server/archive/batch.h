/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_BATCH_H
#define ARCHIVE_BATCH_H

#include "archive/state.h"

/* Begins a transaction of the catalog where none is under way. STATUS_INVALID
 * where the archive was opened for reading. */
enum status batch_begin(struct archive *self, struct error *err) NODISCARD;
/* Ends it and makes it durable. Where this fails, nobody knows whether a crash
 * would now bring the transaction back: files that it names must stay, as orphans
 * if need be. Follow a failure with batch_abandon. */
enum status batch_commit(struct archive *self, struct error *err) NODISCARD;
/* Ends it without a trace. */
void batch_abandon(struct archive *self);
void batch_release(struct archive *self);

/* Counts one story in: its text, its day, and its fingerprints. */
void batch_add_story(struct archive *self, const struct story *story);
/* Only its fingerprints. */
void batch_print_story(struct archive *self, const struct story *story);

/* Writes the fingerprints into a new segment and names it in the transaction.
 * `ret` is its number, 0 where there are none; whoever fails later unlinks it. */
enum status batch_write_segment(struct archive *self, uint32_t *ret,
                                struct error *err) NODISCARD;

#endif
