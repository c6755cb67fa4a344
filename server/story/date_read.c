/* SPDX-License-Identifier: MIT */
/* Puts the pieces of date_phrase.h together: one day, at most one time of day
 * before or after it, and the words that may stand between them. */
#include "story/date.h"

#include <stddef.h>

#include "story/calendar.h"
#include "story/date_phrase.h"
#include "story/scan.h"
#include "text/phrase.h"
#include "text/utf8.h"

#define MINUTE_MS INT64_C(60000)
#define DAY_MS INT64_C(86400000)

/* A date that is being put together from left to right. */
struct reading {
    struct str text;
    size_t at;
    bool whole;     /* nothing else may stand in the text */
    bool day_first; /* 3/4/2022 is 3 April */
    bool has_day;
    bool has_clock;
    struct day_phrase day;
    struct clock_phrase clock;
};

static bool
is_filler(struct str word)
{
    struct phrase phrase;
    if (phrase_is(word,
                  LEXICON_SET(LEXICON_DATE_FILLER, LEXICON_DATE_JOINT, LEXICON_OCLOCK),
                  &phrase)) {
        return true;
    }
    return calendar_is_weekday(word);
}

static bool
take_day(struct reading *self)
{
    struct str rest = str_slice(self->text, self->at, self->text.length);
    size_t length = day_phrase_read(rest, self->day_first, &self->day);
    if (length == 0) {
        return false;
    }
    self->has_day = true;
    self->at += length;
    if (scan_starts(self->text, self->at, STR("T"))) {
        struct str time = str_slice(self->text, self->at + 1, self->text.length);
        length = clock_phrase_read(time, true, &self->clock);
        self->has_clock = length > 0;
        self->at += length ? length + 1 : 0;
    }
    return true;
}

static bool
take_clock(struct reading *self)
{
    struct str rest = str_slice(self->text, self->at, self->text.length);
    size_t length = clock_phrase_read(rest, false, &self->clock);
    self->has_clock = length > 0;
    self->at += length;
    return length > 0;
}

/* "Jan 28 15:28:56 CET 2020": the year comes last. */
static bool
take_late_year(struct reading *self)
{
    int64_t value = 0;
    if (self->day.year || scan_digits(self->text, self->at, &value) != 4 ||
        value < 1000) {
        return false;
    }
    self->day.year = (int)value;
    self->at += 4;
    return calendar_is_day(self->day.year, self->day.month, self->day.day);
}

/* A comment such as "(Central European Standard Time)" or "(0410 HKT)". */
static bool
skip_comment(struct reading *self)
{
    if (!self->has_clock || self->text.data[self->at] != '(') {
        return false;
    }
    size_t close = str_find_byte(self->text, ')', self->at);
    if (close == STR_NOT_FOUND) {
        return false;
    }
    self->at = close + 1;
    return true;
}

/* What is no part of a date at self->at; false ends the reading. */
static bool
skip_other(struct reading *self)
{
    uint32_t c = scan_at(self->text, self->at);
    if (scan_is_letter(c)) {
        size_t end = scan_skip_word(self->text, self->at);
        struct str word = str_slice(self->text, self->at, end);
        self->at = end;
        if (is_filler(word)) {
            return true;
        }
        self->has_clock = self->has_clock && self->has_day;
        return !self->whole && !self->has_day;
    }
    bool is_digit = c >= '0' && c <= '9';
    while (is_digit && self->at < self->text.length && self->text.data[self->at] >= '0' &&
           self->text.data[self->at] <= '9') {
        self->at++;
    }
    if (is_digit) {
        self->has_clock = self->has_clock && self->has_day;
        return !self->whole && !self->has_day;
    }
    bool mark = c < 0x80 && strchr(",.|():;-", (int)c) != NULL;
    utf8_next(self->text, &self->at);
    return mark || !self->whole;
}

/* Reads on until the text ends or what follows cannot belong to the date; false
 * where that is an error. */
static bool
read_parts(struct reading *self)
{
    for (;;) {
        self->at = scan_skip_blanks(self->text, self->at);
        if (self->at >= self->text.length) {
            return self->has_day;
        }
        if ((!self->has_day && take_day(self)) ||
            (!self->has_clock && take_clock(self)) ||
            (self->has_day && take_late_year(self)) || skip_comment(self)) {
            continue;
        }
        if (!skip_other(self)) {
            return self->has_day && !self->whole;
        }
    }
}

