/* SPDX-License-Identifier: MIT */
#include "dismissal/when.h"

#include <string.h>
#include <time.h>

static int64_t
number_at(struct str text, size_t at, size_t length)
{
    int64_t ret = 0;
    for (size_t i = at; i < at + length; i++) {
        ret = 10 * ret + (text.data[i] - '0');
    }
    return ret;
}

static bool
has_form(struct str text)
{
    static const char form[] = "0000-00-00T00:00:00Z";
    if (text.length != sizeof form - 1) {
        return false;
    }
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        if (form[i] == '0' ? byte < '0' || byte > '9' : byte != form[i]) {
            return false;
        }
    }
    return true;
}

/* Of the Gregorian calendar, since 1970-01-01. The year begins with March here, so that
 * the day that comes and goes is its last. */
static int64_t
days_of(int64_t year, int64_t month, int64_t day)
{
    year -= month <= 2;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return 365 * year + year / 4 - year / 100 + year / 400 + day_of_year - 719468;
}

void
when_write(char ret[WHEN_SIZE], int64_t seconds)
{
    time_t time = (time_t)seconds;
    struct tm parts;
    if (gmtime_r(&time, &parts) == NULL ||
        strftime(ret, WHEN_SIZE, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) {
        memcpy(ret, "1970-01-01T00:00:00Z", WHEN_SIZE);
    }
}

bool
when_read(struct str text, int64_t *ret)
{
    char again[WHEN_SIZE];
    if (!has_form(text)) {
        return false;
    }
    int64_t days =
        days_of(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2));
    *ret = days * 86400 + number_at(text, 11, 2) * 3600 + number_at(text, 14, 2) * 60 +
           number_at(text, 17, 2);
    /* A day or an hour that there is not comes out as another. */
    when_write(again, *ret);
    return str_equal(text, str_from(again));
}
