/* SPDX-License-Identifier: MIT */
#include "match/verdict.h"

#include "match/thresholds.h"

static double
share_of(uint32_t part, uint32_t whole)
{
    return whole > 0 ? (double)part / (double)whole : 0;
}

static bool
is_copy(const struct passage_draft *draft, const struct passage *passage)
{
    double words = draft->words_outside;
    double wanted = COPY_STRETCH_SHARE * words;
    if (wanted > COPY_STRETCH_WORDS) {
        wanted = COPY_STRETCH_WORDS;
    }
    bool covered =
        share_of(passage->matched_outside, draft->words_outside) >= COPY_MIN_COVERAGE ||
        share_of(passage->hits, passage->shingles) >= COPY_MIN_CONTAINMENT;
    return covered && passage->longest_run_outside >= COPY_MIN_RUN &&
           passage->longest_stretch >= wanted;
}

static bool
has_copied_sentence(const struct passage *passage)
{
    return passage->best_sentence >= SENTENCE_MIN_COVERAGE &&
           passage->longest_run_outside >= PARAGRAPH_MIN_WORDS;
}

/* One run carries the likeness and the rest of the paragraph is something else. */
static bool
is_single_phrase(const struct passage_draft *draft, const struct passage *passage)
{
    return share_of(passage->longest_run_outside, draft->words_outside) <
               PHRASE_MAX_SHARE &&
           share_of(passage->longest_run_hits, passage->hits) >= PHRASE_HIT_SHARE;
}

static bool
is_rewrite(const struct passage *passage)
{
    bool alike = share_of(passage->hits, passage->shingles) >= REWRITE_MIN_CONTAINMENT ||
                 passage->pairs >= REWRITE_MIN_PAIRS;
    return alike && passage->hits >= REWRITE_MIN_HITS &&
           passage->matched_outside >= REWRITE_MIN_WORDS &&
           passage->longest_run_outside >= REWRITE_MIN_RUN;
}

static bool
is_shared_quote(const struct passage_draft *draft, const struct passage *passage)
{
    uint32_t quoted =
        draft->words > draft->words_outside ? draft->words - draft->words_outside : 0;
    return passage->longest_run_quoted >= QUOTE_MIN_RUN &&
           (share_of(passage->matched_quoted, quoted) >= QUOTE_MIN_COVERAGE ||
            passage->longest_run_quoted >= PHRASE_MIN_RUN);
}

static enum grade
grade_narrative(const struct passage_draft *draft, const struct passage *passage)
{
    if (is_copy(draft, passage) || has_copied_sentence(passage)) {
        return GRADE_COPY;
    }
    if (is_single_phrase(draft, passage)) {
        return passage->longest_run_outside >= PHRASE_MIN_RUN ? GRADE_PHRASE : GRADE_NONE;
    }
    if (is_rewrite(passage)) {
        return GRADE_REWRITE;
    }
    return passage->longest_run_outside >= PHRASE_MIN_RUN ? GRADE_PHRASE : GRADE_NONE;
}

enum grade
verdict_on(const struct passage_draft *draft, const struct passage *passage)
{
    if (passage->runs.count == 0 || draft->words < PARAGRAPH_MIN_WORDS) {
        return GRADE_NONE;
    }
    enum grade grade = GRADE_NONE;
    if (draft->words_outside >= PARAGRAPH_MIN_WORDS) {
        grade = grade_narrative(draft, passage);
    }
    /* A stock phrase says less than speech that stands in the archive. */
    if (grade >= GRADE_PHRASE && is_shared_quote(draft, passage)) {
        grade = GRADE_QUOTE;
    }
    return grade;
}
