/* SPDX-License-Identifier: MIT */
/* A time of day with its zone: "15:28:56 CET", "9:22 PM EST", "06.05 GMT",
 * "2010 GMT", "18h30", "11:39 Uhr", "05:50:00.139579+09:00". */
#include <stdint.h>

#include "story/date_phrase.h"
#include "story/scan.h"
#include "text/phrase.h"

/* IST is India, Ireland and Israel, so it is left out: the zone stays unknown. */
static const struct {
    const char *name;
    int minutes;
} zones[] = {
    {"UTC", 0},    {"GMT", 0},    {"WET", 0},    {"WEST", 60},  {"BST", 60},
    {"CET", 60},   {"CEST", 120}, {"MEZ", 60},   {"MESZ", 120}, {"EET", 120},
    {"EEST", 180}, {"SAST", 120}, {"MSK", 180},  {"PKT", 300},  {"HKT", 480},
    {"SGT", 480},  {"AWST", 480}, {"JST", 540},  {"KST", 540},  {"AEST", 600},
    {"AEDT", 660}, {"NZST", 720}, {"NZDT", 780}, {"BRT", -180}, {"ART", -180},
    {"EST", -300}, {"EDT", -240}, {"ET", -300},  {"CST", -360}, {"CDT", -300},
    {"MST", -420}, {"MDT", -360}, {"PST", -480}, {"PDT", -420},
};

static bool
ends_word(struct str text, size_t at)
{
    uint32_t c = scan_at(text, at);
    return !scan_is_letter(c) && !(c >= '0' && c <= '9');
}

/* "+09:00", "+0900", "+1". */
static size_t
take_offset(struct str text, size_t at, int *minutes)
{
    if (at >= text.length || (text.data[at] != '+' && text.data[at] != '-')) {
        return at;
    }
    int sign = text.data[at] == '-' ? -1 : 1;
    int64_t first = 0;
    int64_t second = 0;
    size_t digits = scan_digits(text, at + 1, &first);
    size_t end = at + 1 + digits;
    if (digits == 4) {
        second = first % 100;
        first /= 100;
    } else if (digits == 0 || digits > 2) {
        return at;
    } else if (end < text.length && text.data[end] == ':' &&
               scan_digits(text, end + 1, &second) == 2) {
        end += 3;
    }
    if (first > 15 || second > 59) {
        return at;
    }
    *minutes = sign * (int)(first * 60 + second);
    return end;
}

static size_t
take_zone_name(struct str text, size_t at, int *minutes)
{
    if (scan_starts(text, at, STR("Z")) && ends_word(text, at + 1)) {
        *minutes = 0;
        return at + 1;
    }
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        size_t end = at + strlen(zones[i].name);
        if (!scan_starts(text, at, str_from(zones[i].name)) ||
            scan_is_letter(scan_at(text, end))) {
            continue;
        }
        *minutes = zones[i].minutes;
        int more = 0;
        size_t after = zones[i].minutes == 0 ? take_offset(text, end, &more) : end;
        *minutes += more;
        return after;
    }
    return at;
}

static size_t
take_zone(struct str text, size_t at, struct clock_phrase *phrase)
{
    size_t start = scan_skip_blanks(text, at);
    size_t end = take_offset(text, start, &phrase->zone_minutes);
    if (end == start) {
        end = take_zone_name(text, start, &phrase->zone_minutes);
    }
    phrase->zone_known = end != start;
    return phrase->zone_known ? end : at;
}

/* am, pm, a.m., p.m., Uhr; *half is 12 for pm, -1 where nothing is said. */
static size_t
take_half(struct str text, size_t at, int *half)
{
    const struct lexicon_set senses =
        LEXICON_SET(LEXICON_FORENOON, LEXICON_AFTERNOON, LEXICON_OCLOCK);
    struct phrase phrase;
    size_t start = scan_skip_blanks(text, at);
    *half = -1;
    if (phrase_at(text, start, senses, &phrase)) {
        *half = phrase.entry->sense == LEXICON_AFTERNOON  ? 12
                : phrase.entry->sense == LEXICON_FORENOON ? 0
                                                          : -1;
        size_t end = phrase.end;
        return *half >= 0 && scan_starts(text, end, STR(".")) ? end + 1 : end;
    }
    return at;
}

