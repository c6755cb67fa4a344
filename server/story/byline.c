/* SPDX-License-Identifier: MIT */
/* Bylines: "By NAME", "Von NAME, dpa", "Por Agencia EFE", "NAME, The Associated
 * Press". A line that has a verb in it or ends like a sentence is none; names
 * are known by their capitals. */
#include "story/credit.h"

#include "story/calendar.h"
#include "story/scan.h"
#include "text/phrase.h"
#include "text/utf8.h"

#define LINE_LIMIT 160
#define WORD_LIMIT 14
/* Bytes of a date in front of a byline. */
#define DATE_LIMIT 40
/* Bytes of a name in a script without capitals. */
#define UNCASED_LIMIT 60

/* "By " and its kin at the start of the line; *ret is where the names begin. */
static bool
read_by(struct str line, struct phrase *by, size_t *ret)
{
    if (!phrase_at(line, 0, LEXICON_SET(LEXICON_BY), by)) {
        return false;
    }
    size_t at = by->end;
    at += scan_starts(line, at, STR(":")) ? 1 : 0;
    at += scan_starts(line, at, STR("：")) ? STR("：").length : 0;
    *ret = scan_skip_blanks(line, at);
    return *ret > by->end || scan_at(line, by->end) >= 0x2E80;
}

/* That have the phrase for a beginning of bylines. */
static uint64_t
languages_of(const struct phrase *by)
{
    size_t count = 0;
    uint64_t ret = 0;
    const struct lexicon_entry *entry = lexicon_entries_of(by->node, &count);
    for (size_t i = 0; i < count; i++) {
        ret |= entry[i].sense == LEXICON_BY ? entry[i].languages : 0;
    }
    return ret;
}

/* A word of a date, which the digit behind it belongs to. */
static bool
is_date_word(struct str text, size_t at, size_t end)
{
    struct phrase phrase;
    struct str word = str_slice(text, at, end);
    return calendar_month(word) != 0 || calendar_is_weekday(word) ||
           scan_is_lower(scan_at(word, 0)) ||
           phrase_is(word, LEXICON_SET(LEXICON_PUBLISHED, LEXICON_UPDATED), &phrase);
}

/* Where a date, a time or an age ("3 hours ago") begins behind names: no name has a
 * digit. The length where there is none. */
static size_t
find_date(struct str names)
{
    size_t digit = scan_find_digit(names);
    size_t cut = digit;
    for (size_t end = digit; digit < names.length && end > 0;) {
        while (end > 0 && !scan_is_letter(scan_before(names, end))) {
            end = utf8_floor(str_slice(names, 0, end), end - 1);
        }
        size_t start = end;
        while (start > 0 && scan_is_letter(scan_before(names, start))) {
            start = utf8_floor(str_slice(names, 0, start), start - 1);
        }
        if (start == end || start == 0 || !is_date_word(names, start, end)) {
            break;
        }
        cut = end = start;
    }
    return cut;
}

/* Small words that stand between names or inside them in the language of the byline, and
 * a name that an agency writes so. */
static bool
is_joint(struct str names, size_t at, uint64_t languages)
{
    const struct lexicon_set joints =
        LEXICON_SET(LEXICON_NAME_JOINT, LEXICON_BYLINE_JOINT, LEXICON_AND);
    struct phrase phrase;
    size_t count = 0;
    size_t end = 0;
    if (!phrase_at(names, at, joints, &phrase)) {
        return agency_at(names, at, &end) != NULL;
    }
    const struct lexicon_entry *entry = lexicon_entries_of(phrase.node, &count);
    for (size_t i = 0; i < count; i++) {
        if (lexicon_set_has(joints, entry[i].sense) &&
            (entry[i].sense == LEXICON_NAME_JOINT ||
             (entry[i].languages & languages) != 0)) {
            return true;
        }
    }
    return false;
}

/* Of a script without capitals, where a few words at most are a name. */
static bool
is_uncased(struct str text)
{
    uint32_t c = scan_at(text, 0);
    return c >= 0x590 && scan_is_letter(c) && !scan_is_upper(c) && !scan_is_lower(c) &&
           text.length <= UNCASED_LIMIT && !scan_has_words(text, 6);
}

/* Names and joints only; dots only after initials. */
static bool
is_names(struct str text, uint64_t languages)
{
    size_t words = 0;
    size_t capitals = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = scan_at(text, at);
        if (c >= '0' && c <= '9') {
            return false;
        }
        if (!scan_is_letter(c)) {
            bool mark = c == 0xA0 || c == 0x2019 || c == 0x2013 ||
                        (c < 0x80 && strchr(" ,./'-&|@()=", (int)c) != NULL);
            if (!mark) {
                return false;
            }
            utf8_next(text, &at);
            continue;
        }
        size_t end = scan_skip_word(text, at);
        if (scan_is_lower(c) && !is_joint(text, at, languages)) {
            return false;
        }
        words++;
        capitals += !scan_is_lower(c);
        at = end;
    }
    size_t start = 0;
    size_t end = 0;
    return words <= WORD_LIMIT &&
           (capitals > 0 || agency_first(text, &start, &end) != NULL);
}

