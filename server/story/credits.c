/* SPDX-License-Identifier: MIT */
/* The credits of a draft, for deciding how grave a match is. A story of the
 * archive is read by intake/, which also cuts these lines out. */
#include "story/credit.h"

#include "story/attribution.h"
#include "story/front_matter.h"
#include "story/people.h"
#include "story/scan.h"

/* A draft's head and foot, in paragraphs. */
#define EDGE 6

static const char *const rule_names[] = {
    [CREDIT_NONE] = "none",
    [CREDIT_SOURCE] = "source",
    [CREDIT_DATELINE] = "dateline",
    [CREDIT_BYLINE] = "byline",
    [CREDIT_SIGN_OFF] = "sign-off",
    [CREDIT_END_LINE] = "end line",
    [CREDIT_SENTENCE] = "sentence",
    [CREDIT_PROVIDER] = "provider",
    [CREDIT_PUBLISHER] = "publisher",
    [CREDIT_FAMILY] = "family",
    [CREDIT_CONTRIBUTION] = "contribution",
};

const char *
credit_rule_name(enum credit_rule rule)
{
    return rule_names[rule];
}

/* Where a borrowed piece stands in the text it was borrowed from. */
static struct span
span_in(struct str text, struct str piece)
{
    if (piece.length == 0) {
        return (struct span){0, 0};
    }
    size_t start = (size_t)(piece.data - text.data);
    return (struct span){(uint32_t)start, (uint32_t)(start + piece.length)};
}

/* One paragraph being read. */
struct place {
    struct credits *ret;
    struct str text;
    struct str paragraph;
    uint32_t number;
};

static void
add_credit(const struct place *place, enum credit_rule rule, const struct agency *agency,
           struct str author, struct str at)
{
    struct credit credit = {
        .rule = rule,
        .agency = agency,
        .author = span_in(place->text, author),
        .at = span_in(place->text, at),
        .paragraph = place->number,
    };
    vec_add(place->ret, credit);
}

static void
add_others(const struct place *place, enum credit_rule rule, const struct agency *first,
           struct str line)
{
    size_t from = 0;
    const struct agency *other = NULL;
    while ((other = agency_next_other(line, first, &from)) != NULL) {
        add_credit(place, rule, other, STR_NONE, line);
    }
}

/* It credits those agencies, and nobody for the rest. */
static void
add_contribution(const struct place *place, const struct contribution *contribution)
{
    for (size_t i = 0; i < contribution->count; i++) {
        add_credit(place, CREDIT_CONTRIBUTION, contribution->agencies[i], STR_NONE,
                   contribution->raw);
    }
}

/* A line of the head that is only a credit. */
static bool
read_head_line(const struct place *place)
{
    struct byline byline;
    if (byline_read(place->paragraph, &byline)) {
        add_credit(place, CREDIT_BYLINE, byline.agency, byline.author, place->paragraph);
        add_others(place, CREDIT_BYLINE, byline.agency, place->paragraph);
        return true;
    }
    struct contribution contribution;
    if (contribution_read(place->paragraph, &contribution) && contribution.start == 0) {
        add_contribution(place, &contribution);
        return true;
    }
    const struct agency *agency = end_line_read(place->paragraph);
    if (agency != NULL) {
        add_credit(place, CREDIT_BYLINE, agency, STR_NONE, place->paragraph);
        add_others(place, CREDIT_BYLINE, agency, place->paragraph);
    }
    return agency != NULL;
}

/* The next of "Ines Halvard, Al Roe and Jo Berg"; false at the end. */
static bool
next_person(struct str *rest, struct str *person)
{
    struct str text = scan_trim(*rest);
    size_t comma = str_find_byte(text, ',', 0);
    size_t and_at = str_find(text, STR(" and "), 0);
    size_t end = comma < and_at ? comma : and_at;
    *person = scan_trim(str_slice(text, 0, end));
    size_t gap = end == STR_NOT_FOUND ? 0 : end == comma ? 1 : 5;
    *rest = end == STR_NOT_FOUND ? STR_NONE : str_slice(text, end + gap, text.length);
    return person->length > 0;
}

/* The reporters of a sign-off wrote the text; its editors did not. */
static void
add_sign_off(const struct place *place, const struct sign_off *sign_off)
{
    struct str people =
        str_slice(sign_off->people, 0, str_find_byte(sign_off->people, ';', 0));
    struct str person;
    bool any = false;
    while (next_person(&people, &person)) {
        if (agency_find(person) == NULL) {
            add_credit(place, CREDIT_SIGN_OFF, sign_off->agency, person, sign_off->raw);
            any = true;
        }
    }
    if (!any) {
        add_credit(place, CREDIT_SIGN_OFF, sign_off->agency, STR_NONE, sign_off->raw);
    }
}

/* Sign-off or end line at the foot; returns the prose in front of it. */
static struct str
read_foot(const struct place *place)
{
    struct str paragraph = place->paragraph;
    struct sign_off sign_off;
    struct contribution contribution;
    if (contribution_read(paragraph, &contribution)) {
        add_contribution(place, &contribution);
        return str_slice(paragraph, 0, contribution.start);
    }
    const struct agency *agency = end_line_read(paragraph);
    size_t start = 0;
    if (agency == NULL && sign_off_read(paragraph, &sign_off)) {
        add_sign_off(place, &sign_off);
        return str_slice(paragraph, 0, sign_off.start);
    }
    if (agency == NULL) {
        agency = trailing_credit_read(paragraph, &start);
    }
    if (agency == NULL) {
        return paragraph;
    }
    struct str line = scan_trim(str_slice(paragraph, start, paragraph.length));
    add_credit(place, CREDIT_END_LINE, agency, STR_NONE, line);
    add_others(place, CREDIT_END_LINE, agency, line);
    return str_slice(paragraph, 0, start);
}

