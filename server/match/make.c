/* SPDX-License-Identifier: MIT */
#include "match/make.h"

#include "base/memory.h"
#include "match/difference.h"
#include "match/thresholds.h"

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

static bool
lies_in(struct span tokens, uint32_t start, uint32_t length)
{
    return start >= tokens.start && start + length <= tokens.end;
}

/* Stray words elsewhere in the paragraph, or in the story, are no part of the passage. */
static bool
is_inside(const struct run *run, const struct passage *passage)
{
    return lies_in(passage->draft_tokens, run->draft, run->length) &&
           lies_in(passage->source_tokens, run->source, run->length);
}

static void
copy_runs(struct match *self, const struct passage_draft *draft,
          const struct passage *passage, const struct source *source)
{
    /* A run has at most as many quoted parts as tokens, all runs as the draft. */
    self->runs = memory_alloc_array(draft->tokens.count, sizeof *self->runs);
    vec_each(const struct run, run, &passage->runs) {
        if (!is_inside(run, passage)) {
            continue;
        }
        if (self->verdict.grade == GRADE_QUOTE) {
            add_quoted_parts(self, draft, source, run);
        } else {
            add_run(self, draft, source, *run);
        }
    }
    self->runs = memory_resize_array(self->runs, self->run_count, sizeof *self->runs);
}

/* As it is shown: what stands elsewhere has no order in the passage. */
static bool
is_reordered(const struct match *self)
{
    const struct match_run *last = NULL;
    for (uint32_t i = 0; i < self->run_count; i++) {
        const struct match_run *run = &self->runs[i];
        if (run->words < RUN_MIN_WORDS) {
            continue;
        }
        if (last != NULL && run->source.start < last->source.start) {
            return true;
        }
        last = run;
    }
    return false;
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

/* A phrase is its longest run, where that is enough for one: what is told, counted and
 * underlined is the same. */
static void
narrow_to_phrase(struct match *self)
{
    const struct match_run *longest = &self->runs[0];
    self->matched = 0;
    for (uint32_t i = 0; i < self->run_count; i++) {
        longest = self->runs[i].words > longest->words ? &self->runs[i] : longest;
        self->matched += self->runs[i].words;
    }
    if (longest->words >= PARAGRAPH_MIN_WORDS) {
        self->runs[0] = *longest;
        self->run_count = 1;
        self->matched = self->runs[0].words;
        self->draft = self->runs[0].draft;
        self->source = self->runs[0].source;
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
    self->quotes_narrative = draft->quotes_narrative;
    if (self->share_outside >= FIGURE_MIN_COVERAGE) {
        difference_find(&self->differences, draft, source, passage);
        self->figures_kept = difference_count_kept(draft, passage);
        self->has_capitals = difference_has_capitals(draft);
        self->sparse =
            2 * self->matched_outside < DIFFERENCE_WORDS * (self->differences.count + 1);
    }
    self->draft =
        bytes_of(&draft->tokens, passage->draft_tokens.start, passage->draft_tokens.end);
    self->source = bytes_of(&source->tokens, passage->source_tokens.start,
                            passage->source_tokens.end);
    copy_runs(self, draft, passage, source);
    self->reordered = is_reordered(self);
    if (quote && self->run_count > 0) {
        narrow_to_runs(self);
    }
    if (self->verdict.grade == GRADE_PHRASE && self->run_count > 0) {
        narrow_to_phrase(self);
    }
}

void
match_make(struct match *ret, const struct source *source,
           const struct passage_draft *draft, const struct passage *passage,
           struct verdict verdict)
{
    *ret = (struct match){
        .story = source->story.number, .words = draft->words, .verdict = verdict};
    if (passage->runs.count > 0) {
        fill_match(ret, draft, passage, source);
    }
}
