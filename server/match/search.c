/* SPDX-License-Identifier: MIT */
#include "match/search.h"

#include "base/map.h"
#include "match/difference.h"
#include "match/foreign.h"
#include "match/refrain.h"
#include "match/stock_mark.h"
#include "match/thresholds.h"
#include "match/verdict.h"

void
search_init(struct search *self, struct sources *sources,
            const struct match_text *paragraph, const struct cancel *cancel)
{
    *self = (struct search){.sources = sources, .paragraph = paragraph, .cancel = cancel};
    passage_draft_init(&self->draft, paragraph->text, paragraph->quotations->data,
                       paragraph->quotations->count);
    self->draft.capital_nouns = paragraph->capital_nouns;
    self->draft.part = paragraph->part;
    lay_stock(&self->draft);
}

void
search_release(struct search *self)
{
    vec_each(struct hit, hit, &self->hits) {
        passage_release(&hit->passage);
        laid_release(&hit->laid);
    }
    vec_release(&self->hits);
    vec_release(&self->candidates);
    passage_draft_release(&self->draft);
}

/* Looked at is what promises much, or hardly less than one that kept its promise (another
 * copy of it), and of the rest the first few. */
static bool
is_promising(const struct search *self, size_t at)
{
    const struct candidate *candidate = &self->candidates.data[at];
    bool strong =
        candidate->bits >= self->strong_bits ||
        (self->hit_bits > 0 && candidate->bits >= CANDIDATE_COPY_SHARE * self->hit_bits);
    bool plausible =
        candidate->hits > 1 || self->candidates.shingles < CANDIDATE_LONG_SHINGLES;
    return strong || (at < CANDIDATE_WEAK_LIMIT && plausible);
}

/* What a shared shingle says, on average, of what one says that is in no other story. */
static double
rarity_of(const struct search *self, const struct candidate *candidate)
{
    double rarest = self->strong_bits / CANDIDATE_STRONG_SHINGLES;
    return candidate->bits / (rarest * candidate->hits);
}

/* The days on which other stories have so much of what this one shares with the
 * paragraph. The same words on one day are syndication; on many, they are how such things
 * are put. */
static uint32_t
days_of_others(const struct candidates *candidates, const struct candidate *candidate,
               double share)
{
    struct map days = {0};
    vec_each(const struct candidate, other, candidates) {
        if (other->day != DAY_UNKNOWN && other->day != candidate->day &&
            other->bits >= share * candidate->bits) {
            (void)map_put(&days, (uint64_t)(uint32_t)other->day, 0);
        }
    }
    uint32_t count = (uint32_t)days.count;
    map_release(&days);
    return count;
}

/* The story is asked first: it is at hand. */
static enum status
measure_refrain(const struct search *self, struct hit *hit, struct error *err)
{
    double *of = hit->measures.of;
    const struct candidate *candidate = &self->candidates.data[hit->candidate];
    of[MEASURE_THREAD] = refrain_thread(&hit->passage, hit->source);
    if (of[MEASURE_THREAD] >= REFRAIN_OFTEN_THREAD) {
        return STATUS_OK;
    }
    struct refrain refrain = {&self->candidates, candidate, &hit->passage, hit->source};
    return refrain_repeats(&refrain, self->sources, &of[MEASURE_REPEATS], err);
}

