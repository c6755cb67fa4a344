/* SPDX-License-Identifier: MIT */
/* A day: "19 September 2023", "Sept. 19, 2023", "2023-09-19", "19.9.2023",
 * "26-FEB-1987", "9月19日". What is no day of the calendar is not read. Times of
 * day are in clock_phrase.c. */
#include "story/date_phrase.h"

#include <stdint.h>

#include "story/calendar.h"
#include "story/scan.h"
#include "text/phrase.h"

int
year_from_two_digits(int value)
{
    return value < 70 ? 2000 + value : 1900 + value;
}

static bool
is_digit_at(struct str text, size_t at)
{
    return at < text.length && text.data[at] >= '0' && text.data[at] <= '9';
}

/* A number of `least` to `most` digits at *at that no further digit follows. */
static bool
take_number(struct str text, size_t *at, size_t least, size_t most, int *ret)
{
    int64_t value = 0;
    size_t digits = scan_digits(text, *at, &value);
    if (digits < least || digits > most) {
        return false;
    }
    *at += digits;
    *ret = (int)value;
    return true;
}

static bool
is_plausible(const struct day_phrase *phrase)
{
    /* 2000 is a leap year: 29 February stays possible while the year is open. */
    int year = phrase->year ? phrase->year : 2000;
    return calendar_is_day(year, phrase->month ? phrase->month : 1,
                           phrase->day ? phrase->day : 1);
}

static size_t
finish(const struct day_phrase *phrase, size_t length, struct day_phrase *ret)
{
    if (!is_plausible(phrase)) {
        return 0;
    }
    *ret = *phrase;
    return length;
}

static size_t
take_literal(struct str text, size_t at, struct str literal)
{
    return scan_starts(text, at, literal) ? at + literal.length : at;
}

/* Past a sign of the year, month or day, and blanks; `at` where there is none. */
static size_t
take_sign(struct str text, size_t at, struct str chinese, struct str korean)
{
    size_t end = take_literal(text, at, chinese);
    end = end == at ? take_literal(text, at, korean) : end;
    return end == at ? at : scan_skip_blanks(text, end);
}

/* "9月19日", with or without "2023年" in front of it; "2023년 9월 19일". */
static size_t
read_east_asian(struct str text, struct day_phrase *ret)
{
    struct day_phrase phrase = {0};
    size_t at = 0;
    int number = 0;
    if (!take_number(text, &at, 1, 4, &number)) {
        return 0;
    }
    size_t next = take_sign(text, at, STR("年"), STR("년"));
    if (next != at) {
        phrase.year = number;
        at = next;
        if (!take_number(text, &at, 1, 2, &number)) {
            return 0;
        }
    }
    next = take_sign(text, at, STR("月"), STR("월"));
    if (next == at || number < 1) {
        return 0;
    }
    phrase.month = number;
    at = next;
    if (take_number(text, &at, 1, 2, &phrase.day)) {
        at = take_literal(text, at, STR("日"));
        at = take_literal(text, at, STR("일"));
    }
    return phrase.day || phrase.year ? finish(&phrase, at, ret) : 0;
}

/* "20230919"; the T and the time may follow. */
static size_t
read_basic(struct str text, struct day_phrase *ret)
{
    size_t at = 0;
    int number = 0;
    if (!take_number(text, &at, 8, 8, &number) || number / 100 % 100 == 0 ||
        number % 100 == 0) {
        return 0;
    }
    struct day_phrase phrase = {number / 10000, number / 100 % 100, number % 100};
    return finish(&phrase, at, ret);
}

/* "2023-09-19", "2023/09/19", "2023-09". */
static size_t
read_year_first(struct str text, struct day_phrase *ret)
{
    struct day_phrase phrase = {0};
    size_t at = 0;
    if (!take_number(text, &at, 4, 4, &phrase.year) || at >= text.length) {
        return 0;
    }
    char mark = text.data[at];
    if (mark != '-' && mark != '/' && mark != '.') {
        return 0;
    }
    at++;
    if (!take_number(text, &at, 1, 2, &phrase.month) || phrase.month == 0) {
        return 0;
    }
    if (at < text.length && text.data[at] == mark && is_digit_at(text, at + 1)) {
        at++;
        if (!take_number(text, &at, 1, 2, &phrase.day) || phrase.day == 0) {
            return 0;
        }
    } else if (mark != '-') {
        return 0;
    }
    return finish(&phrase, at, ret);
}

/* "19.9.2023" is day first everywhere; "19/9/2023" only if it can be nothing
 * else or the language says so. */
static size_t
read_day_in_digits(struct str text, bool day_first, struct day_phrase *ret)
{
    size_t at = 0;
    int first = 0;
    int second = 0;
    int year = 0;
    if (!take_number(text, &at, 1, 2, &first) || at >= text.length) {
        return 0;
    }
    char mark = text.data[at];
    if (mark != '.' && mark != '/' && mark != '-') {
        return 0;
    }
    at++;
    if (!take_number(text, &at, 1, 2, &second) || at >= text.length ||
        text.data[at] != mark) {
        return 0;
    }
    at++;
    size_t year_at = at;
    if (!take_number(text, &at, 2, 4, &year) || at - year_at == 3 || !first || !second) {
        return 0;
    }
    if (at - year_at == 2) {
        year = year_from_two_digits(year);
    }
    struct day_phrase phrase = {year, second, first};
    if (mark != '.' && !day_first && second > 12) {
        phrase = (struct day_phrase){year, first, second};
    } else if (mark != '.' && !day_first && first <= 12 && first != second) {
        phrase = (struct day_phrase){year, 0, 0};
    }
    return finish(&phrase, at, ret);
}

