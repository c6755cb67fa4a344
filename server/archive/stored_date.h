/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_STORED_DATE_H
#define ARCHIVE_STORED_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "story/date.h"

/* A date in a row: its milliseconds, and in a second number what is known of them,
 * which FORMAT.md lists. */
int64_t stored_date_as(struct date date);
/* False where the second number is none that was written. */
bool stored_date_make(int64_t ms, int64_t as, struct date *ret);

/* The same as 16 bytes. */
void stored_date_put(struct buf *out, struct date date);
bool stored_date_load(const unsigned char *bytes, struct date *ret);

#endif
