/* SPDX-License-Identifier: MIT */
#ifndef MATCH_SIZE_H
#define MATCH_SIZE_H

#include <stdint.h>

#include "archive/snapshot.h"

/* How large an archive counts as, and how common a run of words: in steps of a few
 * percent, so that one more story seldom changes what all others weigh. */

struct archive_size {
    uint64_t stories;
    uint64_t days;
};

/* The same up to SIZE_EXACT, then with as many leading bits as that has. */
uint64_t archive_size_round(uint64_t count);

/* Both rounded. */
enum status archive_size_of(struct snapshot *snapshot, struct archive_size *ret,
                            struct error *err) NODISCARD;

#endif
