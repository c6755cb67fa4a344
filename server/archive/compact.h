/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_COMPACT_H
#define ARCHIVE_COMPACT_H

#include <stddef.h>

#include "archive/segments.h"
#include "archive/state.h"

/* Keeps the segments few. Nothing that a reader can see changes by it, so the
 * generation stays. */

enum compact_effort {
    COMPACT_BUSY, /* between batches: merge rarely */
    COMPACT_IDLE, /* nothing more is coming: merge what is worth it */
};

/* How many segments at the end of the list are to be merged; 0 for none. */
size_t compact_plan(const struct segment_rows *rows, enum compact_effort effort);

/* Merges until there is nothing to merge. */
enum status compact_segments(struct archive *self, enum compact_effort effort,
                             struct error *err) NODISCARD;

/* Replaces `count` neighbours of `rows`, from `from` on, by one segment that leaves
 * out forgotten stories (by none where no story is left). Inside the transaction
 * under way; `ret` is 0 or the number of the new one. The old files stay until
 * compact_unlink. */
enum status compact_replace(struct archive *self, const struct segment_row *rows,
                            size_t count, uint32_t *ret, struct error *err) NODISCARD;

#endif
