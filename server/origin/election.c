/* SPDX-License-Identifier: MIT */
/* Never evidence here: the canonical host, the publisher of an agency's copy, a
 * file's date, a photo credit, the draft's own text. */
#include "origin/election.h"

#include "base/memory.h"

/* Two copies within a quarter of an hour are out at the same time: the clocks of
 * two systems say no more. */
#define TIE_MS ((int64_t)15 * 60 * 1000)

/* One member with what counts in its favour. */
struct voter {
    size_t match;
    const struct source *source;
    const struct family *family;
    uint32_t matched;
};

struct voters {
    VEC_OF(struct voter);
};

const char *
confidence_name(enum confidence confidence)
{
    switch (confidence) {
    case CONFIDENCE_CERTAIN:
        return "certain";
    case CONFIDENCE_CREDITED:
        return "credited";
    case CONFIDENCE_EARLIEST_KNOWN:
        break;
    }
    return "earliest-known";
}

/* Halves of a vote, so that a publisher's can be half of a provider's. */
static unsigned
claim_weight(enum credit_rule rule)
{
    switch (rule) {
    case CREDIT_SOURCE:
    case CREDIT_DATELINE:
        return 6;
    case CREDIT_BYLINE:
    case CREDIT_SIGN_OFF:
    case CREDIT_END_LINE:
    case CREDIT_SENTENCE:
        return 4;
    case CREDIT_PROVIDER:
        return 2;
    case CREDIT_PUBLISHER:
    case CREDIT_FAMILY:
        return 1;
    case CREDIT_NONE:
        break;
    }
    return 0;
}

static enum status
call_voters(struct voters *ret, const struct electorate *electorate,
            const struct cancel *cancel, struct error *err)
{
    for (size_t i = 0; i < electorate->cluster->count; i++) {
        struct voter voter = {.match = electorate->cluster->members[i]};
        const struct match *match = &electorate->matches->data[voter.match];
        voter.matched = match->matched;
        enum status status =
            sources_get(electorate->sources, match->story, &voter.source, err);
        if (status == STATUS_OK) {
            status = families_get(electorate->families, match->story, cancel,
                                  &voter.family, err);
        }
        if (status != STATUS_OK) {
            return status;
        }
        vec_add(ret, voter);
    }
    return STATUS_OK;
}

static bool
names(const char *a, const char *b)
{
    return a != NULL && b != NULL && str_equal_nocase(str_from(a), str_from(b));
}

/* The agency that most of the claims, by weight, name; NULL where none does. The
 * first member to name it decides a tie. */
static const char *
elect_agency(const struct voters *voters)
{
    const char *elected = NULL;
    unsigned most = 0;
    vec_each(struct voter, voter, voters) {
        const char *agency = voter->source->story.agency;
        unsigned votes = 0;
        vec_each(struct voter, other, voters) {
            if (names(agency, other->source->story.agency)) {
                votes += claim_weight(other->source->story.rule);
            }
        }
        if (votes > most) {
            most = votes;
            elected = agency;
        }
    }
    return elected;
}

/* <0 where a was out first, 0 for a tie or where one is undated. */
static int
compare_dates(struct date a, struct date b)
{
    if (a.precision == DATE_NONE || b.precision == DATE_NONE) {
        return 0;
    }
    bool coarse = a.precision < DATE_MINUTE || b.precision < DATE_MINUTE;
    if (coarse && a.precision >= DATE_DAY && b.precision >= DATE_DAY) {
        int32_t days = date_day(a) - date_day(b);
        return days < 0 ? -1 : days > 0;
    }
    int64_t gap = a.ms - b.ms;
    return gap < -TIE_MS ? -1 : gap > TIE_MS;
}

static unsigned
completeness(const struct story *story)
{
    return (story->byline ? 1u : 0u) + (story->place ? 1u : 0u) +
           (story->sign_off ? 1u : 0u);
}

/* Among members of one claim: rule, time, signs of the wire, closeness, length. */
static bool
comes_before(const struct voter *a, const struct voter *b)
{
    const struct story *left = &a->source->story;
    const struct story *right = &b->source->story;
    unsigned claim_left = claim_weight(left->rule);
    unsigned claim_right = claim_weight(right->rule);
    if (claim_left != claim_right) {
        return claim_left > claim_right;
    }
    int order = compare_dates(left->published, right->published);
    if (order != 0) {
        return order < 0;
    }
    if (completeness(left) != completeness(right)) {
        return completeness(left) > completeness(right);
    }
    if (a->matched != b->matched) {
        return a->matched > b->matched;
    }
    if (left->text_length != right->text_length) {
        return left->text_length > right->text_length;
    }
    return left->number < right->number;
}

