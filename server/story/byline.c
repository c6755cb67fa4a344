/* SPDX-License-Identifier: MIT */
/* Bylines: "By NAME", "Von NAME, dpa", "Por Agencia EFE", "NAME, The Associated
 * Press". A line that has a verb in it or ends like a sentence is none; names
 * are known by their capitals. */
#include "story/credit.h"

#include "story/calendar.h"
#include "story/scan.h"
#include "text/utf8.h"

#define LINE_LIMIT 160
#define WORD_LIMIT 14

/* Bytes of "By " and its kin at the start of the line, 0 if it has none. */
static size_t
skip_by(struct str line)
{
    static const char *const words[] = {
        "By ",  "BY ",  "by ",         "Von ",      "VON ", "Por ",     "POR ",
        "Par ", "PAR ", "Di ",         "DI ",       "di ",  "De ",      "Door ",
        "Av ",  "Af ",  "Written by ", "Story by ", "By: ", "Author: ", "Autor: "};
    size_t length = SCAN_LITERAL(line, words);
    return length > 0 ? scan_skip_blanks(line, length) : 0;
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

/* Without the marks and joints that led up to an agency's name. */
static struct str
trim_author(struct str author)
{
    static const char *const tails[] = {" the", " The", " for", " of", " and",
                                        " und", " y",   " et",  " e",  " with"};
    for (;;) {
        author = scan_trim(author);
        size_t before = author.length;
        while (author.length > 0 && strchr(",|/-(=&", author.data[author.length - 1])) {
            author.length--;
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

static bool
starts_with_day(struct str names)
{
    struct str first = str_slice(names, 0, scan_skip_word(names, 0));
    bool month = calendar_month(first) != 0 && first.length < names.length &&
                 names.data[first.length] == ' ' && names.data[first.length + 1] <= '9';
    return month || (first.length > 3 && calendar_is_weekday(first));
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
    *ret = (struct byline){trim_author(people), agency};
    return true;
}

void
byline_read_names(struct str names, struct byline *ret)
{
    names = scan_trim(names);
    size_t start = names.length;
    size_t end = names.length;
    const struct agency *agency = agency_first(names, &start, &end);
    if (agency == NULL) {
        start = names.length;
    }
    struct str author = cut_title(trim_author(str_slice(names, 0, start)));
    bool role = str_equal(author, STR("Agencia")) || str_equal(author, STR("Agence"));
    *ret = (struct byline){role ? str_slice(author, 0, 0) : author, agency};
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
        return read_trailing_agency(line, ret);
    }
    struct str names = str_slice(line, by, line.length);
    while (names.length > 0 && strchr("=|. ", names.data[names.length - 1]) != NULL) {
        bool initial = names.data[names.length - 1] == '.' && names.length < 4;
        if (initial) {
            break;
        }
        names.length--;
    }
    bool sentence = scan_ends_sentence(line) && scan_words(names) > 4;
    if (!is_names(names) || sentence || starts_with_day(names)) {
        return false;
    }
    byline_read_names(names, ret);
    return ret->agency != NULL || scan_starts_upper(ret->author);
}
