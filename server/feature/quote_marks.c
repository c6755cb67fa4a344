/* SPDX-License-Identifier: MIT */
#include "feature/quote_marks.h"

#include <string.h>

#include "text/quotation.h"
#include "text/utf8.h"

struct marks {
    const char *language;
    const char *open;
    const char *close;
};

/* Where a language is not here, English ones are as good as any. French ones have
 * their thin blanks (U+202F). */
static const struct marks marks[] = {
    {"ar", "\xc2\xab", "\xc2\xbb"},
    {"bg", "\xe2\x80\x9e", "\xe2\x80\x9c"},
    {"cs", "\xe2\x80\x9e", "\xe2\x80\x9c"},
    {"da", "\xc2\xbb", "\xc2\xab"},
    {"de", "\xe2\x80\x9e", "\xe2\x80\x9c"},
    {"el", "\xc2\xab", "\xc2\xbb"},
    {"es", "\xc2\xab", "\xc2\xbb"},
    {"fa", "\xc2\xab", "\xc2\xbb"},
    {"fi", "\xe2\x80\x9d", "\xe2\x80\x9d"},
    {"fr", "\xc2\xab\xe2\x80\xaf", "\xe2\x80\xaf\xc2\xbb"},
    {"hu", "\xe2\x80\x9e", "\xe2\x80\x9d"},
    {"it", "\xc2\xab", "\xc2\xbb"},
    {"ja", "\xe3\x80\x8c", "\xe3\x80\x8d"},
    {"no", "\xc2\xab", "\xc2\xbb"},
    {"pl", "\xe2\x80\x9e", "\xe2\x80\x9d"},
    {"pt", "\xc2\xab", "\xc2\xbb"},
    {"ro", "\xe2\x80\x9e", "\xe2\x80\x9d"},
    {"ru", "\xc2\xab", "\xc2\xbb"},
    {"sv", "\xe2\x80\x9d", "\xe2\x80\x9d"},
    {"uk", "\xc2\xab", "\xc2\xbb"},
};

struct quote_marks
quote_marks_of_language(const char *language)
{
    struct str open = STR("\xe2\x80\x9c");
    struct str close = STR("\xe2\x80\x9d");
    for (size_t i = 0; language != NULL && i < sizeof marks / sizeof *marks; i++) {
        if (strcmp(marks[i].language, language) == 0) {
            open = str_from(marks[i].open);
            close = str_from(marks[i].close);
        }
    }
    return (struct quote_marks){open, close, open, close};
}

static bool
is_blank(uint32_t code_point)
{
    return code_point == ' ' || code_point == 0xA0 || code_point == 0x202F ||
           code_point == 0x2009;
}

/* Typewriters' single marks are apostrophes as well. */
static bool
is_mark(uint32_t code_point)
{
    static const uint32_t known[] = {'"',    0xAB,   0xBB,   0x2018, 0x2019,
                                     0x201A, 0x201C, 0x201D, 0x201E, 0x300C,
                                     0x300D, 0x300E, 0x300F};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (known[i] == code_point) {
            return true;
        }
    }
    return false;
}

/* The mark that ends where a quotation begins; empty where there is none. */
static struct span
find_open(struct str text, uint32_t at)
{
    struct span ret = {at, at};
    uint32_t found = ' ';
    while (ret.start > 0 && is_blank(found)) {
        size_t start = utf8_floor(text, ret.start - 1);
        ret.start = (uint32_t)start;
        found = utf8_next(text, &start);
    }
    return is_mark(found) ? ret : (struct span){at, at};
}

/* The mark that begins where a quotation ends. */
static struct span
find_close(struct str text, uint32_t at)
{
    size_t end = at;
    uint32_t found = ' ';
    while (end < text.length && is_blank(found)) {
        found = utf8_next(text, &end);
    }
    return is_mark(found) ? (struct span){at, (uint32_t)end} : (struct span){at, at};
}

bool
quote_marks_of_draft(struct quote_marks *ret, const struct prose *prose, struct str text)
{
    struct spans quotations = {0};
    struct str shown = buf_str(&prose->text);
    bool found = false;
    quotations_find(&quotations, prose, NULL);
    for (size_t i = 0; i < quotations.count && !found; i++) {
        struct span open = find_open(shown, quotations.data[i].start);
        struct span close = find_close(shown, quotations.data[i].end);
        found = span_length(open) > 0 && span_length(close) > 0;
        if (found) {
            ret->shown_open = span_of(shown, open);
            ret->shown_close = span_of(shown, close);
            ret->open = span_of(text, prose_to_source(prose, open));
            ret->close = span_of(text, prose_to_source(prose, close));
        }
    }
    vec_release(&quotations);
    return found;
}
