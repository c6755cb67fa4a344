/* SPDX-License-Identifier: MIT */
/* Lines that are only a credit, and credits glued to the last sentence. */
#include "story/credit.h"

#include "story/scan.h"
#include "text/phrase.h"

#define LINE_LIMIT 300

static struct str
strip_marks(struct str line)
{
    line = scan_trim(line);
    while (line.length > 1 && strchr("=_*.", line.data[line.length - 1]) != NULL) {
        line = scan_trim(str_slice(line, 0, line.length - 1));
    }
    size_t at = 0;
    while (at < line.length && strchr("=_*-", line.data[at]) != NULL) {
        at++;
    }
    if (scan_at(line, at) == 0x2013 || scan_at(line, at) == 0x2014) {
        at += STR("—").length;
    }
    return scan_trim(str_slice(line, at, line.length));
}

static bool
strip_brackets(struct str *line)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"[", "]"}, {"（", "）"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct str open = str_from(pairs[i][0]);
        struct str close = str_from(pairs[i][1]);
        if (str_starts_with(*line, open) && str_ends_with(*line, close) &&
            line->length > open.length + close.length) {
            *line = scan_trim(str_slice(*line, open.length, line->length - close.length));
            return true;
        }
    }
    return false;
}

/* "REUTERS", "(dpa)", "sak/Reuters". A bare ambiguous name says nothing: "MAP"
 * is a label as well. */
static const struct agency *
read_name(struct str line, bool bracketed)
{
    const struct agency *agency = agency_find_combined(line);
    if (agency == NULL) {
        return NULL;
    }
    bool combined = str_find_byte(line, '/', 0) != STR_NOT_FOUND;
    bool clear = agency_stands_alone(agency) || line.length > 12;
    return bracketed || combined || clear ? agency : NULL;
}

/* The agency that stands right behind a label, and nothing that makes it the
 * source of something else. */
static const struct agency *
agency_after(struct str line, size_t at, size_t *end)
{
    at = scan_skip_blanks(line, at);
    const struct agency *agency = agency_at(line, at, end);
    struct phrase article;
    if (agency == NULL &&
        phrase_at(line, at, LEXICON_SET(LEXICON_CREDIT_ARTICLE), &article)) {
        agency = agency_at(line, scan_skip_blanks(line, article.end), end);
    }
    return agency;
}

static bool
ends_here(struct str line, size_t end)
{
    struct phrase phrase;
    end = scan_skip_blanks(line, end);
    return end >= line.length || strchr(".,;)/-", line.data[end]) != NULL ||
           phrase_at(line, end, LEXICON_SET(LEXICON_AND), &phrase);
}

/* "Quelle: dpa-AFX", "Originally published by Reuters". */
static const struct agency *
read_label(struct str line)
{
    struct phrase label;
    if (!phrase_at(line, 0, LEXICON_SET(LEXICON_CREDIT_LABEL), &label) ||
        scan_has_words(line, 13)) {
        return NULL;
    }
    size_t end = 0;
    struct str rest = scan_trim(str_slice(line, label.end, line.length));
    const struct agency *agency = agency_find_combined(rest);
    if (agency != NULL) {
        return agency;
    }
    agency = agency_after(line, label.end, &end);
    return agency != NULL && ends_here(line, end) ? agency : NULL;
}

/* Past a copyright mark at `at`; `at` where there is none. */
static size_t
skip_copyright_mark(struct str line, size_t at)
{
    static const char *const marks[] = {"©",         "(c)",       "(C)",
                                        "Copyright", "COPYRIGHT", "（Ｃ）"};
    size_t length = SCAN_LITERAL(str_slice(line, at, line.length), marks);
    return length > 0 ? scan_skip_blanks(line, at + length) : at;
}

/* "© 2024 AFP", "(c) ITAR-TASS 2019", "Copyright 2020 The Associated Press. All
 * rights reserved.", "© dpa-infocom, dpa:..."; "© Name/dpa" is a photo. */
