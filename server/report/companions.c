/* SPDX-License-Identifier: MIT */
#include "report/companions.h"

#include "match/rule.h"

void
companions_add(struct companions *self, const struct matches *matches)
{
    vec_each(const struct match, match, matches) {
        if (match->verdict.grade <= GRADE_REWRITE) {
            (*map_put(&self->pieces, match->story, 0))++;
            *map_put(&self->others, match->story, 0) += match->differences.count > 0;
        }
    }
}

static uint32_t
count_of(const struct map *map, uint32_t story)
{
    const uint64_t *count = map_find(map, story);
    return count != NULL ? (uint32_t)*count : 0;
}

static enum grade
judge(const struct companions *self, const struct match *match)
{
    struct verdict verdict = match->verdict;
    struct measures measures = {0};
    uint32_t pieces = count_of(&self->pieces, match->story);
    measures.of[MEASURE_COMPANY] = pieces;
    measures.of[MEASURE_COMPANY_SAME] = pieces - count_of(&self->others, match->story);
    measures.of[MEASURE_DIFFERENCES] = (double)match->differences.count;
    measures.of[MEASURE_WORDS] = match->words_outside;
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

static bool
has_it_as_the_draft(const struct match *match)
{
    return match->verdict.grade == GRADE_COPY && match->differences.count == 0;
}

bool
companions_tell_differences(const struct companions *self, const struct matches *matches,
                            const struct cluster *cluster, const struct match *match)
{
    uint32_t others = count_of(&self->others, match->story);
    uint32_t same = count_of(&self->pieces, match->story) - others;
    uint32_t kept = match->figures_kept + same;
    for (size_t i = 0; i < cluster->count; i++) {
        if (has_it_as_the_draft(&matches->data[cluster->members[i]])) {
            return false;
        }
    }
    /* With few words to each, two reports of a kind are likelier than slips, as where
     * most paragraphs have one, or where no name tells of whom they are. */
    size_t count = match->differences.count;
    return count > 0 && others <= same + 1 &&
           (kept >= count || (match->has_capitals && !match->sparse));
}

void
companions_release(struct companions *self)
{
    map_release(&self->pieces);
    map_release(&self->others);
}
