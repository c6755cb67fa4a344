/* SPDX-License-Identifier: MIT */
#ifndef STORY_CALENDAR_H
#define STORY_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* The Gregorian calendar, the names of its months in English, German, French,
 * Spanish, Italian, Portuguese and (as dates have them: "3 марта") Russian, and those
 * of its weekdays in all but Russian. */

struct calendar_day {
    int year;
    int month;
    int day;
};

bool calendar_is_day(int year, int month, int day);
/* Days since 1970-01-01, negative before. */
int64_t calendar_to_days(int year, int month, int day);
struct calendar_day calendar_from_days(int64_t days);

/* 1 to 12 for a month's name or its abbreviation without the full stop, in any
 * case; else 0. */
int calendar_month(struct str word);
bool calendar_is_weekday(struct str word);

#endif
