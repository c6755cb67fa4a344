/* SPDX-License-Identifier: MIT */
/* Dates out: as much as is known, never more. */
#include "story/date.h"

#include <assert.h>
#include <stddef.h>

#include "story/calendar.h"

#define DAY_MS INT64_C(86400000)

static const char *const precision_names[] = {
    [DATE_NONE] = "none", [DATE_YEAR] = "year",     [DATE_MONTH] = "month",
    [DATE_DAY] = "day",   [DATE_MINUTE] = "minute", [DATE_SECOND] = "second",
};

static const char *const source_names[] = {
    [DATE_FROM_FIRST_CREATED] = "first created",
    [DATE_FROM_VERSION_CREATED] = "version created",
    [DATE_FROM_METADATA] = "metadata",
    [DATE_FROM_PUBLISHED_LINE] = "published line",
    [DATE_FROM_FIRST_PUBLISHED] = "first published",
    [DATE_FROM_DATELINE] = "dateline",
    [DATE_FROM_PAGE_STAMP] = "page stamp",
    [DATE_FROM_UPDATED_LINE] = "updated line",
    [DATE_FROM_FAMILY] = "family",
};

struct date
date_from_day(int year, int month, int day)
{
    assert(calendar_is_day(year, month, day));
    return (struct date){calendar_to_days(year, month, day) * DAY_MS, DATE_DAY,
                         DATE_FROM_METADATA, false};
}

static int64_t
floor_days(int64_t ms)
{
    return ms >= 0 ? ms / DAY_MS : -((-ms + DAY_MS - 1) / DAY_MS);
}

int32_t
date_day(struct date date)
{
    assert(date.precision >= DATE_DAY);
    return (int32_t)floor_days(date.ms);
}

void
date_add_iso(struct buf *out, struct date date)
{
    int64_t days = floor_days(date.ms);
    struct calendar_day day = calendar_from_days(days);
    int64_t seconds = (date.ms - days * DAY_MS) / 1000;
    int hour = (int)(seconds / 3600);
    int minute = (int)(seconds / 60 % 60);
    const char *zone = date.zone_known ? "Z" : "";
    switch (date.precision) {
    case DATE_NONE:
        break;
    case DATE_YEAR:
        buf_add_format(out, "%04d", day.year);
        break;
    case DATE_MONTH:
        buf_add_format(out, "%04d-%02d", day.year, day.month);
        break;
    case DATE_DAY:
        buf_add_format(out, "%04d-%02d-%02d", day.year, day.month, day.day);
        break;
    case DATE_MINUTE:
        buf_add_format(out, "%04d-%02d-%02dT%02d:%02d%s", day.year, day.month, day.day,
                       hour, minute, zone);
        break;
    case DATE_SECOND:
        buf_add_format(out, "%04d-%02d-%02dT%02d:%02d:%02d%s", day.year, day.month,
                       day.day, hour, minute, (int)(seconds % 60), zone);
        break;
    }
}

void
date_add_words(struct buf *out, struct date date)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (date.precision == DATE_NONE) {
        buf_add_text(out, "undated");
        return;
    }
    int64_t days = floor_days(date.ms);
    struct calendar_day day = calendar_from_days(days);
    int64_t minutes = (date.ms - days * DAY_MS) / 60000;
    if (date.precision >= DATE_DAY) {
        buf_add_format(out, "%d ", day.day);
    }
    if (date.precision >= DATE_MONTH) {
        buf_add_format(out, "%s ", months[day.month - 1]);
    }
    buf_add_format(out, "%d", day.year);
    if (date.precision >= DATE_MINUTE) {
        /* An hour without a zone may be off by a day: it is not left to be guessed. */
        buf_add_format(out, " %02d:%02d %s", (int)(minutes / 60), (int)(minutes % 60),
                       date.zone_known ? "UTC" : "(zone unknown)");
    }
}

const char *
date_precision_name(enum date_precision precision)
{
    return precision_names[precision];
}

const char *
date_source_name(enum date_source source)
{
    return source_names[source];
}

int
date_compare(struct date a, struct date b)
{
    bool a_dated = a.precision != DATE_NONE;
    bool b_dated = b.precision != DATE_NONE;
    if (!a_dated || !b_dated) {
        return a_dated ? -1 : b_dated;
    }
    return a.ms < b.ms ? -1 : a.ms > b.ms;
}
