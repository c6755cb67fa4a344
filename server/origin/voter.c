/* SPDX-License-Identifier: MIT */
#include "origin/voter.h"

#include "origin/kinship.h"
#include "story/agency.h"

#define MINUTE_MS ((int64_t)60 * 1000)
#define DAY_MS (24 * 60 * MINUTE_MS)
/* Two copies within a quarter of an hour are out at the same time: the clocks of
 * two systems say no more. */
#define TIE_MS (15 * MINUTE_MS)

bool
voter_is_agency(const char *a, const char *b)
{
    if (a == NULL || b == NULL) {
        return false;
    }
    const struct agency *left = agency_find(str_from(a));
    return str_equal_nocase(str_from(a), str_from(b)) ||
           (left != NULL && left == agency_find(str_from(b)));
}

static int64_t
latest_of(struct date date)
{
    static const int64_t lengths[] = {
        [DATE_NONE] = 0,         [DATE_YEAR] = 366 * DAY_MS, [DATE_MONTH] = 31 * DAY_MS,
        [DATE_DAY] = DAY_MS - 1, [DATE_MINUTE] = TIE_MS,     [DATE_SECOND] = TIE_MS,
    };
    return date.ms + lengths[date.precision];
}

bool
voter_is_before(struct date a, struct date b)
{
    return a.precision != DATE_NONE && b.precision != DATE_NONE && latest_of(a) < b.ms;
}

static bool
is_better_date(struct date candidate, struct date known)
{
    return candidate.precision != DATE_NONE &&
           (known.precision == DATE_NONE || candidate.ms < known.ms);
}

/* A page that kept the dateline names its own publisher beside it, and a round-up is
 * nobody's own story. */
static bool
is_own_item(const struct story *story, const struct story_claim *claim)
{
    if (claim->agency == NULL || claim->is_item) {
        return false;
    }
    if (story->publisher != NULL) {
        return voter_is_agency(story->publisher, claim->agency);
    }
    return claim->rule == CREDIT_SOURCE || claim->rule == CREDIT_DATELINE ||
           claim->rule == CREDIT_PROVIDER;
}

static bool
is_same_item(const struct story *a, const struct story *b)
{
    return a->guid != NULL && b->guid != NULL &&
           str_equal(str_from(a->guid), str_from(b->guid));
}

/* Versions of one item: its guid, or its headline or sign-off and its agency. */
static bool
is_chain(const struct voter *self, const struct relative *relative,
         const struct story *version)
{
    return self->claim.agency != NULL &&
           (is_same_item(version, &self->source->story) ||
            (relative->is_named && voter_is_agency(version->agency, self->claim.agency)));
}

/* The strongest claim, and the first by name among equals. */
static void
lend_agency(struct voter *self, const struct story *version, enum credit_rule *rule)
{
    if (version->agency == NULL || version->item_count > 0 ||
        self->claim.agency != NULL) {
        return;
    }
    bool stronger = *rule == CREDIT_NONE || version->rule < *rule;
    bool first = version->rule == *rule &&
                 str_compare(str_from(version->agency), str_from(self->agency)) < 0;
    if (stronger || first) {
        *rule = version->rule;
        self->agency = version->agency;
        self->is_lent = true;
    }
}

/* A version lends its agency and date to what it has itself, or where the two are the
 * same story almost word for word; its date to its agency's own other versions as well:
 * they are one item. */
static enum status
ask_versions(struct voter *self, const struct electorate *electorate,
             const struct family *family, struct span passage, struct error *err)
{
    enum credit_rule rule = CREDIT_NONE;
    struct date lent = DATE_UNKNOWN;
    for (size_t i = 0; i < family->count; i++) {
        const struct relative *relative = &family->members[i];
        const struct source *version;
        enum status status =
            sources_get(electorate->sources, relative->story, &version, err);
        if (status != STATUS_OK) {
            return status;
        }
        struct date date = version->story.published;
        bool chain = is_chain(self, relative, &version->story);
        bool has =
            relative->is_whole || kinship_has_passage(self->source, passage, version);
        self->since = chain && is_better_date(date, self->since) ? date : self->since;
        lent = (chain || has) && is_better_date(date, lent) ? date : lent;
        /* Whoever has it later may have it from here. */
        if (has && !voter_is_before(self->claim.date, date)) {
            lend_agency(self, &version->story, &rule);
        }
    }
    if (self->date.precision == DATE_NONE && lent.precision != DATE_NONE) {
        self->date = lent;
        self->date.source = DATE_FROM_FAMILY;
        self->since = is_better_date(lent, self->since) ? lent : self->since;
    }
    return STATUS_OK;
}

/* Versions matter where something is missing, or where copies are to be put in order. */
static bool
needs_family(const struct voter *self, size_t copies)
{
    return self->agency == NULL || self->date.precision == DATE_NONE || copies > 1;
}

static enum status
call_voter(struct voter *ret, const struct electorate *electorate, size_t place,
           const struct cancel *cancel, struct error *err)
{
    const struct match *match = &electorate->matches->data[place];
    const struct family *family = NULL;
    struct voter self = {.match = place, .matched = match->matched};
    enum status status =
        sources_get(electorate->sources, match->story, &self.source, err);
    if (status != STATUS_OK) {
        return status;
    }
    const struct story *story = &self.source->story;
    self.claim = story_claim_at(story, match->source.start);
    self.agency = self.claim.agency;
    self.date = self.since = self.claim.date;
    self.is_own_item = is_own_item(story, &self.claim);
    if (needs_family(&self, electorate->cluster->count)) {
        status = families_get(electorate->families, match->story, cancel, &family, err);
    }
    if (status == STATUS_OK && family != NULL) {
        status = ask_versions(&self, electorate, family, match->source, err);
    }
    *ret = self;
    return status;
}

enum status
voters_call(struct voters *ret, const struct electorate *electorate,
            const struct cancel *cancel, struct error *err)
{
    for (size_t i = 0; i < electorate->cluster->count; i++) {
        struct voter voter;
        enum status status =
            call_voter(&voter, electorate, electorate->cluster->members[i], cancel, err);
        if (status != STATUS_OK) {
            return status;
        }
        vec_add(ret, voter);
    }
    return STATUS_OK;
}
