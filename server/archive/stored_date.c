/* SPDX-License-Identifier: MIT */
#include "archive/stored_date.h"

#include "base/bytes.h"

/* precision + 8 * source + 128 * zone known */
int64_t
stored_date_as(struct date date)
{
    return (int64_t)date.precision + 8 * (int64_t)date.source + 128 * date.zone_known;
}

bool
stored_date_make(int64_t ms, int64_t as, struct date *ret)
{
    *ret = (struct date){ms, (enum date_precision)(as & 7),
                         (enum date_source)(as >> 3 & 15), as >> 7 == 1};
    return as >= 0 && as < 256 && (as & 7) <= DATE_SECOND &&
           (as >> 3 & 15) <= DATE_FROM_FAMILY;
}

void
stored_date_put(struct buf *out, struct date date)
{
    if (date.precision == DATE_NONE) {
        date = DATE_UNKNOWN;
    }
    bytes_put_u64(out, (uint64_t)date.ms);
    bytes_put_u64(out, (uint64_t)stored_date_as(date));
}

bool
stored_date_load(const unsigned char *bytes, struct date *ret)
{
    return stored_date_make((int64_t)bytes_load_u64(bytes),
                            (int64_t)bytes_load_u64(bytes + 8), ret);
}