/* A mark that ends no name. */
static bool
is_loose(uint32_t c)
{
    return c < 0x80 ? strchr(",|/-(=&:;", (int)c) != NULL
                    : c == 0xB7 || c == 0x2022 || c == 0x2013 || c == 0x2014;
}

/* Where a small word behind the author begins; the length where there is none. */
static size_t
start_of_tail(struct str author)
{
    const struct lexicon_set tails =
        LEXICON_SET(LEXICON_BYLINE_JOINT, LEXICON_AND, LEXICON_WITH);
    struct phrase phrase;
    bool found = phrase_before(author, author.length, tails, &phrase) &&
                 phrase.end == author.length && phrase.start > 0 &&
                 author.data[phrase.start - 1] == ' ' &&
                 (!scan_is_upper(scan_at(author, phrase.start)) ||
                  scan_starts(author, phrase.start, STR("The")));
    return found ? phrase.start : author.length;
}

/* Without the marks and joints that led up to an agency's name. */
static struct str
trim_author(struct str author)
{
    for (;;) {
        author = scan_trim(author);
        size_t before = author.length;
        while (author.length > 0 && is_loose(scan_before(author, author.length))) {
            author.length = utf8_floor(author, author.length - 1);
        }
        author.length = start_of_tail(author);
        if (author.length == before) {
            return author;
        }
    }
}

/* "the Harbour Post staff" is no person. */
static struct str
cut_title(struct str author)
{
    size_t comma = str_find_byte(author, ',', 0);
    struct phrase title;
    if (comma != STR_NOT_FOUND &&
        phrase_find(author, comma, LEXICON_SET(LEXICON_DESK_TITLE), &title)) {
        return scan_trim(str_slice(author, 0, comma));
    }
    return author;
}

/* "Monday", "Sunday, 3 May" and "March 3" are days; Sunday Adeleke is somebody. */
static bool
starts_with_day(struct str names)
{
    size_t end = scan_skip_word(names, 0);
    struct str first = str_slice(names, 0, end);
    size_t next = scan_skip_blanks(names, end);
    uint32_t c = scan_at(names, next);
    bool digit = c >= '0' && c <= '9';
    bool alone = next >= names.length || digit || c == ',';
    return (calendar_month(first) != 0 && digit) ||
           (first.length > 3 && calendar_is_weekday(first) && alone);
}

/* "NAME, The Associated Press" without "By": only with the agency's full name,
 * since "Jane Doe, AP" is a photo credit as often as not. */
static bool
read_trailing_agency(struct str line, struct byline *ret)
{
    size_t comma = str_find_byte(line, ',', 0);
    if (comma == STR_NOT_FOUND || line.length > 90) {
        return false;
    }
    struct str name = scan_trim(str_slice(line, comma + 1, line.length));
    const struct agency *agency = agency_find(name);
    if (agency == NULL || (name.length < 6 && agency->ambiguous) || name.length < 3) {
        return false;
    }
    struct str people = str_slice(line, 0, comma);
    size_t words = scan_words(people);
    if (words < 2 || words > 8 || !is_names(people, UINT64_MAX)) {
        return false;
    }
    *ret = (struct byline){.author = trim_author(people), .agency = agency};
    return true;
}

/* "نجران : واس", "Berlin: dpa", "London - Reuters": what stands before a colon, or one
 * word before a dash, is where the agency was and nobody's name. */
static bool
is_place_of_agency(struct str before)
{
    before = scan_trim(before);
    size_t end = before.length > 0 ? utf8_floor(before, before.length - 1) : 0;
    uint32_t mark = scan_at(before, end);
    struct str place = scan_trim(str_slice(before, 0, end));
    bool dash = mark == '-' || mark == 0x2013 || mark == 0x2014;
    return place.length > 0 && ((mark == ':' && !scan_has_words(place, 4)) ||
                                (dash && !scan_has_words(place, 2)));
}

/* Scripts without capitals do not tell a name from a town. */
static bool
is_unsure(struct str before)
{
    before = scan_trim(before);
    size_t end = before.length > 0 ? utf8_floor(before, before.length - 1) : 0;
    uint32_t mark = scan_at(before, end);
    uint32_t first = scan_at(before, 0);
    return (mark == '-' || mark == 0x2013 || mark == 0x2014) && !scan_is_upper(first) &&
           !scan_is_lower(first);
}

