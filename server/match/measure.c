/* SPDX-License-Identifier: MIT */
/* What an alignment amounts to: counts of words, stretches, shingles and pairs.
 * Knows no thresholds but those of what counts as a stretch. */
#include "match/passage.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "match/evidence.h"
#include "match/figure.h"
#include "match/name.h"
#include "match/thresholds.h"

static uint32_t
to_words(uint32_t weight)
{
    return (weight + TOKEN_WORD_WEIGHT / 2) / TOKEN_WORD_WEIGHT;
}

static uint32_t
max_u32(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static uint32_t
weight_of(const struct passage_draft *draft, const struct run *run)
{
    uint32_t weight = 0;
    for (uint32_t i = run->draft; i < run->draft + run->length; i++) {
        weight += draft->tokens.data[i].weight;
    }
    return weight;
}

/* Longest runs of one kind of words are tracked across the tokens of a run. */
static void
measure_run(struct passage *self, const struct passage_draft *draft,
            const struct run *run, uint32_t totals[VOICE_COUNT])
{
    uint32_t part[VOICE_COUNT] = {0};
    for (uint32_t i = run->draft; i < run->draft + run->length; i++) {
        uint8_t word = draft->tokens.data[i].weight;
        enum voice voice = (enum voice)draft->voices[i];
        uint32_t so_far = part[voice] + word;
        memset(part, 0, sizeof part);
        part[voice] = so_far;
        totals[voice] += word;
        self->longest[voice] = max_u32(self->longest[voice], to_words(so_far));
    }
    self->longest_run = max_u32(self->longest_run, to_words(weight_of(draft, run)));
}

/* Words of the longest chain of runs that go on in the source after at most
 * BRIDGE_LIMIT other words on each side. */
static void
measure_stretch(struct passage *self, const struct passage_draft *draft,
                const struct source *source)
{
    uint32_t weight = 0;
    for (size_t i = 0; i < self->runs.count; i++) {
        const struct run *run = &self->runs.data[i];
        const struct run *left = i > 0 ? run - 1 : NULL;
        bool goes_on = left != NULL && run->source >= left->source + left->length &&
                       tokens_words(&draft->tokens, left->draft + left->length,
                                    run->draft) <= BRIDGE_LIMIT &&
                       tokens_words(&source->tokens, left->source + left->length,
                                    run->source) <= BRIDGE_LIMIT;
        weight = goes_on ? weight : 0;
        for (uint32_t token = run->draft; token < run->draft + run->length; token++) {
            weight += draft->voices[token] == VOICE_NARRATIVE
                          ? draft->tokens.data[token].weight
                          : 0;
        }
        self->longest_stretch = max_u32(self->longest_stretch, to_words(weight));
    }
}

static void
measure_shingles(struct passage *self, const struct passage_draft *draft)
{
    for (size_t i = 0; i < draft->shingles.count; i++) {
        if (draft->voices[draft->shingles.data[i].first] == VOICE_NARRATIVE) {
            self->shingles++;
            self->hits += self->common[i];
        }
    }
}

/* Share of the best sentence that is long enough, quoted speech left out. */
static void
measure_sentences(struct passage *self, const struct passage_draft *draft)
{
    uint32_t matched = 0;
    uint32_t all = 0;
    size_t next = 0;
    for (uint32_t i = 0; i <= draft->tokens.count; i++) {
        bool ends = i == draft->tokens.count ||
                    (draft->tokens.data[i].flags & TOKEN_SENTENCE_START) != 0;
        if (ends) {
            double share = all > 0 ? (double)matched / all : 0;
            if (to_words(all) >= SENTENCE_MIN_WORDS && share > self->best_sentence) {
                self->best_sentence = share;
            }
            matched = all = 0;
        }
        if (i == draft->tokens.count) {
            break;
        }
        while (next < self->runs.count &&
               self->runs.data[next].draft + self->runs.data[next].length <= i) {
            next++;
        }
        uint32_t weight =
            draft->voices[i] == VOICE_NARRATIVE ? draft->tokens.data[i].weight : 0;
        all += weight;
        matched +=
            next < self->runs.count && self->runs.data[next].draft <= i ? weight : 0;
    }
}

/* Runs that matter for "reordered" and "differs" are more than stray words. */
static bool
is_solid(const struct passage_draft *draft, const struct run *run)
{
    return tokens_words(&draft->tokens, run->draft, run->draft + run->length) >=
           RUN_MIN_WORDS;
}

static void
measure_order(struct passage *self, const struct passage_draft *draft)
{
    const struct run *last = NULL;
    vec_each(struct run, run, &self->runs) {
        if (!is_solid(draft, run)) {
            continue;
        }
        if (last != NULL && run->source < last->source) {
            self->reordered = true;
        }
        last = run;
    }
}

static bool
is_figure(const struct token *token)
{
    return (token->flags & TOKEN_NUMBER) != 0;
}

/* The first number in tokens [start, end); NULL if there is none. */
static const struct token *
find_figure(const struct tokens *tokens, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        if (is_figure(&tokens->data[i])) {
            return &tokens->data[i];
        }
    }
    return NULL;
}

