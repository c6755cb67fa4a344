/* SPDX-License-Identifier: MIT */
#include "match/match.h"

#include <stdlib.h>

#include "base/memory.h"
#include "match/candidate.h"
#include "match/passage.h"
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
        bool quoted = i < run->length && draft->quoted[run->draft + i];
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
        if (self->grade == GRADE_QUOTE) {
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
    bool quote = self->grade == GRADE_QUOTE;
    self->matched = quote ? passage->matched_quoted : passage->matched;
    self->longest_run = quote ? passage->longest_run_quoted : passage->longest_run;
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
compare_story(struct match *ret, const struct source *source,
              const struct passage_draft *draft)
{
    struct passage passage = {0};
    passage_align(&passage, draft, source);
    *ret = (struct match){.story = source->story.number, .words = draft->words};
    ret->grade = verdict_on(draft, &passage);
    if (ret->grade != GRADE_NONE) {
        fill_match(ret, draft, &passage, source);
    }
    passage_release(&passage);
}

void
match_story(struct match *ret, const struct source *source,
            const struct match_text *paragraph)
{
    struct passage_draft draft;
    passage_draft_init(&draft, paragraph->text, paragraph->quotations->data,
                       paragraph->quotations->count);
    compare_story(ret, source, &draft);
    passage_draft_release(&draft);
}

static int
compare_matches(const void *a, const void *b)
{
    const struct match *left = a;
    const struct match *right = b;
    if (left->grade != right->grade) {
        return left->grade < right->grade ? -1 : 1;
    }
    if (left->matched != right->matched) {
        return left->matched > right->matched ? -1 : 1;
    }
    return left->story < right->story ? -1 : left->story > right->story;
}

static enum status
compare_candidate(struct matches *ret, struct sources *sources,
                  const struct candidate *candidate, const struct passage_draft *draft,
                  struct error *err)
{
    const struct source *source;
    enum status status = sources_get(sources, candidate->story, &source, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct match match;
    compare_story(&match, source, draft);
    if (match.grade == GRADE_NONE) {
        match_release(&match);
    } else {
        vec_add(ret, match);
    }
    return STATUS_OK;
}

enum status
match_paragraph(struct matches *ret, struct sources *sources,
                const struct match_text *paragraph, const struct cancel *cancel,
                struct error *err)
{
    enum status status = STATUS_OK;
    struct candidates candidates = {0};
    struct passage_draft draft;
    passage_draft_init(&draft, paragraph->text, paragraph->quotations->data,
                       paragraph->quotations->count);
    if (draft.words < PARAGRAPH_MIN_WORDS) {
        goto done;
    }
    status = candidates_find(&candidates, &draft, sources_snapshot(sources), cancel, err);
    for (size_t i = 0; status == STATUS_OK && i < candidates.count; i++) {
        if (cancel_requested(cancel)) {
            status = error_set(err, STATUS_CANCELLED, "cancelled");
            break;
        }
        status = compare_candidate(ret, sources, &candidates.data[i], &draft, err);
    }
    if (ret->count > 1) {
        qsort(ret->data, ret->count, sizeof *ret->data, compare_matches);
    }

done:
    passage_draft_release(&draft);
    vec_release(&candidates);
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
