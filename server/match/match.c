/* SPDX-License-Identifier: MIT */
#include "match/match.h"

#include "base/memory.h"

void
match_release(struct match *self)
{
    memory_free(self->runs);
    vec_release(&self->differences);
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
    vec_release(&self->asked);
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