/* The first among those that claim `agency`, or among all where it is NULL. */
static const struct voter *
first_of(const struct voters *voters, const char *agency)
{
    const struct voter *best = NULL;
    vec_each(const struct voter, voter, voters) {
        if (agency != NULL && !names(agency, voter->source->story.agency)) {
            continue;
        }
        if (best == NULL || comes_before(voter, best)) {
            best = voter;
        }
    }
    return best;
}

/* Where nobody here names an agency, another version of a member may. */
static const struct voter *
first_with_family_claim(const struct voters *voters)
{
    const struct voter *best = NULL;
    vec_each(const struct voter, voter, voters) {
        if (voter->family->agency != NULL &&
            (best == NULL || comes_before(voter, best))) {
            best = voter;
        }
    }
    return best;
}

/* The agency's own item and not a paper's page that kept the dateline. */
static bool
is_own_item(const struct story *story)
{
    bool own_claim = story->rule == CREDIT_SOURCE || story->rule == CREDIT_DATELINE ||
                     story->rule == CREDIT_PROVIDER;
    return own_claim &&
           (story->publisher == NULL || names(story->publisher, story->agency));
}

/* Of the versions of one item, the one whose wording the draft has. */
static const struct voter *
closest_version(const struct voters *voters, const struct voter *winner)
{
    const struct voter *closest = winner;
    const char *guid = winner->source->story.guid;
    vec_each(const struct voter, voter, voters) {
        if (guid != NULL && names(guid, voter->source->story.guid) &&
            voter->matched > closest->matched) {
            closest = voter;
        }
    }
    return closest;
}

static void
name_winner(struct election *ret, const struct voters *voters)
{
    const char *agency = elect_agency(voters);
    const struct voter *winner = first_of(voters, agency);
    if (agency != NULL) {
        winner = closest_version(voters, winner);
        const struct story *story = &winner->source->story;
        ret->agency = story->agency;
        ret->rule = story->rule;
        ret->confidence = is_own_item(story) ? CONFIDENCE_CERTAIN : CONFIDENCE_CREDITED;
    } else {
        const struct voter *kin = first_with_family_claim(voters);
        winner = kin != NULL ? kin : winner;
        ret->agency = kin != NULL ? kin->family->agency : NULL;
        ret->rule = kin != NULL                               ? CREDIT_FAMILY
                    : winner->source->story.publisher != NULL ? CREDIT_PUBLISHER
                                                              : CREDIT_NONE;
        ret->confidence = kin != NULL ? CONFIDENCE_CREDITED : CONFIDENCE_EARLIEST_KNOWN;
    }
    ret->winner = winner->match;
    ret->date = winner->source->story.published;
    if (ret->date.precision == DATE_NONE && winner->family->date.precision != DATE_NONE) {
        ret->date = winner->family->date;
        ret->date.source = DATE_FROM_FAMILY;
    }
}

enum status
election_hold(struct election *ret, const struct electorate *electorate,
              const struct cancel *cancel, struct error *err)
{
    struct voters voters = {0};
    enum status status = call_voters(&voters, electorate, cancel, err);
    if (status == STATUS_OK) {
        name_winner(ret, &voters);
    }
    vec_release(&voters);
    return status;
}

/* Takes the best of the voters that are left, again and again: clusters are small. */
static void
rank(struct standings *ret, const struct voters *voters, const char *agency,
     bool for_winner)
{
    struct voters left = {0};
    vec_each(const struct voter, voter, voters) {
        bool claims = agency != NULL && names(agency, voter->source->story.agency);
        if (claims == for_winner) {
            vec_add(&left, *voter);
        }
    }
    while (left.count > 0) {
        size_t best = 0;
        for (size_t i = 1; i < left.count; i++) {
            if (comes_before(&left.data[i], &left.data[best])) {
                best = i;
            }
        }
        const struct voter *voter = &left.data[best];
        vec_add(ret,
                ((struct standing){voter->match, voter->source->story.rule, for_winner}));
        left.data[best] = *vec_last(&left);
        left.count--;
    }
    vec_release(&left);
}

enum status
election_standings(struct standings *ret, const struct electorate *electorate,
                   const struct cancel *cancel, struct error *err)
{
    struct voters voters = {0};
    enum status status = call_voters(&voters, electorate, cancel, err);
    if (status == STATUS_OK) {
        const char *agency = elect_agency(&voters);
        rank(ret, &voters, agency, true);
        rank(ret, &voters, agency, false);
    }
    vec_release(&voters);
    return status;
}