/* What a wire's system glues to the hundredths, "08.61RM", "01.44E F": no zone ("Z") and
 * no half of the day. */
static size_t
skip_desk_mark(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.length && text.data[end] >= 'A' && text.data[end] <= 'Z') {
        end++;
    }
    struct str mark = str_slice(text, at, end);
    if (mark.length == 0 || mark.length > 2 || str_equal(mark, STR("Z")) ||
        str_equal(mark, STR("AM")) || str_equal(mark, STR("PM"))) {
        return at;
    }
    bool second = mark.length == 1 && end + 2 == text.length && text.data[end] == ' ' &&
                  text.data[end + 1] >= 'A' && text.data[end + 1] <= 'Z';
    return second ? end + 2 : end;
}

static size_t
take_seconds(struct str text, size_t at, struct clock_phrase *phrase)
{
    int64_t value = 0;
    if (at >= text.length || text.data[at] != ':' ||
        scan_digits(text, at + 1, &value) != 2) {
        return at;
    }
    phrase->second = (int)value;
    phrase->has_second = true;
    at += 3;
    if (at < text.length && (text.data[at] == '.' || text.data[at] == ',')) {
        size_t digits = scan_digits(text, at + 1, &value);
        for (size_t i = digits; i < 3; i++) {
            value *= 10;
        }
        for (size_t i = digits; i > 3; i--) {
            value /= 10;
        }
        phrase->millisecond = digits ? (int)value : 0;
        at += digits ? digits + 1 : 0;
        at = digits ? skip_desk_mark(text, at) : at;
    }
    return at;
}

/* "055000" and "0550", only after the T of ISO 8601. */
static size_t
read_basic_time(struct str text, struct clock_phrase *phrase)
{
    int64_t value = 0;
    size_t digits = scan_digits(text, 0, &value);
    if (digits == 6) {
        phrase->second = (int)(value % 100);
        phrase->has_second = true;
        value /= 100;
    } else if (digits != 4) {
        return 0;
    }
    phrase->hour = (int)(value / 100);
    phrase->minute = (int)(value % 100);
    return digits;
}

/* Hours and minutes. *needs_zone: too weak a form to stand without a zone or
 * am/pm behind it. */
static size_t
read_hours(struct str text, struct clock_phrase *phrase, bool *needs_zone)
{
    int64_t value = 0;
    int64_t minutes = 0;
    size_t digits = scan_digits(text, 0, &value);
    *needs_zone = true;
    if (digits == 4) {
        phrase->hour = (int)(value / 100);
        phrase->minute = (int)(value % 100);
        return 4;
    }
    if (digits == 0 || digits > 2) {
        return 0;
    }
    phrase->hour = (int)value;
    char mark = digits < text.length ? text.data[digits] : '\0';
    bool has_mark = mark == ':' || mark == '.' || mark == 'h';
    if (!has_mark || scan_digits(text, digits + 1, &minutes) != 2) {
        return digits;
    }
    phrase->minute = (int)minutes;
    *needs_zone = mark == '.';
    return mark == ':' ? take_seconds(text, digits + 3, phrase) : digits + 3;
}

size_t
clock_phrase_read(struct str text, bool basic, struct clock_phrase *ret)
{
    struct clock_phrase phrase = {0};
    bool needs_zone = false;
    size_t end = basic ? read_basic_time(text, &phrase) : 0;
    if (end == 0) {
        end = read_hours(text, &phrase, &needs_zone);
    }
    if (end == 0) {
        return 0;
    }
    int half = -1;
    size_t after = take_half(text, end, &half);
    bool said = after != end;
    if (half >= 0 && phrase.hour > 12) {
        half = -1;
    }
    phrase.hour = half < 0 ? phrase.hour : phrase.hour % 12 + half;
    end = take_zone(text, after, &phrase);
    /* A leap second is the last of its minute to us. */
    phrase.second = phrase.second == 60 ? 59 : phrase.second;
    if ((needs_zone && !said && !phrase.zone_known) || phrase.hour > 23 ||
        phrase.minute > 59 || phrase.second > 59) {
        return 0;
    }
    *ret = phrase;
    return end;
}