static bool
find_contribution(struct str names, struct phrase *ret)
{
    const struct lexicon_set senses = LEXICON_SET(LEXICON_WITH_FILES, LEXICON_WITH);
    size_t from = 0;
    while (phrase_find(names, from, senses, ret)) {
        size_t end = 0;
        size_t at = scan_skip_blanks(names, ret->end);
        struct phrase article;
        if (phrase_at(names, at, LEXICON_SET(LEXICON_CREDIT_ARTICLE), &article)) {
            at = scan_skip_blanks(names, article.end);
        }
        if (agency_at(names, at, &end) != NULL) {
            return true;
        }
        from = ret->end;
    }
    return false;
}

void
byline_read_names(struct str names, struct byline *ret)
{
    struct phrase phrase;
    names = scan_trim(names);
    *ret = (struct byline){.rest = str_slice(names, find_date(names), names.length)};
    names = scan_trim(str_slice(names, 0, find_date(names)));
    if (find_contribution(names, &phrase)) {
        ret->contribution = str_slice(names, phrase.start, names.length);
        names = scan_trim(str_slice(names, 0, phrase.start));
    }
    size_t start = names.length;
    size_t end = names.length;
    ret->agency = agency_first(names, &start, &end);
    struct str before = str_slice(names, 0, ret->agency ? start : names.length);
    struct str author = cut_title(trim_author(before));
    bool role = phrase_is(author, LEXICON_SET(LEXICON_AGENCY_WORD), &phrase);
    bool last = scan_trim(str_slice(names, end, names.length)).length == 0;
    if (ret->agency != NULL && last && is_place_of_agency(before)) {
        ret->place = author;
    } else if (!role && !(ret->agency != NULL && last && is_unsure(before))) {
        ret->author = author;
    }
}

/* "نجران : واس" on a line of its own. */
static bool
read_place_line(struct str line, struct byline *ret)
{
    size_t start = 0;
    size_t end = 0;
    if (line.length > 80 || agency_first(line, &start, &end) == NULL ||
        end < line.length || !is_place_of_agency(str_slice(line, 0, start))) {
        return false;
    }
    byline_read_names(line, ret);
    return true;
}

/* "Jane Doe, Staff Writer", without "By". */
static bool
read_titled(struct str line, struct byline *ret)
{
    size_t comma = str_find_byte(line, ',', 0);
    struct str people = scan_trim(str_slice(line, 0, comma));
    struct str title = str_slice(line, comma + 1, line.length);
    struct str name = cut_title(line);
    size_t words = scan_words(people);
    bool right = comma != STR_NOT_FOUND && name.length == people.length && words > 1 &&
                 words < 5 && !scan_has_words(title, 4) && is_names(people, UINT64_MAX) &&
                 is_names(title, UINT64_MAX) && scan_find_digit(line) == line.length &&
                 !scan_ends_sentence(line) && scan_starts_upper(people);
    if (right) {
        *ret = (struct byline){.author = people};
    }
    return right;
}

/* "March 14, 2022 | By Jane Doe": where it goes on behind the mark, 0 if no date stands
 * there. */
static size_t
skip_date(struct str line)
{
    static const char *const marks[] = {"|", "·", "•"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct date date;
        size_t at = str_find(line, str_from(marks[i]), 0);
        if (at != STR_NOT_FOUND && at < DATE_LIMIT &&
            date_find(str_slice(line, 0, at), INT64_MAX, &date)) {
            return at + strlen(marks[i]);
        }
    }
    return 0;
}

bool
byline_read(struct str line, struct byline *ret)
{
    line = scan_trim(line);
    if (str_starts_with(line, STR("(")) && str_ends_with(line, STR(")"))) {
        line = scan_trim(str_slice(line, 1, line.length - 1));
    }
    if (line.length == 0 || line.length > LINE_LIMIT) {
        return false;
    }
    struct phrase phrase;
    size_t by = 0;
    size_t dated = skip_date(line);
    struct str date = str_slice(line, 0, dated);
    line = scan_trim(str_slice(line, dated, line.length));
    if (!read_by(line, &phrase, &by)) {
        return dated == 0 && (read_trailing_agency(line, ret) || read_titled(line, ret) ||
                              read_place_line(line, ret));
    }
    struct str all = str_slice(line, by, line.length);
    uint64_t languages = languages_of(&phrase);
    struct str names = str_slice(all, 0, find_date(all));
    if (find_contribution(names, &phrase)) {
        names = str_slice(names, 0, phrase.start);
    }
    names = trim_author(names);
    while (names.length > 0 && strchr("=|. ", names.data[names.length - 1]) != NULL) {
        bool initial = names.data[names.length - 1] == '.' && names.length < 4;
        if (initial) {
            break;
        }
        names.length--;
    }
    bool sentence = scan_ends_sentence(line) && scan_words(names) > 4;
    if (!is_names(names, languages) || sentence || starts_with_day(all)) {
        return false;
    }
    byline_read_names(all, ret);
    ret->rest = ret->rest.length > 0 ? ret->rest : date;
    return ret->agency != NULL || scan_starts_upper(ret->author) ||
           is_uncased(ret->author);
}
