/* SPDX-License-Identifier: MIT */
/* Captions and photo credits. The agency in them took the picture and says
 * nothing of the text, so these lines are sorted out before any other reader
 * sees them. */
#include "story/credit.h"

#include "story/scan.h"
#include "text/phrase.h"

#define CAPTION_LIMIT 1200
#define TAIL_LIMIT 110

/* A mark is written with a capital: a handout is also money. */
static bool
has_mark(struct str text)
{
    struct phrase phrase;
    for (size_t at = 0; phrase_find(text, at, LEXICON_SET(LEXICON_PHOTO_MARK), &phrase);
         at = phrase.end) {
        if (!scan_is_lower(scan_at(text, phrase.start))) {
            return true;
        }
    }
    return false;
}

static bool
has_label(struct str line)
{
    struct phrase phrase;
    size_t bracket = str_starts_with(line, STR("(")) || str_starts_with(line, STR("["));
    size_t copyright = str_starts_with(line, STR("© ")) ? STR("© ").length : 0;
    return phrase_at(line, bracket + copyright, LEXICON_SET(LEXICON_PHOTO_LABEL),
                     &phrase) &&
           !scan_is_lower(scan_at(line, phrase.start));
}

static bool
is_photo_desk(struct str text)
{
    struct phrase phrase;
    return phrase_at(text, 0, LEXICON_SET(LEXICON_PHOTO_DESK), &phrase) &&
           !scan_is_lower(scan_at(text, 0));
}

/* The part of a caption that can hold its credit: what follows the last sentence
 * but one, or the last bracket. */
static struct str
credit_tail(struct str line)
{
    struct str body = line;
    while (body.length > 1 && strchr(".)]", body.data[body.length - 1]) != NULL) {
        body.length--;
    }
    size_t least = body.length > TAIL_LIMIT ? body.length - TAIL_LIMIT : 0;
    for (size_t at = body.length; at > least; at--) {
        bool sentence = body.data[at - 1] == ' ' && at > 1 && body.data[at - 2] == '.';
        /* "J. Doe/Reuters": an initial ends no sentence. */
        bool initial = sentence && at > 4 && body.data[at - 4] == ' ';
        char mark = body.data[at - 1];
        if ((sentence && !initial) || mark == '(' || mark == '[' || mark == '|') {
            return str_slice(body, at, body.length);
        }
    }
    return least == 0 ? body : STR_NONE;
}

/* "via Reuters", "via Getty Images" where the line ends with it. */
static bool
is_via(struct str tail)
{
    size_t via = str_find(tail, STR("via "), 0);
    if (via == STR_NOT_FOUND || (via > 0 && tail.data[via - 1] != ' ')) {
        return false;
    }
    size_t end = 0;
    struct str rest = str_slice(tail, via + 4, tail.length);
    bool known = agency_at(rest, 0, &end) != NULL || is_photo_desk(rest);
    return known && !scan_has_words(tail, 11);
}

/* "Jane Doe/Reuters", "Jane Doe / AFP": a person, a slash, an agency. Initials
 * before the slash are a writer's, and no photo. */
static bool
is_person_slash_agency(struct str tail)
{
    size_t slash = str_find_byte(tail, '/', 0);
    if (slash == STR_NOT_FOUND || slash == 0 || scan_has_words(tail, 10) ||
        agency_find_combined(tail) != NULL) {
        return false;
    }
    struct str person = scan_trim(str_slice(tail, 0, slash));
    struct str rest = scan_trim(str_slice(tail, slash + 1, tail.length));
    size_t end = 0;
    return scan_starts_upper(person) &&
           (is_photo_desk(rest) || agency_at(rest, 0, &end) != NULL);
}

/* A caption credited to a web site: "... at the quay. harbour.example". */
static bool
ends_with_site(struct str line)
{
    size_t blank = str_find_last_byte(line, ' ');
    if (blank == STR_NOT_FOUND || blank == 0 || line.data[blank - 1] != '.' ||
        scan_has_words(line, 41)) {
        return false;
    }
    struct str site = str_slice(line, blank + 1, line.length);
    size_t dot = str_find_last_byte(site, '.');
    if (dot == STR_NOT_FOUND || dot < 2 || site.length - dot < 3 ||
        site.length - dot > 8) {
        return false;
    }
    for (size_t i = 0; i < site.length; i++) {
        char c = site.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-')) {
            return false;
        }
    }
    return true;
}

bool
is_photo_line(struct str line)
{
    line = scan_trim(line);
    if (line.length < 4 || line.length > CAPTION_LIMIT ||
        agency_find_combined(line) != NULL) {
        return false;
    }
    if (has_label(line) && !scan_has_words(line, 121)) {
        return true;
    }
    struct str tail = credit_tail(line);
    if (tail.length > 0 && (is_via(tail) || is_person_slash_agency(tail) ||
                            (!scan_has_words(tail, 13) && has_mark(tail)))) {
        return true;
    }
    bool copyright = str_starts_with(line, STR("©")) && end_line_read(line) == NULL;
    return (copyright && !scan_has_words(line, 13) &&
            str_find_byte(line, '/', 0) != STR_NOT_FOUND) ||
           ends_with_site(line);
}
