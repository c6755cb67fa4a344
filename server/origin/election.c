/* SPDX-License-Identifier: MIT */
/* Never evidence here: the canonical host, the publisher of an agency's copy, a
 * file's date, a photo credit, the draft's own text, the number of a story. */
#include "origin/election.h"

#include "base/memory.h"
#include "origin/voter.h"

/* An agency's own copy that is younger than this beside one that credits the agency is
 * another text: a wire moves a story on for days, not for months. */
#define OWN_ITEM_MAX_MS ((int64_t)3 * 24 * 60 * 60 * 1000)

/* A figure in so few words that is another one so long before or after is that of the
 * next report, not a wrong one. */
#define PERIOD_MIN_MS ((int64_t)3 * 24 * 60 * 60 * 1000)
#define PERIOD_MAX_WORDS 60

struct ballots {
    VEC_OF(const struct voter *);
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

bool
election_is_before(struct date a, struct date b)
{
    return voter_is_before(a, b);
}

bool
election_is_periodic(const struct election *election, const struct match *match,
                     struct date draft)
{
    if (draft.precision < DATE_DAY || election->date.precision < DATE_DAY) {
        return false;
    }
    int64_t apart = draft.ms - election->date.ms;
    return match->differences.count > 0 && match->matched_outside < PERIOD_MAX_WORDS &&
           (apart > PERIOD_MIN_MS || apart < -PERIOD_MIN_MS);
}

const char *
precedence_name(enum precedence precedence)
{
    static const char *const names[] = {
        [PRECEDENCE_KNOWN] = "known",
        [PRECEDENCE_TIED] = "tied",
        [PRECEDENCE_UNDATED] = "undated",
    };
    return names[precedence];
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
    case CREDIT_CONTRIBUTION:
        break;
    }
    return 0;
}

static unsigned
weight_of(const struct voter *voter)
{
    return claim_weight(voter->is_lent ? CREDIT_FAMILY : voter->claim.rule);
}

static bool
is_dated(const struct voter *voter)
{
    return voter->since.precision != DATE_NONE;
}

static unsigned
completeness(const struct voter *voter)
{
    return (voter->claim.byline ? 1u : 0u) + (voter->claim.place ? 1u : 0u) +
           (voter->source->story.sign_off ? 1u : 0u);
}

/* Those that nobody was surely out before. Of two dates that are in no order both
 * stay, so that no order of looking matters. Undated ones only where all are. */
static void
keep_earliest(struct ballots *self)
{
    struct ballots kept = {0};
    bool dated = false;
    vec_each(const struct voter *, voter, self) {
        dated = dated || is_dated(*voter);
    }
    vec_each(const struct voter *, voter, self) {
        bool first = !dated || is_dated(*voter);
        vec_each(const struct voter *, other, self) {
            first = first && !voter_is_before((*other)->since, (*voter)->since);
        }
        if (first) {
            vec_add(&kept, *voter);
        }
    }
    vec_release(self);
    *self = kept;
}

static int
compare_texts(const char *a, const char *b)
{
    return str_compare(str_from(a), str_from(b));
}

/* A total order: signs of the wire, closeness, length, time, and at last the words. */
static bool
comes_before(const struct voter *a, const struct voter *b)
{
    const struct story *left = &a->source->story;
    const struct story *right = &b->source->story;
    if (a->is_own_item != b->is_own_item) {
        return a->is_own_item;
    }
    if (weight_of(a) != weight_of(b)) {
        return weight_of(a) > weight_of(b);
    }
    if (completeness(a) != completeness(b)) {
        return completeness(a) > completeness(b);
    }
    if (a->matched != b->matched) {
        return a->matched > b->matched;
    }
    if (left->text_length != right->text_length) {
        return left->text_length > right->text_length;
    }
    if (a->date.ms != b->date.ms) {
        return a->date.ms < b->date.ms;
    }
    const int orders[] = {compare_texts(left->publisher, right->publisher),
                          compare_texts(left->guid, right->guid),
                          compare_texts(left->version, right->version),
                          compare_texts(left->headline, right->headline),
                          str_compare(story_text(left), story_text(right))};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (orders[i] != 0) {
            return orders[i] < 0;
        }
    }
    return left->number < right->number;
}

