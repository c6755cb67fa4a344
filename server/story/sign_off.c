/* SPDX-License-Identifier: MIT */
/* Sign-offs: who reported, wrote and edited, after the last sentence of a story
 * or glued to it. The form is Reuters' own ("Reporting by ...; editing by ...")
 * unless it names another agency; Bloomberg has its own. */
#include "story/credit.h"

#include "story/scan.h"
#include "text/phrase.h"

/* A list of names ends within this many bytes; what goes on longer is prose. */
#define SIGN_OFF_LIMIT 700

#define REPORTED LEXICON_SET(LEXICON_SIGN_OFF)
#define EDITED LEXICON_SET(LEXICON_EDITED)
#define OPENINGS LEXICON_SET(LEXICON_SIGN_OFF, LEXICON_EDITED)

/* Bytes of an opening at `at` (< length) that a name follows, 0 if there is none. A name
 * of a script without capitals is told by a colon or a bracket. */
static size_t
match_opening(struct str text, size_t at)
{
    struct phrase opening;
    size_t end = 0;
    uint32_t first = scan_at(text, at);
    if (scan_is_lower(first) || !phrase_at(text, at, OPENINGS, &opening)) {
        return 0;
    }
    size_t start = scan_skip_blanks(text, opening.end);
    struct str names = str_slice(text, start, text.length);
    bool marked = opening.entry->after != 0 || scan_before(text, at) == '(';
    bool uncased = !scan_is_upper(first) && scan_is_letter(scan_at(names, 0));
    return scan_starts_upper(names) || agency_at(names, 0, &end) != NULL ||
                   (uncased && marked)
               ? start - at
               : 0;
}

/* A sign-off begins the paragraph, or a bracket, or follows the end of a
 * sentence. */
static bool
can_begin(struct str text, size_t at, size_t *start)
{
    size_t end = scan_skip_blanks_back(text, at);
    *start = at;
    if (end > 0 && (text.data[end - 1] == '(' || text.data[end - 1] == '[')) {
        *start = end - 1;
        return true;
    }
    while (end > 0 && strchr("-\xE2\x80\x94", text.data[end - 1]) != NULL) {
        end = scan_skip_blanks_back(text, end - 1);
    }
    return end == 0 || scan_ends_sentence(str_slice(text, 0, end));
}

static bool
find_opening(struct str text, size_t *start, size_t *names)
{
    size_t from = text.length > SIGN_OFF_LIMIT ? text.length - SIGN_OFF_LIMIT : 0;
    for (size_t at = from; at < text.length; at++) {
        char c = text.data[at];
        bool inside = ((unsigned char)c & 0xC0) == 0x80;
        if (inside || (c >= 0 && (c < 'A' || c > 'Z')) ||
            (at > 0 && scan_is_letter(scan_before(text, at)))) {
            continue;
        }
        size_t length = match_opening(text, at);
        if (length > 0 && can_begin(text, at, start)) {
            *names = at + length;
            return true;
        }
    }
    return false;
}

/* In a list of names every sentence-ending stop is followed by another opening
 * or nothing; in prose a lower-case word soon follows. */
static bool
is_list_of_names(struct str names)
{
    size_t small = 0;
    size_t words = 0;
    for (size_t at = 0; at < names.length;) {
        uint32_t c = scan_at(names, at);
        if (!scan_is_letter(c)) {
            at++;
            continue;
        }
        size_t end = scan_skip_word(names, at);
        words++;
        small += scan_is_lower(c);
        at = end > at ? end : at + 1;
    }
    return words > 0 && small * 2 <= words + 1;
}

/* The form is Reuters' own only in English; others are written by everybody. */
static bool
has_in_english(struct str text, struct lexicon_set senses)
{
    struct phrase phrase;
    return phrase_find(text, 0, senses, &phrase) &&
           (phrase.entry->languages & lexicon_language("en")) != 0;
}

static const struct agency *
agency_of_reporting(struct str names, struct str raw, bool bracketed)
{
    size_t start = 0;
    size_t end = 0;
    const struct agency *named = agency_first(names, &start, &end);
    if (named != NULL && start == 0) {
        return named;
    }
    bool edits = has_in_english(raw, EDITED);
    bool reports = has_in_english(raw, REPORTED);
    static const struct str reuters = {"Reuters", 7};
    bool form = (edits && reports) || (bracketed && (edits || reports));
    return form ? agency_find(reuters) : named;
}

static bool
read_reporting(struct str text, struct sign_off *ret)
{
    size_t start = 0;
    size_t names = 0;
    if (!find_opening(text, &start, &names)) {
        return false;
    }
    struct str raw = scan_trim(str_slice(text, start, text.length));
    bool bracketed = raw.data[0] == '(' || raw.data[0] == '[';
    size_t close = bracketed ? str_find_last_byte(text, raw.data[0] == '(' ? ')' : ']')
                             : text.length;
    if (close == STR_NOT_FOUND || close < names) {
        close = text.length;
    }
    struct str people = scan_trim(str_slice(text, names, close));
    struct str after = scan_trim(str_slice(text, close + 1, text.length));
    if (!is_list_of_names(people) || after.length > 60) {
        return false;
    }
    *ret = (struct sign_off){raw, people, agency_of_reporting(people, raw, bracketed),
                             start};
    return true;
}

/* "--With assistance from NAME." and "To contact the reporter on this story:". */
static bool
read_bloomberg(struct str text, struct sign_off *ret)
{
    static const char *const openings_here[] = {
        "With assistance from ", "With assistance by ", "To contact the reporter",
        "To contact the editor"};
    size_t start = scan_skip_blanks(text, 0);
    size_t at = start;
    while (at < text.length &&
           (text.data[at] == '-' || scan_starts(text, at, STR("—")))) {
        at += text.data[at] == '-' ? 1 : STR("—").length;
    }
    for (size_t i = 0; i < sizeof openings_here / sizeof *openings_here; i++) {
        struct str opening = str_from(openings_here[i]);
        bool contact = i >= 2;
        if (!scan_starts(text, at, opening) ||
            (contact && str_find(text, STR("bloomberg"), at) == STR_NOT_FOUND &&
             str_find(text, STR(" on this story"), at) == STR_NOT_FOUND)) {
            continue;
        }
        struct str raw = scan_trim(str_slice(text, start, text.length));
        struct str people = scan_trim(str_slice(text, at + opening.length, text.length));
        *ret = (struct sign_off){raw, people, agency_find(STR("Bloomberg")), start};
        return raw.length < SIGN_OFF_LIMIT;
    }
    return false;
}

bool
sign_off_read(struct str paragraph, struct sign_off *ret)
{
    return read_reporting(paragraph, ret) || read_bloomberg(paragraph, ret);
}
