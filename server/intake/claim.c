/* SPDX-License-Identifier: MIT */
#include "intake/claim.h"

#include "base/buf.h"
#include "story/people.h"
#include "story/scan.h"

/* Reporters of one agency's story; a longer list is a page's. */
#define NAMES_BEFORE_AGENCY 3u

void
claim_agency(struct story *story, enum credit_rule rule, const struct agency *agency)
{
    bool stronger = story->rule == CREDIT_NONE || rule < story->rule;
    if (agency != NULL && stronger) {
        story->agency = story_dup(story, str_from(agency->name));
        story->rule = rule;
    }
}

static void
claim_contributor(struct story *story, const struct agency *agency)
{
    struct buf names = BUF_INIT;
    if (story_has_contributor(story, agency->name)) {
        return;
    }
    if (story->contributors != NULL) {
        buf_add_text(&names, story->contributors);
        buf_add_text(&names, ", ");
    }
    buf_add_text(&names, agency->name);
    story->contributors = story_dup(story, buf_str(&names));
    buf_release(&names);
}

void
claim_contributors(struct story *story, const struct contribution *contribution)
{
    for (size_t i = 0; i < contribution->count; i++) {
        claim_contributor(story, contribution->agencies[i]);
    }
}

void
claim_others(struct story *story, const struct agency *agency, struct str text)
{
    size_t from = 0;
    const struct agency *other = NULL;
    while ((other = agency_next_other(text, agency, &from)) != NULL) {
        claim_contributor(story, other);
    }
}

void
claim_date(struct date *slot, struct date date)
{
    bool better = slot->precision == DATE_NONE || date.source < slot->source;
    if (date.precision != DATE_NONE && better) {
        *slot = date;
    }
}

/* The names that a page collected from everywhere, an agency's among them, say nothing
 * of who wrote the text: "A. Grimm, P. Wetli, D. Bowman, Associated Press, D. Struett".
 */
static bool
is_among_many(struct str names)
{
    size_t commas = 0;
    for (size_t at = 0; at < names.length; at++) {
        commas += names.data[at] == ',';
    }
    size_t last = str_find_last_byte(names, ',');
    bool ends = last != STR_NOT_FOUND &&
                agency_find(str_slice(names, last + 1, names.length)) != NULL;
    return commas > (ends ? NAMES_BEFORE_AGENCY : 1u);
}

void
claim_byline(struct story *story, struct str value)
{
    struct byline byline;
    struct contribution contribution;
    if (!byline_read(value, &byline)) {
        byline_read_names(value, &byline);
    }
    if (byline.agency != NULL && is_among_many(value)) {
        claim_contributor(story, byline.agency);
    } else {
        claim_agency(story, CREDIT_BYLINE, byline.agency);
        claim_others(story, byline.agency, value);
    }
    if (contribution_read(byline.contribution, &contribution)) {
        claim_contributors(story, &contribution);
    }
    if (story->place == NULL) {
        story->place = story_dup(story, byline.place);
    }
    if (story->byline == NULL) {
        struct buf people = BUF_INIT;
        people_add(&people, byline.author,
                   str_from(story->publisher ? story->publisher : ""));
        story->byline = story_dup(story, buf_str(&people));
        buf_release(&people);
    }
}

void
claim_source(struct story *story, struct str value)
{
    value = scan_trim(value);
    claim_agency(story, CREDIT_PROVIDER, agency_find_combined(value));
    if (story->publisher == NULL) {
        story->publisher = story_dup(story, value);
    }
}

bool
claim_status(struct story *story, struct str value)
{
    static const struct {
        const char *name;
        enum story_status status;
    } names[] = {
        {"usable", STORY_USABLE},      {"withheld", STORY_WITHHELD},
        {"embargoed", STORY_WITHHELD}, {"canceled", STORY_CANCELED},
        {"cancelled", STORY_CANCELED}, {"withdrawn", STORY_CANCELED},
        {"killed", STORY_CANCELED},    {"published", STORY_USABLE},
    };
    value = scan_trim(value);
    if (str_starts_with_nocase(value, STR("stat:"))) {
        value = str_slice(value, 5, value.length);
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_equal_nocase(value, str_from(names[i].name))) {
            story->status = names[i].status;
            return true;
        }
    }
    return false;
}
