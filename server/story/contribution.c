/* SPDX-License-Identifier: MIT */
/* Contributions: agencies that had a part in a text, which makes nobody its origin. The
 * words stand in the packs: "with files", "contributed". */
#include "story/credit.h"

#include "story/scan.h"
#include "text/phrase.h"

#define WITH_FILES LEXICON_SET(LEXICON_WITH_FILES, LEXICON_WITH)
#define CONTRIBUTED LEXICON_SET(LEXICON_CONTRIBUTED)
#define ANY LEXICON_SET(LEXICON_WITH_FILES, LEXICON_WITH, LEXICON_CONTRIBUTED)

/* A line of contributors is no longer than this; a sentence of them begins no further
 * from the end of its paragraph. */
#define LINE_WORDS 45
#define LIST_WORDS 24
#define TAIL_LIMIT 500
/* The agency is the subject, or stands right behind the verb. */
#define AGENCY_REACH 60

static struct str
strip_marks(struct str line)
{
    static const char *const marks[] = {"(", "[", "-", "—", "–", "_", "*", "=", "（"};
    static const char *const ends[] = {")", "]", ".", "*", "_", "）", "。"};
    for (size_t length = 1; length > 0;) {
        line = scan_trim(line);
        length = SCAN_LITERAL(line, marks);
        line = str_slice(line, length, line.length);
    }
    for (bool again = true; again;) {
        line = scan_trim(line);
        again = false;
        for (size_t i = 0; i < sizeof ends / sizeof *ends && !again; i++) {
            again = str_ends_with(line, str_from(ends[i]));
            line.length -= again ? strlen(ends[i]) : 0;
        }
    }
    return line;
}

static void
add_agency(struct contribution *ret, const struct agency *agency)
{
    for (size_t i = 0; i < ret->count; i++) {
        if (ret->agencies[i] == agency) {
            return;
        }
    }
    if (ret->count < CONTRIBUTORS_LIMIT) {
        ret->agencies[ret->count++] = agency;
    }
}

/* Every agency in the text; where the first begins, or its length. */
static size_t
add_agencies(struct contribution *ret, struct str text)
{
    size_t from = 0;
    size_t start = 0;
    size_t end = 0;
    size_t first = text.length;
    const struct agency *agency;
    while ((agency = agency_next(text, &from, &start, &end)) != NULL) {
        first = start < first ? start : first;
        add_agency(ret, agency);
    }
    return first;
}

/* Nothing but names of agencies, and what joins them. */
static bool
is_all_agencies(struct str names)
{
    size_t from = 0;
    size_t start = 0;
    size_t end = 0;
    size_t at = 0;
    while (agency_next(names, &from, &start, &end) != NULL) {
        if (scan_has_words(str_slice(names, at, start), 3) || start > at + 8) {
            return false;
        }
        at = end;
    }
    return at > 0 && !scan_has_words(str_slice(names, at, names.length), 1);
}

/* "With files from The Associated Press", "(mit dpa)", "एएफपी इनपुट के साथ". */
static bool
read_with_files(struct str line, struct contribution *ret)
{
    struct phrase phrase;
    struct contribution found = {0};
    if (!scan_has_words(line, 2) || scan_has_words(line, LIST_WORDS)) {
        return false;
    }
    if (phrase_at(line, 0, WITH_FILES, &phrase)) {
        struct str names = str_slice(line, phrase.end, line.length);
        bool bare = !lexicon_means(phrase.node, LEXICON_SET(LEXICON_WITH_FILES));
        add_agencies(&found, names);
        *ret = found;
        return found.count > 0 && (!bare || is_all_agencies(names));
    }
    if (!phrase_find(line, 0, LEXICON_SET(LEXICON_WITH_FILES), &phrase) ||
        phrase.end + 2 < line.length) {
        return false;
    }
    add_agencies(&found, str_slice(line, 0, phrase.start));
    *ret = found;
    return found.count > 0;
}

/* "AP writers NAME and NAME contributed to this report. Follow them at ..." */
static bool
read_contributed(struct str line, bool is_line, struct contribution *ret)
{
    struct phrase phrase;
    struct contribution found = {0};
    if (scan_has_words(line, LINE_WORDS) || !phrase_find(line, 0, CONTRIBUTED, &phrase)) {
        return false;
    }
    struct str before = str_slice(line, 0, phrase.start);
    size_t first = add_agencies(&found, before);
    bool is_subject = found.count > 0 && first <= AGENCY_REACH;
    if (found.count == 0 && phrase.start < 4) {
        size_t end = phrase.end + AGENCY_REACH;
        add_agencies(&found, str_slice(line, phrase.end, end));
        is_subject = found.count > 0;
    }
    /* People of the house alone: "Ana Reis in Velmark contributed to this report." */
    bool is_staff = is_line && found.count == 0 && scan_starts_upper(line) &&
                    !scan_has_words(line, 2 * LIST_WORDS) && phrase.start > 0 &&
                    phrase.end >= line.length;
    *ret = found;
    return is_subject || is_staff;
}

static bool
read_at(struct str paragraph, size_t start, struct contribution *ret)
{
    struct str line = strip_marks(str_slice(paragraph, start, paragraph.length));
    bool is_line = scan_skip_blanks(paragraph, 0) == start;
    if (!read_with_files(line, ret) && !read_contributed(line, is_line, ret)) {
        return false;
    }
    ret->start = start;
    ret->raw = scan_trim(str_slice(paragraph, start, paragraph.length));
    return true;
}

/* "J." and "St." end no sentence. */
static bool
ends_in_abbreviation(struct str text)
{
    size_t end = scan_skip_blanks_back(text, text.length);
    if (end == 0 || text.data[end - 1] != '.') {
        return false;
    }
    size_t start = end - 1;
    while (start > 0 && scan_is_letter(scan_before(text, start))) {
        start--;
    }
    struct phrase phrase;
    struct str word = str_slice(text, start, end - 1);
    return word.length < 2 || phrase_is(word, LEXICON_SET(LEXICON_ABBREVIATION), &phrase);
}

/* A bracket, or what follows the end of a sentence. */
static bool
can_begin(struct str paragraph, size_t at)
{
    struct str before = str_slice(paragraph, 0, at);
    uint32_t c = scan_at(paragraph, at);
    bool opens = c == '(' || c == '[' || c == 0xFF08;
    bool blank = at > 0 && (paragraph.data[at - 1] == ' ' || opens ||
                            scan_before(paragraph, at) >= 0x80);
    return blank &&
           (opens || (scan_ends_sentence(before) && !ends_in_abbreviation(before)));
}

bool
contribution_read(struct str paragraph, struct contribution *ret)
{
    size_t first = scan_skip_blanks(paragraph, 0);
    size_t from = paragraph.length > TAIL_LIMIT ? paragraph.length - TAIL_LIMIT : first;
    struct phrase phrase;
    /* Nearly always there is none of the phrases, wherever one would begin. */
    if (!phrase_find(paragraph, from, ANY, &phrase)) {
        return false;
    }
    for (size_t at = paragraph.length; at > from; at--) {
        bool inside =
            at < paragraph.length && ((unsigned char)paragraph.data[at] & 0xC0) == 0x80;
        if (!inside && at > first && at < paragraph.length && paragraph.data[at] != ' ' &&
            can_begin(paragraph, at) && read_at(paragraph, at, ret)) {
            return true;
        }
    }
    return from == first && read_at(paragraph, first, ret);
}