static void
read_sentences(const struct place *place, struct str prose)
{
    struct attribution found;
    size_t from = 0;
    while (attribution_next(prose, &from, &found)) {
        add_credit(place, CREDIT_SENTENCE, found.agency, STR_NONE,
                   str_slice(prose, found.start, found.end));
    }
}

/* `opened`: the story has begun above, so that a line of credit is its end. */
static void
read_paragraph(const struct place *place, bool head, bool foot, bool opened)
{
    struct str prose = place->paragraph;
    struct dateline dateline;
    if (is_photo_line(prose) || (head && !opened && read_head_line(place))) {
        return;
    }
    if (foot) {
        prose = read_foot(place);
    }
    if (head && dateline_read(prose, DATE_UNKNOWN, &dateline)) {
        if (dateline.agency != NULL) {
            add_credit(place, CREDIT_DATELINE, dateline.agency, STR_NONE, dateline.raw);
            add_others(place, CREDIT_DATELINE, dateline.agency, dateline.raw);
        }
        prose = str_slice(prose, dateline.length, prose.length);
    }
    read_sentences(place, prose);
}

void
credits_find(struct credits *ret, struct str text, const struct span *paragraphs,
             size_t count, const struct cancel *cancel)
{
    bool opened = false;
    for (size_t i = 0; i < count && !cancel_requested(cancel); i++) {
        struct place place = {ret, text, scan_trim(span_of(text, paragraphs[i])),
                              (uint32_t)i};
        read_paragraph(&place, i < EDGE, i + EDGE >= count, opened);
        opened = opened || scan_ends_sentence(place.paragraph);
    }
}

static bool
is_one_of(struct str key, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal_nocase(key, str_from(names[i]))) {
            return true;
        }
    }
    return false;
}

/* Of names that a page has collected the first wrote the text, if any did. */
static void
keep_first_author(struct credits *self, size_t first)
{
    size_t authors = 0;
    for (size_t i = first; i < self->count; i++) {
        authors +=
            self->data[i].rule == CREDIT_BYLINE && span_length(self->data[i].author) > 0;
    }
    bool kept = authors <= PEOPLE_AUTHORS_LIMIT;
    for (size_t i = first; i < self->count && authors > PEOPLE_AUTHORS_LIMIT; i++) {
        struct credit *credit = &self->data[i];
        if (credit->rule == CREDIT_BYLINE && span_length(credit->author) > 0) {
            credit->author = kept ? (struct span){0, 0} : credit->author;
            kept = true;
        }
    }
}

void
credits_find_front_matter(struct credits *ret, struct str text, struct span front_matter)
{
    static const char *const source_keys[] = {"source",  "agency",  "credit",
                                              "sources", "credits", "provider"};
    static const char *const author_keys[] = {"author", "authors", "byline"};
    struct str rest = span_of(text, front_matter);
    struct front_matter_entry entry = {0};
    size_t first = ret->count;
    while (front_matter_next(&rest, &entry)) {
        bool source = is_one_of(entry.key, source_keys, 6);
        if (!source && !is_one_of(entry.key, author_keys, 3)) {
            continue;
        }
        struct str item;
        while (front_matter_next_item(&entry.value, &item)) {
            struct place place = {ret, text, item, 0};
            struct byline byline;
            if (!byline_read(item, &byline)) {
                byline_read_names(item, &byline);
            }
            add_credit(&place, source ? CREDIT_SOURCE : CREDIT_BYLINE, byline.agency,
                       source && byline.agency == NULL ? item
                       : source                        ? STR_NONE
                                                       : byline.author,
                       item);
            add_others(&place, source ? CREDIT_SOURCE : CREDIT_BYLINE, byline.agency,
                       item);
        }
    }
    keep_first_author(ret, first);
}

struct date
credits_draft_date(struct str text, struct span front_matter)
{
    static const char *const keys[] = {"date", "published", "pubdate", "datepublished",
                                       "versioncreated"};
    struct str rest = span_of(text, front_matter);
    struct front_matter_entry entry = {0};
    struct date date = DATE_UNKNOWN;
    while (date.precision == DATE_NONE && front_matter_next(&rest, &entry)) {
        if (is_one_of(entry.key, keys, 5) && !date_read(entry.value, INT64_MAX, &date)) {
            date = DATE_UNKNOWN;
        }
    }
    return date;
}

struct str
credits_draft_outlet(struct str text, struct span front_matter)
{
    static const char *const keys[] = {"outlet", "publisher", "publication"};
    struct str rest = span_of(text, front_matter);
    struct front_matter_entry entry = {0};
    while (front_matter_next(&rest, &entry)) {
        struct str name;
        if (is_one_of(entry.key, keys, sizeof keys / sizeof *keys) &&
            front_matter_next_item(&entry.value, &name)) {
            return name;
        }
    }
    return STR_NONE;
}
