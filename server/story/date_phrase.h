/* SPDX-License-Identifier: MIT */
#ifndef STORY_DATE_PHRASE_H
#define STORY_DATE_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The pieces dates are written in. Each reader works at the start of `text` and
 * returns the bytes it took, 0 if there is no such piece. */

struct day_phrase {
    int year;  /* 0 where it is not said */
    int month; /* 0 where 3/4/2022 does not say which is which */
    int day;   /* 0 where it is not said */
};

/* `day_first`: read 3/4/2022 as 3 April. */
size_t day_phrase_read(struct str text, bool day_first, struct day_phrase *ret);

struct clock_phrase {
    int hour;
    int minute;
    int second;
    int millisecond;
    bool has_second;
    bool zone_known;
    int zone_minutes; /* east of UTC */
};

/* `basic`: after the T of ISO 8601, where 055000 is a time. */
size_t clock_phrase_read(struct str text, bool basic, struct clock_phrase *ret);

/* Two digits of a year: 00-69 are 2000 and later. */
int year_from_two_digits(int value);

#endif
