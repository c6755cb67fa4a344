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
/* Bytes of a name in a script without capitals. */
#define UNCASED_LIMIT 60

/* Bytes of "By " and its kin at the start of the line, 0 if it has none. */
static size_t
skip_by(struct str line)
{
    struct phrase phrase;
    if (!phrase_at(line, 0, LEXICON_SET(LEXICON_BY), &phrase)) {
        return 0;
    }
    size_t at = phrase.end;
    at += scan_starts(line, at, STR(":")) ? 1 : 0;
    at += scan_starts(line, at, STR("：")) ? STR("：").length : 0;
    size_t names = scan_skip_blanks(line, at);
    bool apart = names > phrase.end || scan_at(line, phrase.end) >= 0x2E80;
    return apart ? names : 0;
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

/* Small words that stand between names or inside them. */
static bool
is_joint(struct str word)
{
    static const char *const joints[] = {
        "and", "und", "y",   "et",    "e",   "og",  "och", "en",  "with", "mit",  "in",
        "con", "de",  "da",  "do",    "dos", "del", "der", "den", "di",   "du",   "la",
        "le",  "van", "von", "vom",   "zu",  "bin", "ibn", "ben", "al",   "el",   "ter",
        "ten", "af",  "av",  "staff", "for", "at",  "of",  "the", "aus",  "from", "dpa"};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        if (str_equal(word, str_from(joints[i]))) {
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
is_names(struct str text)
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
        struct str word = str_slice(text, at, end);
        if (scan_is_lower(c) && !is_joint(word) && !str_starts_with(word, STR("al-"))) {
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

/* Without the marks and joints that led up to an agency's name. */
static struct str
trim_author(struct str author)
{
    static const char *const tails[] = {" the", " The", " for", " of", " and",
                                        " und", " y",   " et",  " e",  " with"};
    for (;;) {
        author = scan_trim(author);
        size_t before = author.length;
        while (author.length > 0 && is_loose(scan_before(author, author.length))) {
            author.length = utf8_floor(author, author.length - 1);
        }
        for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
            struct str tail = str_from(tails[i]);
            author.length -= str_ends_with(author, tail) ? tail.length : 0;
        }
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
    static const char *const titles[] = {"Writer", "Correspondent", "Editor", "Reporter",
                                         "Staff",  "staff",         "Bureau"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles && comma != STR_NOT_FOUND;
         i++) {
        if (str_find(author, str_from(titles[i]), comma) != STR_NOT_FOUND) {
            return scan_trim(str_slice(author, 0, comma));
        }
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
    if (words < 2 || words > 8 || !is_names(people)) {
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
        at += scan_starts_nocase(names, at, STR("the ")) ? 4 : 0;
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
    bool role = str_equal(author, STR("Agencia")) || str_equal(author, STR("Agence"));
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
    size_t by = skip_by(line);
    if (by == 0) {
        return read_trailing_agency(line, ret) || read_place_line(line, ret);
    }
    struct str all = str_slice(line, by, line.length);
    struct phrase phrase;
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
    if (!is_names(names) || sentence || starts_with_day(all)) {
        return false;
    }
    byline_read_names(all, ret);
    return ret->agency != NULL || scan_starts_upper(ret->author) ||
           is_uncased(ret->author);
}
