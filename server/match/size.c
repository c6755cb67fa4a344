/* SPDX-License-Identifier: MIT */
#include "match/size.h"

#include "match/thresholds.h"

uint64_t
archive_size_round(uint64_t count)
{
    unsigned shift = 0;
    while (count >> shift >= SIZE_EXACT) {
        shift++;
    }
    return count >> shift << shift;
}

enum status
archive_size_of(struct snapshot *snapshot, struct archive_size *ret, struct error *err)
{
    uint64_t days = 0;
    enum status status = snapshot_days(snapshot, &days, err);
    if (status == STATUS_OK) {
        *ret = (struct archive_size){archive_size_round(snapshot_story_count(snapshot)),
                                     archive_size_round(days)};
    }
    return status;
}
