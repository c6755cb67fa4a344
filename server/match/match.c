/* SPDX-License-Identifier: MIT */
#include "match/match.h"

#include <stdlib.h>

#include "base/memory.h"
#include "match/candidate.h"
#include "match/passage.h"
#include "match/stock_mark.h"
#include "match/thresholds.h"
#include "match/verdict.h"

void
match_release(struct match *self)
{
    memory_free(self->runs);
    self->runs = NULL;
    self->run_count = 0;
}

void
matches_release(struct matches *self)
{
    vec_each(struct match, match, self) {
        match_release(match);
    }
    vec_release(self);
}

/* Bytes from the first to the last of tokens [first, end). */
static struct span
bytes_of(const struct tokens *tokens, uint32_t first, uint32_t end)
{
    return (struct span){tokens->data[first].source.start,
                         tokens->data[end - 1].source.end};
}

static double
share_of(uint32_t part, uint32_t whole)
{
    return whole > 0 ? (double)part / (double)whole : 0;
}

static void
add_run(struct match *self, const struct passage_draft *draft,
        const struct source *source, struct run run)
{
    uint32_t end = run.draft + run.length;
    self->runs[self->run_count++] = (struct match_run){
        bytes_of(&draft->tokens, run.draft, end),
        bytes_of(&source->tokens, run.source, run.source + run.length),
        tokens_words(&draft->tokens, run.draft, end),
    };
}

/* Of a shared quotation only the speech is shown: the parts of the run in it. */
static void
add_quoted_parts(struct match *self, const struct passage_draft *draft,
                 const struct source *source, const struct run *run)
{
    struct run part = {0};
    for (uint32_t i = 0; i <= run->length; i++) {
        bool quoted = i < run->length && draft->voices[run->draft + i] == VOICE_QUOTED;
        if (quoted && part.length == 0) {
            part = (struct run){run->draft + i, run->source + i, 0};
        }
        if (quoted) {
            part.length++;
        } else if (part.length > 0) {
            add_run(self, draft, source, part);
            part.length = 0;
        }
    }
}

static void
copy_runs(struct match *self, const struct passage_draft *draft,
          const struct passage *passage, const struct source *source)
{
    /* A run has at most as many quoted parts as tokens, all runs as the draft. */
    self->runs = memory_alloc_array(draft->tokens.count, sizeof *self->runs);
    vec_each(const struct run, run, &passage->runs) {
        if (self->verdict.grade == GRADE_QUOTE) {
            add_quoted_parts(self, draft, source, run);
        } else {
            add_run(self, draft, source, *run);
        }
    }
    self->runs = memory_resize_array(self->runs, self->run_count, sizeof *self->runs);
}

/* Speech is shown from its first to its last run, not with the words around it. */
static void
narrow_to_runs(struct match *self)
{
    self->draft = self->runs[0].draft;
    self->source = self->runs[0].source;
    for (uint32_t i = 1; i < self->run_count; i++) {
        const struct match_run *run = &self->runs[i];
        self->draft.end = run->draft.end;
        self->source.start = run->source.start < self->source.start ? run->source.start
                                                                    : self->source.start;
        self->source.end =
            run->source.end > self->source.end ? run->source.end : self->source.end;
    }
}

static void
fill_match(struct match *self, const struct passage_draft *draft,
           const struct passage *passage, const struct source *source)
{
    bool quote = self->verdict.grade == GRADE_QUOTE;
    self->matched = quote ? passage->matched_quoted : passage->matched;
    self->longest_run = quote ? passage->longest[VOICE_QUOTED] : passage->longest_run;
    self->words_outside = draft->words_outside;
    self->matched_outside = passage->matched_outside;
    self->share = share_of(self->matched, draft->words);
    self->share_outside = share_of(passage->matched_outside, draft->words_outside);
    self->reordered = passage->reordered;
    self->figure_differs = passage->figure_differs;
    self->draft =
        bytes_of(&draft->tokens, passage->draft_tokens.start, passage->draft_tokens.end);
    self->source = bytes_of(&source->tokens, passage->source_tokens.start,
                            passage->source_tokens.end);
    copy_runs(self, draft, passage, source);
    if (quote) {
        narrow_to_runs(self);
    }
}

static void
make_match(struct match *ret, const struct source *source,
           const struct passage_draft *draft, const struct passage *passage,
           struct verdict verdict)
{
    *ret = (struct match){
        .story = source->story.number, .words = draft->words, .verdict = verdict};
    if (verdict.grade != GRADE_NONE) {
        fill_match(ret, draft, passage, source);
    }
}

static void
init_draft(struct passage_draft *ret, const struct match_text *paragraph)
{
    passage_draft_init(ret, paragraph->text, paragraph->quotations->data,
                       paragraph->quotations->count);
}

void
match_story(struct match *ret, const struct source *source,
            const struct match_text *paragraph)
{
    struct passage_draft draft;
    struct passage passage = {0};
    init_draft(&draft, paragraph);
    passage_align(&passage, &draft, source);
    make_match(ret, source, &draft, &passage,
               verdict_on(&draft, &passage, paragraph->sensitivity));
    passage_release(&passage);
    passage_draft_release(&draft);
}

