/* SPDX-License-Identifier: MIT */
/* Lines by their own words. Where a line stands, and what follows from that, is
 * for page.c. */
#include "intake/furniture.h"

#include <string.h>

#include "story/credit.h"
#include "story/scan.h"
#include "text/phrase.h"

/* How far a tail is looked at to know it for one. */
#define TAIL_LINES 80
/* The last paragraph of a story behind them has so many; a teaser's sentence has fewer.
 */
#define LAST_WORDS 20
/* Titles of other stories in the middle of one. */
#define TEASERS 8

/* Labels and heads that are not English are believed in short lines only that are no
 * sentence: their words open sentences of other languages, too. */
#define FOREIGN_LIMIT 90

/* Bytes of the phrase of that sense that the line begins with, a bracket apart; 0 for
 * none. */
static size_t
begins_with(struct str line, enum lexicon_sense sense)
{
    struct phrase phrase;
    bool bracket = line.length > 0 && (line.data[0] == '(' || line.data[0] == '[');
    bool found = phrase_at(line, bracket, LEXICON_SET(sense), &phrase);
    bool english = found && (phrase.entry->languages & lexicon_language("en")) != 0;
    bool likely = line.length <= FOREIGN_LIMIT && !scan_ends_sentence(line);
    return found && (english || likely) ? phrase.end : 0;
}

bool
is_prose_line(struct str line)
{
    return scan_has_words(line, scan_ends_sentence(line) ? 8 : 25);
}

bool
is_chrome_line(struct str line)
{
    return begins_with(line, LEXICON_CHROME) > 0 && !scan_has_words(line, 7);
}

/* "4 Min read", "2 min de lecture". */
static bool
is_reading_time(struct str line)
{
    int64_t minutes = 0;
    size_t digits = scan_digits(line, 0, &minutes);
    size_t at = scan_skip_blanks(line, digits);
    return digits > 0 && digits < 4 && scan_starts_nocase(line, at, STR("min")) &&
           !scan_has_words(line, 6);
}

/* Where the other label stands in the line, its length if it does not. */
static size_t
find_label(struct str line, size_t from, enum lexicon_sense sense)
{
    for (size_t at = from; at < line.length; at++) {
        if (at > 0 && line.data[at - 1] == ' ' &&
            begins_with(str_slice(line, at, line.length), sense) > 0) {
            return at;
        }
    }
    return line.length;
}

/* "March 14, 2022 / Updated March 20, 2022". */
static bool
is_date_and_update(struct str line)
{
    struct date date;
    size_t cut = line.length < 100 ? find_label(line, 1, LEXICON_UPDATED) : line.length;
    size_t end = cut;
    while (end > 0 && strchr(" /|,;-(", line.data[end - 1]) != NULL) {
        end--;
    }
    return cut < line.length && date_read(str_slice(line, 0, end), INT64_MAX, &date) &&
           date.precision >= DATE_DAY &&
           date_find(str_slice(line, cut, line.length), INT64_MAX, &date);
}

static bool
is_date_line(struct str line)
{
    struct date date;
    size_t label = begins_with(line, LEXICON_PUBLISHED);
    label = label ? label : begins_with(line, LEXICON_UPDATED);
    if (label == 0 && is_date_and_update(line)) {
        return true;
    }
    if (label == 0) {
        return line.length < 60 && line.length > 5 && date_read(line, INT64_MAX, &date) &&
               date.precision >= DATE_DAY;
    }
    size_t words = scan_words(line);
    if (words > 16 || (words > 9 && scan_ends_sentence(line))) {
        return false;
    }
    bool relative = words <= 8 && (str_find(line, STR(" ago"), 0) != STR_NOT_FOUND ||
                                   str_find(line, STR("vor "), 0) != STR_NOT_FOUND ||
                                   str_find(line, STR("hace "), 0) != STR_NOT_FOUND);
    return relative || date_find(str_slice(line, label, line.length), INT64_MAX, &date);
}

static bool
is_note(struct str line)
{
    bool bracketed = line.length > 4 && line.data[0] == '(' && line.length < 500 &&
                     line.data[line.length - 1] == ')';
    return bracketed &&
           begins_with(str_slice(line, 1, line.length - 1), LEXICON_EDITOR_NOTE) > 0;
}

