/* SPDX-License-Identifier: MIT */
#include "match/find.h"

#include <stdlib.h>

#include "match/lay.h"
#include "match/make.h"
#include "match/search.h"
#include "match/verdict.h"

void
match_story(struct match *ret, const struct source *source,
            const struct match_text *paragraph)
{
    struct passage_draft draft;
    struct passage passage = {0};
    struct measures measures;
    passage_draft_init(&draft, paragraph->text, paragraph->quotations->data,
                       paragraph->quotations->count);
    struct laid laid;
    draft.capital_nouns = paragraph->capital_nouns;
    draft.part = paragraph->part;
    lay_stock(&draft);
    passage_align(&passage, &draft, source);
    lay_beside(&laid, &draft, &passage.runs, source);
    passage_measure(&passage, &laid.view, source);
    struct verdict verdict =
        verdict_on(&measures, &laid.view, &passage, paragraph->sensitivity);
    match_make(ret, source, &laid.view, &passage, verdict);
    laid_release(&laid);
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

static void
take_matches(struct search *self, struct matches *ret)
{
    ret->had_hits = self->hits.count > 0;
    ret->had_common = self->draft.has_common;
    if (self->has_asked) {
        vec_reserve(&ret->asked, self->draft.shingles.count);
        vec_each(const struct shingle, shingle, &self->draft.shingles) {
            vec_add(&ret->asked, shingle->hash);
        }
    }
    vec_each(const struct hit, hit, &self->hits) {
        if (hit->verdict.grade != GRADE_NONE) {
            struct match match;
            match_make(&match, hit->source, &hit->laid.view, &hit->passage, hit->verdict);
            match.days = (uint32_t)hit->measures.of[MEASURE_DAYS_LIKE];
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
    struct search search;
    search_init(&search, sources, paragraph, cancel);
    enum status status = search_run(&search, err);
    if (status == STATUS_OK) {
        take_matches(&search, ret);
    }
    search_release(&search);
    return status;
}