static const struct agency *
read_copyright(struct str line)
{
    size_t at = skip_copyright_mark(line, skip_copyright_mark(line, 0));
    if (at == 0) {
        return NULL;
    }
    int64_t year = 0;
    size_t digits = scan_digits(line, at, &year);
    at += digits == 4 ? 4 : 0;
    at = scan_skip_blanks(line, at + scan_starts(line, at, STR(",")));
    if (scan_starts_nocase(line, at, STR("by "))) {
        at += 3;
    }
    size_t end = 0;
    const struct agency *agency = agency_after(line, at, &end);
    size_t after = scan_skip_blanks(line, end);
    bool photo =
        scan_starts(line, after, STR("|")) || scan_starts(line, after, STR("Photo"));
    return photo ? NULL : agency;
}

/* "dpa wsz jln npr", "PTI ABC XYZ": the agency and the initials of its desk. */
static const struct agency *
read_desk_line(struct str line)
{
    size_t end = 0;
    if (line.length > 40) {
        return NULL;
    }
    const struct agency *agency = agency_at(line, 0, &end);
    if (agency == NULL || end >= line.length) {
        return NULL;
    }
    size_t words = 0;
    for (size_t at = scan_skip_blanks(line, end); at < line.length;
         at = scan_skip_blanks(line, at)) {
        size_t stop = scan_skip_word(line, at);
        size_t length = stop - at;
        struct str word = str_slice(line, at, stop);
        bool small = scan_is_lower(scan_at(word, 0)) && str_starts_with(line, STR("dpa"));
        if (length < 2 || length > 4 || (!small && !scan_is_upper_case(word))) {
            return NULL;
        }
        at = stop;
        words++;
    }
    return words >= 1 && words <= 5 ? agency : NULL;
}

/* Sentences that name the agency at a place of their own. */
static const struct agency *
read_formula(struct str line)
{
    static const struct {
        const char *text;
        const char *agency;
    } formulas[] = {
        {"Our Standards: The Thomson Reuters Trust Principles", "Reuters"},
        {"This report by The Canadian Press was first published", "The Canadian Press"},
        {"Ce texte de La Presse Canadienne", "The Canadian Press"},
        {"Enditem", "Xinhua"},
    };
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
        if (str_starts_with(line, str_from(formulas[i].text))) {
            return agency_find(str_from(formulas[i].agency));
        }
    }
    struct phrase phrase;
    bool disclaims = phrase_find(line, 0, LEXICON_SET(LEXICON_DISCLAIMER), &phrase);
    size_t start = 0;
    size_t end = 0;
    return disclaims ? agency_first(line, &start, &end) : NULL;
}

const struct agency *
end_line_read(struct str line)
{
    line = strip_marks(line);
    if (line.length < 2 || line.length > LINE_LIMIT) {
        return NULL;
    }
    const struct agency *agency = read_copyright(line);
    bool bracketed = agency == NULL && strip_brackets(&line);
    if (agency == NULL) {
        agency = read_name(line, bracketed);
    }
    if (agency == NULL) {
        agency = read_label(line);
    }
    if (agency == NULL) {
        agency = read_desk_line(line);
    }
    return agency != NULL ? agency : read_formula(line);
}

/* The text before a glued credit ends a sentence, in its own script. */
static bool
follows_sentence(struct str paragraph, size_t start)
{
    struct str before = scan_trim(str_slice(paragraph, 0, start));
    return before.length > 0 && scan_ends_sentence(before);
}

const struct agency *
trailing_credit_read(struct str paragraph, size_t *ret)
{
    static const char *const openings[] = {"(", "（", " ", "©", "\u2014", "\u2013"};
    struct str text = scan_trim(paragraph);
    size_t skipped = scan_skip_blanks(paragraph, 0);
    size_t from = text.length > 60 ? text.length - 60 : 0;
    for (size_t at = from; at < text.length; at++) {
        for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
            struct str opening = str_from(openings[i]);
            if (opening.data[0] != text.data[at] || !scan_starts(text, at, opening) ||
                !follows_sentence(text, at)) {
                continue;
            }
            struct str tail = scan_trim(str_slice(text, at, text.length));
            const struct agency *agency = end_line_read(tail);
            /* "... he said. Reuter" is a sign-off, "... he said. Pap" is none. */
            bool marked = i != 2 || scan_is_upper_case(tail);
            if (agency != NULL && (marked || agency_stands_alone(agency))) {
                *ret = skipped + at;
                return agency;
            }
        }
    }
    return NULL;
}