/* The first name in tokens [start, end); NULL if there is none. */
static const struct token *
find_name(const struct tokens *tokens, uint32_t start, uint32_t end, bool capital_nouns)
{
    for (uint32_t i = start; i < end; i++) {
        if (name_is_written(&tokens->data[i], capital_nouns)) {
            return &tokens->data[i];
        }
    }
    return NULL;
}

static struct str
folded_of(const struct tokens *tokens, const struct token *token)
{
    return tokens_folded(tokens, (size_t)(token - tokens->data));
}

/* Between two runs: numbers in few words that are far apart are counted, as a formula has
 * others each time. */
static void
measure_gap(struct passage *self, const struct passage_draft *draft,
            const struct source *source, const struct span gap[2])
{
    const struct tokens *here = &draft->tokens;
    const struct tokens *there = &source->tokens;
    if (span_length(gap[0]) <= FIGURE_GAP && span_length(gap[1]) <= FIGURE_GAP) {
        const struct token *word = find_figure(here, gap[0].start, gap[0].end);
        const struct token *original = find_figure(there, gap[1].start, gap[1].end);
        self->figures_changed +=
            word != NULL && original != NULL &&
            !figure_is_near(folded_of(here, word), folded_of(there, original));
        word = find_name(here, gap[0].start, gap[0].end, draft->capital_nouns);
        original = find_name(there, gap[1].start, gap[1].end, draft->capital_nouns);
        self->names_changed +=
            word != NULL && original != NULL &&
            !name_is_same(folded_of(here, word), folded_of(there, original));
    }
}

static void
measure_figures(struct passage *self, const struct passage_draft *draft,
                const struct source *source)
{
    for (size_t i = 1; i < self->runs.count; i++) {
        const struct run *left = &self->runs.data[i - 1];
        const struct run *right = &self->runs.data[i];
        const struct span gap[2] = {{left->draft + left->length, right->draft},
                                    {left->source + left->length, right->source}};
        if (right->source > gap[1].start) {
            measure_gap(self, draft, source, gap);
        }
    }
}

/* Of the numbers between the first and the last word of the passage those that the
 * source has there too. */
static void
measure_kept_figures(struct passage *self, const struct passage_draft *draft)
{
    size_t next = 0;
    for (uint32_t i = self->draft_tokens.start; i < self->draft_tokens.end; i++) {
        while (next < self->runs.count &&
               self->runs.data[next].draft + self->runs.data[next].length <= i) {
            next++;
        }
        if (draft->voices[i] == VOICE_NARRATIVE && is_figure(&draft->tokens.data[i])) {
            self->figures++;
            self->figures_kept +=
                next < self->runs.count && self->runs.data[next].draft <= i;
        }
    }
}

/* Words of the runs that lie in tokens `window` of the source. */
static uint32_t
weight_in(const struct passage *self, const struct passage_draft *draft,
          struct span window)
{
    uint32_t weight = 0;
    vec_each(const struct run, run, &self->runs) {
        if (run->source >= window.start && run->source + run->length <= window.end) {
            weight += weight_of(draft, run);
        }
    }
    return weight;
}

/* On the source's side, where most of the passage stands: the window, somewhat
 * longer than the paragraph, with the most equal words. On the draft's side, from
 * the first run in it (or solid run elsewhere: two paragraphs made one) to the last. */
static void
measure_extent(struct passage *self, const struct passage_draft *draft)
{
    uint32_t reach = (uint32_t)draft->tokens.count + 2 * GAP_LIMIT;
    struct span window = {0};
    uint32_t most = 0;
    vec_each(const struct run, run, &self->runs) {
        struct span other = {run->source, run->source + reach};
        uint32_t weight = weight_in(self, draft, other);
        if (weight > most) {
            most = weight;
            window = other;
        }
    }
    struct span here = {UINT32_MAX, 0};
    struct span there = {window.start, window.start};
    vec_each(const struct run, run, &self->runs) {
        uint32_t end = run->source + run->length;
        bool inside = run->source >= window.start && end <= window.end;
        if (inside) {
            there.end = max_u32(there.end, end);
        }
        if (inside || is_solid(draft, run)) {
            here.start = run->draft < here.start ? run->draft : here.start;
            here.end = max_u32(here.end, run->draft + run->length);
        }
    }
    self->draft_tokens = here;
    self->source_tokens = there;
}

void
passage_measure(struct passage *self, const struct passage_draft *draft,
                const struct source *source)
{
    *self = (struct passage){.runs = self->runs, .common = self->common};
    if (self->runs.count == 0) {
        return;
    }
    uint32_t totals[VOICE_COUNT] = {0};
    vec_each(struct run, run, &self->runs) {
        measure_run(self, draft, run, totals);
    }
    self->matched = to_words(totals[VOICE_NARRATIVE] + totals[VOICE_QUOTED] +
                             totals[VOICE_STOCK] + totals[VOICE_LISTED]);
    self->matched_outside = to_words(totals[VOICE_NARRATIVE]);
    self->matched_quoted = to_words(totals[VOICE_QUOTED]);
    measure_stretch(self, draft, source);
    measure_shingles(self, draft);
    measure_sentences(self, draft);
    measure_order(self, draft);
    measure_figures(self, draft, source);
    measure_extent(self, draft);
    measure_kept_figures(self, draft);
    self->evidence = evidence_of(&self->runs, draft, source);
}