static int
compare_matches(const void *a, const void *b)
{
    const struct match *left = a;
    const struct match *right = b;
    if (left->verdict.grade != right->verdict.grade) {
        return left->verdict.grade < right->verdict.grade ? -1 : 1;
    }
    if (left->matched != right->matched) {
        return left->matched > right->matched ? -1 : 1;
    }
    return left->story < right->story ? -1 : left->story > right->story;
}

/* A story that has the paragraph, before stock phrases are taken out. */
struct hit {
    const struct source *source;
    struct passage passage;
    struct verdict verdict;
};

/* One paragraph's search. */
struct search {
    struct sources *sources;
    const struct match_text *paragraph;
    const struct cancel *cancel;
    struct passage_draft draft;
    struct candidates candidates;
    struct {
        VEC_OF(struct hit);
    } hits;
    double strong_bits; /* a candidate that is aligned whatever its place */
    double hit_bits;    /* of the best candidate that was a hit; 0 while none was */
};

static void
search_release(struct search *self)
{
    vec_each(struct hit, hit, &self->hits) {
        passage_release(&hit->passage);
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

static enum status
compare_candidate(struct search *self, const struct candidate *candidate,
                  struct error *err)
{
    struct hit hit = {0};
    enum status status = sources_get(self->sources, candidate->story, &hit.source, err);
    if (status != STATUS_OK) {
        return status;
    }
    passage_align(&hit.passage, &self->draft, hit.source);
    hit.verdict = verdict_on(&self->draft, &hit.passage, self->paragraph->sensitivity);
    if (hit.verdict.grade == GRADE_NONE) {
        passage_release(&hit.passage);
    } else {
        vec_add(&self->hits, hit);
        self->hit_bits =
            candidate->bits > self->hit_bits ? candidate->bits : self->hit_bits;
    }
    return STATUS_OK;
}

static enum status
find_hits(struct search *self, struct error *err)
{
    struct snapshot *snapshot = sources_snapshot(self->sources);
    self->strong_bits = CANDIDATE_STRONG_SHINGLES * candidate_rarest_bits(snapshot);
    enum status status =
        candidates_find(&self->candidates, &self->draft, snapshot, self->cancel, err);
    for (size_t i = 0; status == STATUS_OK && i < self->candidates.count; i++) {
        if (!is_promising(self, i)) {
            break;
        }
        status = cancel_requested(self->cancel)
                     ? error_set(err, STATUS_CANCELLED, "cancelled")
                     : compare_candidate(self, &self->candidates.data[i], err);
    }
    return status;
}

/* Only a paragraph that has hits is asked for stock phrases, as it takes a while. */
static enum status
take_stock_out(struct search *self, struct error *err)
{
    enum status status = stock_mark(&self->draft, self->paragraph->stock,
                                    sources_snapshot(self->sources), self->cancel, err);
    if (status == STATUS_OK && self->draft.has_stock) {
        vec_each(const struct hit, hit, &self->hits) {
            stock_extend(&self->draft, &hit->passage.runs);
        }
        vec_each(struct hit, hit, &self->hits) {
            passage_measure(&hit->passage, &self->draft, hit->source);
            hit->verdict =
                verdict_on(&self->draft, &hit->passage, self->paragraph->sensitivity);
        }
    }
    return status;
}

static void
take_matches(struct search *self, struct matches *ret)
{
    vec_each(const struct hit, hit, &self->hits) {
        if (hit->verdict.grade != GRADE_NONE) {
            struct match match;
            make_match(&match, hit->source, &self->draft, &hit->passage, hit->verdict);
            vec_add(ret, match);
        }
    }
    if (ret->count > 1) {
        qsort(ret->data, ret->count, sizeof *ret->data, compare_matches);
    }
}

enum status
match_paragraph(struct matches *ret, struct sources *sources,
                const struct match_text *paragraph, const struct cancel *cancel,
                struct error *err)
{
    enum status status = STATUS_OK;
    struct search self = {.sources = sources, .paragraph = paragraph, .cancel = cancel};
    init_draft(&self.draft, paragraph);
    if (self.draft.words >= PARAGRAPH_MIN_WORDS) {
        status = find_hits(&self, err);
    }
    if (status == STATUS_OK && self.hits.count > 0) {
        status = take_stock_out(&self, err);
    }
    if (status == STATUS_OK) {
        take_matches(&self, ret);
    }
    search_release(&self);
    return status;
}

static uint32_t
covered_words(const struct match *match, struct span bytes)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < match->run_count; i++) {
        const struct match_run *run = &match->runs[i];
        if (!span_overlaps(run->draft, bytes) || span_length(run->draft) == 0) {
            continue;
        }
        uint32_t start = run->draft.start > bytes.start ? run->draft.start : bytes.start;
        uint32_t end = run->draft.end < bytes.end ? run->draft.end : bytes.end;
        /* Words of a part of a run: in proportion to its bytes. */
        words +=
            (uint32_t)((uint64_t)run->words * (end - start) / span_length(run->draft));
    }
    return words;
}

uint32_t
match_overlap(const struct match *a, const struct match *b)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < a->run_count; i++) {
        words += covered_words(b, a->runs[i].draft);
    }
    return words;
}
