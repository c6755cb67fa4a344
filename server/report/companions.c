/* SPDX-License-Identifier: MIT */
#include "report/companions.h"

#include "match/rule.h"

void
companions_add(struct companions *self, const struct matches *matches)
{
    vec_each(const struct match, match, matches) {
        if (match->verdict.grade <= GRADE_REWRITE) {
            (*map_put(&self->pieces, match->story, 0))++;
        }
    }
}

static enum grade
judge(const struct companions *self, const struct match *match)
{
    struct verdict verdict = match->verdict;
    struct measures measures = {0};
    const uint64_t *pieces = map_find(&self->pieces, match->story);
    measures.of[MEASURE_COMPANY] = pieces != NULL ? (double)*pieces : 0;
    measures.of[MEASURE_DAYS_LIKE] = match->days;
    verdict_judge(&verdict, STAGE_DRAFT, &measures);
    return verdict.grade;
}

enum grade
companions_grade(const struct companions *self, const struct matches *matches,
                 const struct cluster *cluster)
{
    enum grade strongest = GRADE_NONE;
    for (size_t i = 0; i < cluster->count; i++) {
        enum grade grade = judge(self, &matches->data[cluster->members[i]]);
        strongest = grade < strongest ? grade : strongest;
    }
    return strongest;
}

void
companions_release(struct companions *self)
{
    map_release(&self->pieces);
}
