/* SPDX-License-Identifier: MIT */
#include "intake/round_up.h"

#include <string.h>

#include "story/scan.h"
#include "text/phrase.h"

/* The credit behind a paragraph; *end is where its text ends. */
static const struct agency *
credit_of(const struct passage *self, size_t *end)
{
    size_t start = 0;
    const struct agency *agency = trailing_credit_read(self->text, &start);
    *end = agency != NULL ? start : self->text.length;
    return agency != NULL ? agency : self->credit;
}

static void
read_datelines(struct passages *self, struct date near)
{
    vec_each(struct passage, passage, self) {
        if (!dateline_read(passage->text, near, &passage->dateline)) {
            passage->dateline = (struct dateline){0};
        }
    }
}

/* By its own words, whatever stands above it. */
static bool
opens_by_credit(const struct passages *self, size_t at)
{
    size_t end = 0;
    return at == 0 || self->data[at].dateline.length > 0 ||
           credit_of(&self->data[at - 1], &end) != NULL;
}

/* Every item has its own heading, so that a heading opens one. */
static bool
has_headings(const struct passages *self)
{
    size_t items = 0;
    size_t headed = 0;
    for (size_t i = 1; i < self->count; i++) {
        bool opens = opens_by_credit(self, i);
        items += opens;
        headed += opens && self->data[i].is_headed;
    }
    return items > 0 && items == headed;
}

static size_t
open_items(struct passages *self)
{
    bool headings = has_headings(self);
    struct passage *item = NULL;
    size_t claimed = 0;
    for (size_t i = 0; i < self->count; i++) {
        struct passage *passage = &self->data[i];
        size_t end = 0;
        const struct agency *credit = credit_of(passage, &end);
        passage->opens_item =
            opens_by_credit(self, i) || (headings && passage->is_headed);
        if (passage->opens_item) {
            item = passage;
            item->agency = passage->dateline.agency;
            item->rule = item->agency != NULL ? CREDIT_DATELINE : CREDIT_NONE;
            claimed += item->agency != NULL;
        }
        if (item->agency == NULL && credit != NULL) {
            item->agency = credit;
            item->rule = CREDIT_END_LINE;
            claimed++;
        }
    }
    return claimed;
}

static void
close_items(struct passages *self)
{
    vec_each(struct passage, passage, self) {
        passage->opens_item = false;
        passage->agency = NULL;
        passage->rule = CREDIT_NONE;
    }
}

bool
round_up_find(struct passages *self, struct date near)
{
    read_datelines(self, near);
    if (open_items(self) < 2) {
        close_items(self);
        return false;
    }
    vec_each(struct passage, passage, self) {
        size_t end = 0;
        credit_of(passage, &end);
        passage->text = scan_trim(str_slice(passage->text, 0, end));
    }
    return true;
}

const struct agency *
round_up_agency(const struct passages *self)
{
    const struct agency *agency = NULL;
    bool first = true;
    vec_each(const struct passage, passage, self) {
        if (!passage->opens_item) {
            continue;
        }
        agency = first || passage->agency == agency ? passage->agency : NULL;
        first = false;
        if (agency == NULL) {
            return NULL;
        }
    }
    return agency;
}

enum naming {
    NAMING_NONE,
    NAMING_WORD, /* in small letters: a word of the language */
    NAMING_NAME,
};

/* How the text has the words elsewhere. */
static enum naming
naming_of(struct str text, struct str words)
{
    enum naming naming = NAMING_NONE;
    for (size_t at = 0; at + words.length <= text.length; at++) {
        struct str here = str_slice(text, at, at + words.length);
        if (!str_equal_nocase(here, words) || scan_is_letter(scan_before(text, at)) ||
            scan_is_letter(scan_at(text, at + words.length))) {
            continue;
        }
        if (scan_is_lower(scan_at(here, 0))) {
            return NAMING_WORD;
        }
        naming = scan_is_upper_case(here) ? naming : NAMING_NAME;
    }
    return naming;
}

bool
passages_bear_out(const struct passages *self, const struct dateline *dateline)
{
    struct phrase phrase;
    struct str town = dateline->place;
    size_t end = 0;
    while (end < town.length && strchr(",([/", town.data[end]) == NULL) {
        end++;
    }
    town = scan_trim(str_slice(town, 0, end));
    if (!dateline->is_bare) {
        return true;
    }
    enum naming found = NAMING_NONE;
    vec_each(const struct passage, passage, self) {
        struct str text =
            str_slice(passage->text, passage->dateline.length, passage->text.length);
        enum naming naming = naming_of(text, town);
        if (naming == NAMING_WORD) {
            return false;
        }
        found = naming == NAMING_NAME ? naming : found;
    }
    return found == NAMING_NAME || !dateline->is_label ||
           phrase_is(town, LEXICON_SET(LEXICON_COUNTRY), &phrase);
}