/* The earliest of those with the strongest kind of claim. */
static const struct voter *
first_of(const struct ballots *ballots)
{
    struct ballots best = {0};
    bool own = false;
    unsigned weight = 0;
    vec_each(const struct voter *, voter, ballots) {
        bool better = (*voter)->is_own_item > own ||
                      ((*voter)->is_own_item == own && weight_of(*voter) > weight);
        own = better ? (*voter)->is_own_item : own;
        weight = better ? weight_of(*voter) : weight;
    }
    vec_each(const struct voter *, voter, ballots) {
        if ((*voter)->is_own_item == own && weight_of(*voter) == weight) {
            vec_add(&best, *voter);
        }
    }
    keep_earliest(&best);
    const struct voter *first = best.count > 0 ? best.data[0] : NULL;
    vec_each(const struct voter *, voter, &best) {
        first = comes_before(*voter, first) ? *voter : first;
    }
    vec_release(&best);
    return first;
}

/* The agency that most of the claims, by weight, name; NULL where none does. Among
 * equals the name decides. */
static const char *
elect_agency(const struct ballots *ballots)
{
    const char *elected = NULL;
    unsigned most = 0;
    vec_each(const struct voter *, voter, ballots) {
        const char *agency = (*voter)->agency;
        unsigned votes = 0;
        vec_each(const struct voter *, other, ballots) {
            votes += voter_is_agency(agency, (*other)->agency) ? weight_of(*other) : 0;
        }
        bool by_name = votes == most && votes > 0 && compare_texts(agency, elected) < 0;
        if (votes > most || by_name) {
            most = votes;
            elected = agency;
        }
    }
    return elected;
}

/* What the copies of one passage come to, on the way to an election. */
struct count {
    struct ballots all;
    struct ballots front; /* the earliest */
    const char *agency;   /* elected; NULL if none */
};

static void
count_release(struct count *self)
{
    vec_release(&self->all);
    vec_release(&self->front);
}

/* An agency that one of the earliest copies had help from and that claims a later
 * copy: the earlier one credits it. */
static const char *
elect_contributor(const struct count *count)
{
    const char *elected = NULL;
    vec_each(const struct voter *, early, &count->front) {
        vec_each(const struct voter *, late, &count->all) {
            const char *agency = (*late)->claim.agency;
            bool soon = (*late)->since.ms - (*early)->since.ms <= OWN_ITEM_MAX_MS;
            if (soon && story_has_contributor(&(*early)->source->story, agency) &&
                (elected == NULL || compare_texts(agency, elected) < 0)) {
                elected = agency;
            }
        }
    }
    return elected;
}

static void
count_up(struct count *ret, const struct voters *voters)
{
    struct ballots undated = {0};
    vec_each(const struct voter, voter, voters) {
        vec_add(&ret->all, voter);
        vec_add(&ret->front, voter);
        if (!is_dated(voter)) {
            vec_add(&undated, voter);
        }
    }
    keep_earliest(&ret->front);
    ret->agency = elect_agency(&ret->front);
    if (ret->agency == NULL) {
        ret->agency = elect_contributor(ret);
    }
    /* Of a claim without a date nobody can say that it came later. */
    if (ret->agency == NULL) {
        ret->agency = elect_agency(&undated);
    }
    vec_release(&undated);
}

/* Of the versions of one item, the one whose wording the draft has. */
static const struct voter *
closest_version(const struct count *count, const struct voter *winner)
{
    const struct voter *closest = winner;
    const char *guid = winner->source->story.guid;
    vec_each(const struct voter *, place, &count->all) {
        const struct voter *voter = *place;
        bool same = guid != NULL && voter->source->story.guid != NULL &&
                    str_equal(str_from(guid), str_from(voter->source->story.guid));
        bool equal = voter->matched == closest->matched && closest != winner;
        if (same && (voter->matched > closest->matched ||
                     (equal && comes_before(voter, closest)))) {
            closest = voter;
        }
    }
    return closest;
}

/* The agency's own item comes months after somebody's copy that credits the agency: it
 * cannot be what that was copied from. */
static bool
is_too_late(const struct count *count, const struct voter *voter)
{
    bool late = is_dated(voter);
    vec_each(const struct voter *, early, &count->front) {
        late = late && is_dated(*early) &&
               voter->since.ms - (*early)->since.ms > OWN_ITEM_MAX_MS;
    }
    return late && count->front.count > 0;
}

static const struct voter *
choose(const struct count *count)
{
    struct ballots candidates = {0};
    vec_each(const struct voter *, voter, &count->all) {
        if (count->agency == NULL || (voter_is_agency(count->agency, (*voter)->agency) &&
                                      !is_too_late(count, *voter))) {
            vec_add(&candidates, *voter);
        }
    }
    if (count->agency == NULL) {
        keep_earliest(&candidates);
    }
    const struct voter *winner = first_of(&candidates);
    vec_release(&candidates);
    return winner;
}

