/* SPDX-License-Identifier: MIT */
/* Knows words, not places: where a credit goes is for whoever edits. Names come from the
 * archive, that is from anybody: nothing in them may act in the draft. */
#include "report/credit_form.h"

#include <string.h>

#include "text/display.h"

/* What stands between two parts of a credit, and goes with a part that is missing.
 * The dashes are U+2013 and U+2014. */
static const char *const separators[] = {
    " ", ",", ";", ":", "/", "-", "|", ".", "\xe2\x80\x93", "\xe2\x80\x94"};

#define SEPARATOR_COUNT (sizeof separators / sizeof *separators)

static struct str
trim_start(struct str text)
{
    for (size_t i = 0; i < SEPARATOR_COUNT; i++) {
        struct str separator = str_from(separators[i]);
        if (str_starts_with(text, separator)) {
            text = str_slice(text, separator.length, text.length);
            i = (size_t)-1;
        }
    }
    return text;
}

static struct str
trim_end(struct str text)
{
    for (size_t i = 0; i < SEPARATOR_COUNT; i++) {
        struct str separator = str_from(separators[i]);
        if (str_ends_with(text, separator)) {
            text = str_slice(text, 0, text.length - separator.length);
            i = (size_t)-1;
        }
    }
    return text;
}

/* English dates in words, all others so that nobody takes the month for the day. */
static void
add_date(struct buf *out, struct date date, const char *language)
{
    date.precision = date.precision > DATE_DAY ? DATE_DAY : date.precision;
    if (language == NULL || strcmp(language, "en") == 0) {
        date_add_words(out, date);
    } else {
        date_add_iso(out, date);
    }
}

/* Appends the value of the part that `form` begins with; false where it is not
 * known. `length` is how much of the form it is. */
static bool
add_part(struct buf *out, struct str form, size_t *length,
         const struct finding_origin *origin, const char *language)
{
    *length = str_find_byte(form, '}', 0) + 1;
    struct str name = str_slice(form, 1, *length - 1);
    const char *value = NULL;
    if (str_equal(name, STR("date"))) {
        if (origin->date.precision != DATE_NONE) {
            add_date(out, origin->date, language);
        }
        return origin->date.precision != DATE_NONE;
    }
    if (str_equal(name, STR("agency"))) {
        value = origin->agency ? origin->agency : origin->publisher;
    } else if (str_equal(name, STR("byline"))) {
        value = origin->byline;
    } else if (str_equal(name, STR("place"))) {
        value = origin->place;
    }
    display_add(out, str_trim(str_from(value)));
    return value != NULL && str_trim(str_from(value)).length > 0;
}

static bool
ends_in_bracket(const struct buf *text)
{
    return text->length == 0 || strchr("([", text->data[text->length - 1]) != NULL;
}

/* Brackets that nothing is left in. */
static void
drop_empty_brackets(struct buf *text)
{
    for (size_t i = 0; i + 1 < text->length;) {
        bool empty = (text->data[i] == '(' && text->data[i + 1] == ')') ||
                     (text->data[i] == '[' && text->data[i + 1] == ']');
        if (empty) {
            buf_splice(text, i, i + 2, STR(""));
            i = 0;
        } else {
            i++;
        }
    }
}

bool
credit_form_add(struct buf *out, const char *form, const struct finding_origin *origin,
                const char *language)
{
    struct buf credit = BUF_INIT;
    struct buf part = BUF_INIT;
    struct str rest = str_from(form);
    bool any = false;
    bool dropped = false; /* what stood before is missing */
    while (rest.length > 0) {
        size_t brace = str_find_byte(rest, '{', 0);
        struct str between = str_slice(rest, 0, brace);
        size_t length = 0;
        rest = str_slice(rest, between.length, rest.length);
        buf_clear(&part);
        bool known = rest.length > 0 && add_part(&part, rest, &length, origin, language);
        bool missing = rest.length > 0 && !known;
        between = dropped && ends_in_bracket(&credit) ? trim_start(between) : between;
        buf_add_str(&credit, missing ? trim_end(between) : between);
        buf_add_str(&credit, buf_str(&part));
        rest = str_slice(rest, length, rest.length);
        any = any || known;
        dropped = missing || (dropped && !known);
    }
    drop_empty_brackets(&credit);
    if (any) {
        buf_add_str(out, str_trim(buf_str(&credit)));
    }
    buf_release(&credit);
    buf_release(&part);
    return any;
}

bool
credit_form_ends(struct str paragraph, bool is_all, const char *form,
                 const struct finding_origin *origin, const char *language)
{
    struct buf credit = BUF_INIT;
    paragraph = str_trim(paragraph);
    bool ret = credit_form_add(&credit, form, origin, language) &&
               str_ends_with(paragraph, buf_str(&credit));
    if (ret && paragraph.length > credit.length) {
        ret =
            !is_all &&
            strchr(" \t\n", paragraph.data[paragraph.length - credit.length - 1]) != NULL;
    }
    buf_release(&credit);
    return ret;
}
