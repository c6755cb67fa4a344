/* SPDX-License-Identifier: MIT */
#ifndef STORY_DATE_H
#define STORY_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

enum date_precision {
    DATE_NONE, /* unknown: the other fields mean nothing */
    DATE_YEAR,
    DATE_MONTH,
    DATE_DAY,
    DATE_MINUTE,
    DATE_SECOND,
};

/* Where a date was read, most trusted first (wire-formats: order of trust). */
enum date_source {
    DATE_FROM_FIRST_CREATED,
    DATE_FROM_VERSION_CREATED,
    DATE_FROM_METADATA, /* published, date */
    DATE_FROM_PUBLISHED_LINE,
    DATE_FROM_FIRST_PUBLISHED, /* "was first published Feb. 28, 2023" */
    DATE_FROM_DATELINE,
    DATE_FROM_PAGE_STAMP, /* the ` date 2023-09-19 ` of an extracted page */
    DATE_FROM_UPDATED_LINE,
    DATE_FROM_FAMILY, /* borrowed from another version of the story */
};

/* A moment with what is known of it. ms is since 1970-01-01 UTC and is the
 * start of the year, month, day or minute where the precision is no finer;
 * without a known zone, UTC is assumed. Value type. */
struct date {
    int64_t ms;
    enum date_precision precision;
    enum date_source source;
    bool zone_known;
};

#define DATE_UNKNOWN ((struct date){0, DATE_NONE, DATE_FROM_METADATA, false})

/* Reads a date that fills `text` (white space around it aside): ISO 8601 in its
 * usual forms, RFC 822, Reuters-21578's "26-FEB-1987 15:01:01.79", epoch
 * seconds and milliseconds, and dates in words (English, German, French,
 * Spanish, Italian, Portuguese, Russian). Rejects what is before 1800, later than a day
 * after `now_ms`, and placeholders (0001-01-01, 1970-01-01). `source` is left to
 * the caller. */
bool date_read(struct str text, int64_t now_ms, struct date *ret);

/* The first date in words or digits inside a line such as "Published: 10:00am,
 * 20 Jan, 2020". */
bool date_find(struct str line, int64_t now_ms, struct date *ret);

struct date date_from_day(int year, int month, int day);
/* Days since 1970-01-01 (negative before); needs precision >= DATE_DAY. */
int32_t date_day(struct date date);

/* For lists, as qsort() wants it: by time, what has no date last. */
int date_compare(struct date a, struct date b);

/* "2023-09-19", "2023-09", "2023", "2023-09-19T10:15Z": as much as is known. */
void date_add_iso(struct buf *out, struct date date);
/* "19 Sep 2023", "Sep 2023", "2023", "19 Sep 2023 10:15 UTC", "19 Sep 2023 10:15
 * (zone unknown)": for people; "undated" where it is unknown. */
void date_add_words(struct buf *out, struct date date);

/* "day", "minute" ... and "metadata", "published line", "family" ...: the names
 * used in reports. Static storage. */
const char *date_precision_name(enum date_precision precision);
const char *date_source_name(enum date_source source);

#endif