static bool
is_believed(struct date date, int64_t now_ms)
{
    static const int64_t placeholder = 0;
    int64_t earliest = calendar_to_days(1800, 1, 1) * DAY_MS;
    bool is_placeholder = date.precision >= DATE_DAY && date.ms >= placeholder &&
                          date.ms < placeholder + DAY_MS;
    return date.ms >= earliest && date.ms - DAY_MS <= now_ms && !is_placeholder;
}

static bool
build(const struct reading *self, int64_t now_ms, struct date *ret)
{
    const struct day_phrase *day = &self->day;
    if (!day->year) {
        return false;
    }
    struct date date = {.source = DATE_FROM_METADATA};
    date.precision = day->day ? DATE_DAY : day->month ? DATE_MONTH : DATE_YEAR;
    date.ms = calendar_to_days(day->year, day->month ? day->month : 1,
                               day->day ? day->day : 1) *
              DAY_MS;
    if (self->has_clock && date.precision == DATE_DAY) {
        const struct clock_phrase *clock = &self->clock;
        date.ms += (clock->hour * 60 + clock->minute - clock->zone_minutes) * MINUTE_MS +
                   clock->second * 1000 + clock->millisecond;
        date.precision = clock->has_second ? DATE_SECOND : DATE_MINUTE;
        date.zone_known = clock->zone_known;
    }
    if (!is_believed(date, now_ms)) {
        return false;
    }
    *ret = date;
    return true;
}

/* "2023", "1694000000", "1694000000123", "20230919101500". */
static bool
read_bare_number(struct str text, int64_t now_ms, struct date *ret)
{
    int64_t value = 0;
    size_t digits = scan_digits(text, 0, &value);
    struct reading reading = {.text = text};
    if (digits != text.length) {
        return false;
    }
    if (digits == 4) {
        reading.day.year = (int)value;
        return value > 0 && build(&reading, now_ms, ret);
    }
    if (digits == 14 ||
        (digits == 12 && value / 100000000 > 1800 && value < 210000000000)) {
        struct str time = str_slice(text, 8, text.length);
        reading.has_clock = clock_phrase_read(time, true, &reading.clock) > 0;
        return day_phrase_read(str_slice(text, 0, 8), false, &reading.day) > 0 &&
               build(&reading, now_ms, ret);
    }
    if (digits < 9 || digits > 13) {
        return false;
    }
    struct date date = {digits <= 10 ? value * 1000 : value, DATE_SECOND,
                        DATE_FROM_METADATA, true};
    if (!is_believed(date, now_ms)) {
        return false;
    }
    *ret = date;
    return true;
}

bool
date_read(struct str text, int64_t now_ms, struct date *ret)
{
    struct reading reading = {.text = scan_trim(text), .whole = true};
    /* No date is this long; what is, would only cost time. */
    if (reading.text.length == 0 || reading.text.length > 100) {
        return false;
    }
    if (read_bare_number(reading.text, now_ms, ret)) {
        return true;
    }
    return read_parts(&reading) && build(&reading, now_ms, ret);
}

/* A label in a language that writes the day before the month. */
static bool
has_day_first_label(struct str line)
{
    struct phrase label;
    size_t count = 0;
    if (!phrase_at(line, 0, LEXICON_SET(LEXICON_PUBLISHED, LEXICON_UPDATED), &label)) {
        return false;
    }
    const struct lexicon_entry *entry = lexicon_entries_of(label.node, &count);
    for (size_t i = 0; i < count; i++) {
        bool fits =
            entry[i].sense == LEXICON_PUBLISHED || entry[i].sense == LEXICON_UPDATED;
        if (fits && (entry[i].languages & lexicon_language("en")) != 0) {
            return false;
        }
    }
    return true;
}

bool
date_find(struct str line, int64_t now_ms, struct date *ret)
{
    struct reading reading = {.text = scan_trim(line)};
    reading.day_first = has_day_first_label(reading.text);
    reading.text = str_slice(reading.text, 0, 400);
    return read_parts(&reading) && build(&reading, now_ms, ret);
}