enum line_kind
line_kind_of(struct str line)
{
    struct contribution contribution;
    struct sign_off sign_off;
    struct byline byline;
    if (is_date_line(line)) {
        return LINE_DATE;
    }
    if (is_photo_line(line)) {
        return LINE_PHOTO;
    }
    if (contribution_read(line, &contribution) && contribution.start == 0) {
        return LINE_CONTRIBUTION;
    }
    if (sign_off_read(line, &sign_off) && sign_off.start == 0) {
        return LINE_SIGN_OFF;
    }
    if (end_line_read(line) != NULL) {
        return LINE_CREDIT;
    }
    if (byline_read(line, &byline)) {
        return LINE_BYLINE;
    }
    if (is_note(line) || is_reading_time(line) ||
        (begins_with(line, LEXICON_PLUG) > 0 && !scan_has_words(line, 46))) {
        return LINE_BOILERPLATE;
    }
    return is_prose_line(line) ? LINE_BODY : LINE_OTHER;
}

/* A teaser's sentence is cut off with dots as often as it ends. */
static bool
is_whole_sentence(struct str line)
{
    return is_prose_line(line) && !str_ends_with(line, STR("...")) &&
           !str_ends_with(line, STR("…"));
}

bool
is_teaser_tail(const struct str *lines, size_t count, size_t at)
{
    struct byline byline;
    size_t sentences = 0;
    size_t breaks = 0;
    size_t bylines = 0;
    bool has_head =
        begins_with(lines[at], LEXICON_TEASER) > 0 && !scan_has_words(lines[at], 13);
    if (!has_head && !byline_read(lines[at], &byline)) {
        return false;
    }
    size_t end = count - at > TAIL_LINES ? at + TAIL_LINES : count;
    for (size_t i = at + 1; i < end; i++) {
        bool whole = is_whole_sentence(lines[i]);
        sentences += whole;
        breaks += !whole;
        bylines += !whole && byline_read(lines[i], &byline);
    }
    if (!has_head) {
        return bylines >= 1 && breaks > sentences;
    }
    return at + 1 == count || (breaks >= 2 && breaks >= sentences);
}

size_t
find_teasers_end(const struct str *lines, size_t count, size_t at)
{
    size_t end = at + 1;
    if (begins_with(lines[at], LEXICON_TEASER) == 0 || scan_has_words(lines[at], 13)) {
        return at;
    }
    while (end < count && end - at <= TEASERS && !is_whole_sentence(lines[end])) {
        end++;
    }
    bool last = end + 1 == count && scan_has_words(lines[count - 1], LAST_WORDS);
    bool goes_on = end > at + 1 && end < count && is_whole_sentence(lines[end]) &&
                   (last || (end + 1 < count && is_whole_sentence(lines[end + 1])));
    return goes_on ? end : at;
}

static void
read_labelled(struct str line, int64_t now_ms, enum date_source source, struct date *ret)
{
    struct date date;
    if (date_find(line, now_ms, &date)) {
        date.source = source;
        *ret = date;
    }
}

void
read_date_line(struct str line, int64_t now_ms, struct date *published,
               struct date *updated)
{
    bool starts_updated = begins_with(line, LEXICON_UPDATED) > 0;
    size_t cut = starts_updated ? find_label(line, 1, LEXICON_PUBLISHED)
                                : find_label(line, 1, LEXICON_UPDATED);
    struct str first = str_slice(line, 0, cut);
    struct str second = str_slice(line, cut, line.length);
    read_labelled(starts_updated ? second : first, now_ms, DATE_FROM_PUBLISHED_LINE,
                  published);
    read_labelled(starts_updated ? first : second, now_ms, DATE_FROM_UPDATED_LINE,
                  updated);
}

size_t
read_page_stamp(struct str text, int64_t now_ms, struct date *ret)
{
    size_t at = scan_skip_blanks(text, 0);
    if (!scan_starts(text, at, STR("date "))) {
        return 0;
    }
    size_t end = at + 5;
    while (end < text.length &&
           ((text.data[end] >= '0' && text.data[end] <= '9') || text.data[end] == '-')) {
        end++;
    }
    size_t length = end - at - 5;
    if ((length != 7 && length != 10) ||
        !date_read(str_slice(text, at + 5, end), now_ms, ret)) {
        return 0;
    }
    ret->source = DATE_FROM_PAGE_STAMP;
    return end;
}