/* What the two texts are to each other, and what the archive makes of that. */
static enum status
judge(const struct search *self, struct hit *hit, struct error *err)
{
    const struct candidate *candidate = &self->candidates.data[hit->candidate];
    struct measures *measures = &hit->measures;
    const struct passage_draft *draft = &hit->laid.view;
    hit->verdict =
        verdict_on(measures, draft, &hit->passage, self->paragraph->sensitivity);
    if (hit->verdict.grade > GRADE_REWRITE) {
        return STATUS_OK;
    }
    measures->of[MEASURE_DAYS_LIKE] =
        days_of_others(&self->candidates, candidate, RECURRING_LIKE);
    measures->of[MEASURE_DAYS_CLOSE] =
        days_of_others(&self->candidates, candidate, RECURRING_CLOSE);
    measures->of[MEASURE_RARITY] = 100 * rarity_of(self, candidate);
    enum status status = measure_refrain(self, hit, err);
    if (status == STATUS_OK) {
        verdict_judge(&hit->verdict, STAGE_ARCHIVE, measures);
    }
    if (status == STATUS_OK && hit->verdict.grade <= GRADE_REWRITE) {
        measures->of[MEASURE_OTHER_SUBJECT] =
            foreign_is_of_another(draft, &hit->passage, hit->source);
        measures->of[MEASURE_OTHER_FIGURES] =
            difference_count_others(draft, hit->source, &hit->passage);
        if (hit->verdict.grade == GRADE_REWRITE) {
            struct foreign foreign = foreign_of(draft, &hit->passage, hit->source);
            measures_take_foreign(measures, &foreign);
        }
        verdict_judge(&hit->verdict, STAGE_STORY, measures);
    }
    return status;
}

/* Anew, where voices of the draft changed. */
static enum status
weigh(const struct search *self, struct hit *hit, struct error *err)
{
    laid_release(&hit->laid);
    lay_beside(&hit->laid, &self->draft, &hit->passage.runs, hit->source);
    passage_measure(&hit->passage, &hit->laid.view, hit->source);
    return judge(self, hit, err);
}

static enum status
compare_candidate(struct search *self, size_t at, struct error *err)
{
    const struct candidate *candidate = &self->candidates.data[at];
    struct hit hit = {.candidate = at};
    enum status status = sources_get(self->sources, candidate->story, &hit.source, err);
    if (status != STATUS_OK) {
        return status;
    }
    passage_align(&hit.passage, &self->draft, hit.source);
    status = weigh(self, &hit, err);
    bool matches = status == STATUS_OK && hit.verdict.grade != GRADE_NONE;
    if (matches && candidate->bits > self->hit_bits) {
        self->hit_bits = candidate->bits;
    }
    if (status == STATUS_OK && (matches || self->keeps_all)) {
        vec_add(&self->hits, hit);
    } else {
        passage_release(&hit.passage);
        laid_release(&hit.laid);
    }
    return status;
}

static enum status
find_hits(struct search *self, struct error *err)
{
    struct snapshot *snapshot = sources_snapshot(self->sources);
    self->strong_bits = CANDIDATE_STRONG_SHINGLES * candidate_rarest_bits(snapshot);
    enum status status = candidates_find(&self->candidates, &self->draft, self->sources,
                                         self->cancel, err);
    for (size_t i = 0; status == STATUS_OK && i < self->candidates.count; i++) {
        if (!is_promising(self, i)) {
            break;
        }
        status = cancel_requested(self->cancel)
                     ? error_set(err, STATUS_CANCELLED, "cancelled")
                     : compare_candidate(self, i, err);
    }
    return status;
}

/* Only a paragraph that has hits is asked for stock phrases, as it takes a while. */
static enum status
take_stock_out(struct search *self, struct error *err)
{
    enum status status = stock_mark(&self->draft, self->paragraph->stock, self->sources,
                                    self->cancel, err);
    if (status == STATUS_OK && self->draft.has_stock) {
        vec_each(const struct hit, hit, &self->hits) {
            if (hit->verdict.grade <= GRADE_REWRITE) {
                stock_extend(&self->draft, &hit->passage.runs);
            }
        }
        for (size_t i = 0; status == STATUS_OK && i < self->hits.count; i++) {
            status = weigh(self, &self->hits.data[i], err);
        }
    }
    return status;
}

enum status
search_run(struct search *self, struct error *err)
{
    if (self->draft.words < PARAGRAPH_MIN_WORDS) {
        return STATUS_OK;
    }
    enum status status = find_hits(self, err);
    self->has_asked = true;
    if (status == STATUS_OK && self->hits.count > 0) {
        status = take_stock_out(self, err);
    }
    return status;
}