static size_t
skip_ordinal(struct str text, size_t at)
{
    static const char *const marks[] = {"º", "ª", "°", "."};
    struct phrase ending;
    if (phrase_at(text, at, LEXICON_SET(LEXICON_DATE_ORDINAL), &ending)) {
        return ending.end;
    }
    size_t length = SCAN_LITERAL(str_slice(text, at, text.length), marks);
    if (length > 0 && !scan_is_letter(scan_at(text, at + length))) {
        return at + length;
    }
    return at;
}

/* Blanks, a hyphen, a comma, "of" and "de" between the parts of a date. */
static size_t
skip_joint(struct str text, size_t at)
{
    at = scan_skip_blanks(text, at);
    if (at < text.length && (text.data[at] == '-' || text.data[at] == ',')) {
        at = scan_skip_blanks(text, at + 1);
    }
    struct phrase joint;
    if (phrase_at(text, at, LEXICON_SET(LEXICON_DATE_JOINT), &joint)) {
        return scan_skip_blanks(text, joint.end);
    }
    return at;
}

static size_t
take_month(struct str text, size_t at, int *month)
{
    size_t end = at;
    while (scan_is_letter(scan_at(text, end))) {
        end = scan_skip_word(text, end);
        size_t hyphen = str_find_byte(str_slice(text, 0, end), '-', at);
        end = hyphen == STR_NOT_FOUND ? end : hyphen;
        break;
    }
    *month = calendar_month(str_slice(text, at, end));
    if (*month == 0) {
        return at;
    }
    end = take_literal(text, end, STR("."));
    size_t second = scan_skip_blanks(text, end);
    size_t second_end = scan_skip_word(text, second);
    struct str word = str_slice(text, second, second_end);
    bool again = scan_at(word, 0) >= 0x80 && calendar_month(word) == *month;
    return again ? second_end : end;
}

/* "2021 года", "2021 г.". */
static size_t
skip_year_word(struct str text, size_t at)
{
    struct phrase word;
    size_t start = scan_skip_blanks(text, at);
    if (start == at || !phrase_at(text, start, LEXICON_SET(LEXICON_YEAR_WORD), &word)) {
        return at;
    }
    return word.end + scan_starts(text, word.end, STR("."));
}

/* A year after day and month: four digits, or two that a time or nothing
 * follows, as RFC 822 has it. */
static size_t
take_year(struct str text, size_t at, int *year)
{
    size_t digits = skip_joint(text, at);
    size_t end = digits;
    int value = 0;
    if (!take_number(text, &end, 2, 4, &value) || end - digits == 3 ||
        scan_starts(text, end, STR(":"))) {
        return at;
    }
    if (end - digits == 4) {
        *year = value;
        return value >= 1000 ? skip_year_word(text, end) : at;
    }
    size_t after = scan_skip_blanks(text, end);
    bool time_follows =
        is_digit_at(text, after) && str_find_byte(text, ':', after) <= after + 2;
    if (after != text.length && !time_follows) {
        return at;
    }
    *year = year_from_two_digits(value);
    return end;
}

/* "19 September 2023", "19. Sept. 2023", "1er août", "26-FEB-1987", "19 de
 * septiembre de 2023". */
static size_t
read_day_first(struct str text, struct day_phrase *ret)
{
    struct day_phrase phrase = {0};
    size_t at = 0;
    if (!take_number(text, &at, 1, 2, &phrase.day) || phrase.day == 0) {
        return 0;
    }
    at = skip_joint(text, skip_ordinal(text, at));
    size_t end = take_month(text, at, &phrase.month);
    if (end == at) {
        return 0;
    }
    return finish(&phrase, take_year(text, end, &phrase.year), ret);
}

/* "September 19, 2023", "Sept. 19", "September 2023". */
static size_t
read_month_first(struct str text, struct day_phrase *ret)
{
    struct day_phrase phrase = {0};
    size_t end = take_month(text, 0, &phrase.month);
    if (end == 0) {
        return 0;
    }
    size_t at = skip_joint(text, end);
    size_t after = at;
    if (take_number(text, &after, 4, 4, &phrase.year)) {
        return phrase.year >= 1000 ? finish(&phrase, after, ret) : 0;
    }
    if (!take_number(text, &after, 1, 2, &phrase.day) || phrase.day == 0 ||
        scan_starts(text, after, STR(":"))) {
        return 0;
    }
    size_t ordinal = skip_ordinal(text, after);
    after = scan_starts(text, after, STR(".")) ? after : ordinal;
    return finish(&phrase, take_year(text, after, &phrase.year), ret);
}

size_t
day_phrase_read(struct str text, bool day_first, struct day_phrase *ret)
{
    if (!is_digit_at(text, 0)) {
        return read_month_first(text, ret);
    }
    size_t length = read_basic(text, ret);
    if (length == 0) {
        length = read_year_first(text, ret);
    }
    if (length == 0) {
        length = read_day_in_digits(text, day_first, ret);
    }
    if (length == 0) {
        length = read_day_first(text, ret);
    }
    return length ? length : read_east_asian(text, ret);
}
