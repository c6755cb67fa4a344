/* SPDX-License-Identifier: MIT */
/* Knows days; knows no clocks, zones or formats. */
#include "story/calendar.h"
#include "text/phrase.h"

#include <stddef.h>

#include "text/utf8.h"

/* Bytes of a month's name: less is a word of another kind, more is none. */
#define MONTH_LEAST 3
#define MONTH_LIMIT 32

int
calendar_month(struct str word)
{
    return word.length < MONTH_LEAST || word.length > MONTH_LIMIT
               ? 0
               : (int)phrase_value(word, LEXICON_MONTH, 0);
}

bool
calendar_is_weekday(struct str word)
{
    struct phrase phrase;
    return word.length > 1 && phrase_is(word, LEXICON_SET(LEXICON_WEEKDAY), &phrase);
}

bool
calendar_is_day(int year, int month, int day)
{
    static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) {
        return false;
    }
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= lengths[month - 1] + (month == 2 && leap);
}

/* Both directions count in eras of 400 years that begin on 1 March, so that the
 * leap day is the last of its year. */
int64_t
calendar_to_days(int year, int month, int day)
{
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct calendar_day
calendar_from_days(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    int month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    return (struct calendar_day){
        .year = (int)(year_of_era + era * 400 + (month <= 2)),
        .month = month,
        .day = (int)(day_of_year - (153 * shifted + 2) / 5 + 1),
    };
}