static bool
are_of_one_house(const struct voter *a, const struct voter *b)
{
    const char *left = a->source->story.publisher;
    const char *right = b->source->story.publisher;
    bool agency = voter_is_agency(a->agency, b->agency);
    return a == b || agency ||
           (left != NULL && right != NULL &&
            str_equal_nocase(str_from(left), str_from(right)));
}

/* Copies of the winner's own house are no rivals to it. */
static enum precedence
precedence_of(const struct count *count, const struct voter *winner)
{
    enum precedence precedence = PRECEDENCE_KNOWN;
    vec_each(const struct voter *, place, &count->all) {
        const struct voter *other = *place;
        if (are_of_one_house(winner, other)) {
            continue;
        }
        if (!is_dated(winner) || !is_dated(other)) {
            return PRECEDENCE_UNDATED;
        }
        if (!voter_is_before(winner->since, other->since)) {
            precedence = PRECEDENCE_TIED;
        }
    }
    return precedence;
}

/* Another agency claims the passage as well, and was not later. */
static bool
is_contested(const struct count *count, const struct voter *winner)
{
    bool contested = false;
    vec_each(const struct voter *, place, &count->all) {
        const struct voter *other = *place;
        contested = contested || (other->claim.agency != NULL &&
                                  !voter_is_agency(other->claim.agency, winner->agency) &&
                                  !voter_is_before(winner->since, other->since));
    }
    return contested;
}

static bool
is_beaten_by_unclaimed(const struct count *count, const struct voter *winner)
{
    bool beaten = false;
    vec_each(const struct voter *, place, &count->all) {
        beaten =
            beaten || ((*place)->agency == NULL && is_dated(*place) && !is_dated(winner));
    }
    return beaten;
}

static enum confidence
confidence_of(const struct count *count, const struct voter *winner)
{
    if (count->agency == NULL) {
        return CONFIDENCE_EARLIEST_KNOWN;
    }
    bool certain = winner->is_own_item && !is_contested(count, winner) &&
                   !is_beaten_by_unclaimed(count, winner);
    return certain ? CONFIDENCE_CERTAIN : CONFIDENCE_CREDITED;
}

static enum credit_rule
rule_of(const struct count *count, const struct voter *winner)
{
    if (count->agency == NULL) {
        return winner->source->story.publisher != NULL ? CREDIT_PUBLISHER : CREDIT_NONE;
    }
    return winner->is_lent ? CREDIT_FAMILY : winner->claim.rule;
}

/* Where nobody early names an agency, one that does later is worth a word. */
static const char *
later_agency(const struct count *count)
{
    return count->agency == NULL ? elect_agency(&count->all) : NULL;
}

static void
name_winner(struct election *ret, const struct count *count)
{
    const struct voter *winner = choose(count);
    if (count->agency != NULL) {
        winner = closest_version(count, winner);
    }
    *ret = (struct election){
        .winner = winner->match,
        .confidence = confidence_of(count, winner),
        .rule = rule_of(count, winner),
        .agency = count->agency,
        .later = later_agency(count),
        .precedence = precedence_of(count, winner),
        .date = winner->date,
        .claim = winner->claim,
    };
}

/* Takes the best of the voters that are left, again and again: clusters are small. */
static void
rank(struct standings *ret, const struct count *count, bool for_winner)
{
    struct ballots left = {0};
    vec_each(const struct voter *, voter, &count->all) {
        bool claims = count->agency != NULL && (*voter)->claim.agency != NULL &&
                      voter_is_agency(count->agency, (*voter)->agency);
        if (claims == for_winner) {
            vec_add(&left, *voter);
        }
    }
    while (left.count > 0) {
        const struct voter *best = first_of(&left);
        size_t at = 0;
        while (left.data[at] != best) {
            at++;
        }
        vec_add(ret, ((struct standing){best->match, best->claim.rule, best->claim.agency,
                                        best->date, for_winner}));
        left.data[at] = *vec_last(&left);
        left.count--;
    }
    vec_release(&left);
}

enum status
election_hold(struct election *ret, struct standings *standings,
              const struct electorate *electorate, const struct cancel *cancel,
              struct error *err)
{
    struct voters voters = {0};
    enum status status = voters_call(&voters, electorate, cancel, err);
    if (status == STATUS_OK) {
        struct count count = {0};
        count_up(&count, &voters);
        name_winner(ret, &count);
        rank(standings, &count, true);
        rank(standings, &count, false);
        count_release(&count);
    }
    vec_release(&voters);
    return status;
}
