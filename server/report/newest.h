/* SPDX-License-Identifier: MIT */
#ifndef REPORT_NEWEST_H
#define REPORT_NEWEST_H

#include "match/match.h"
#include "match/source.h"

/* What became of a story since: its newest version in the archive, and how much of
 * the paragraph that one has. */

struct newest {
    uint32_t versions; /* in the archive */
    uint32_t rank;     /* of the story among them, oldest first, from 1 */
    /* NULL where the story is the newest. Borrowed until sources_trim. */
    const struct source *source;
    struct match match; /* of `source`; owned */
};

void newest_release(struct newest *self);

/* Fills `ret`; a story without a guid is its only version. */
enum status newest_find(struct newest *ret, struct sources *sources,
                        const struct story *story, const struct match_text *text,
                        struct error *err) NODISCARD;

#endif
