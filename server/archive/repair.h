/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_REPAIR_H
#define ARCHIVE_REPAIR_H

#include "archive/segments.h"
#include "archive/state.h"

/* Puts right what can be derived from the texts of the catalog. */

/* Drops the segments of `bad` from the catalog and builds new ones for every story
 * that then stands in none. */
enum status repair_segments(struct archive *self, const struct segment_rows *bad,
                            struct error *err) NODISCARD;

/* Counts stories, bytes of text and days anew. */
enum status repair_totals(struct archive *self, struct error *err) NODISCARD;

#endif
