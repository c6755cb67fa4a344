/* SPDX-License-Identifier: MIT */
#include "match/verdict.h"

#include "match/thresholds.h"

static double
percent(uint32_t part, uint32_t whole)
{
    return whole > 0 ? 100.0 * part / whole : 0;
}

static double
words(uint32_t hundredths)
{
    return hundredths / 100.0;
}

/* What words are worth for each of so many; much where there are none. */
static double
worth_for_each(const struct passage *passage, uint32_t count)
{
    return words(passage->evidence.outside) / (count > 0 ? count : 0.001);
}

static void
take_figures(struct measures *self, const struct passage_draft *draft,
             const struct passage *passage)
{
    uint32_t lost = passage->figures - passage->figures_kept;
    uint32_t changed = passage->figures_changed > 0
                           ? passage->figures_changed + passage->names_changed
                           : 0;
    double *of = self->of;
    of[MEASURE_FIGURE_SHARE] = percent(draft->figures, draft->words_outside);
    of[MEASURE_FIGURES_CHANGED] = passage->figures_changed;
    of[MEASURE_CHANGED] = changed;
    of[MEASURE_CHANGED_WORTH] = worth_for_each(passage, changed);
    of[MEASURE_FIGURES_LOST] = lost;
    of[MEASURE_FIGURES_LOST_SHARE] = percent(lost, passage->figures);
    of[MEASURE_FIGURES_LOST_WORTH] = worth_for_each(passage, lost);
}

static void
take_passage(struct measures *self, const struct passage_draft *draft,
             const struct passage *passage)
{
    uint32_t run = passage->longest[VOICE_NARRATIVE];
    uint32_t outside = passage->evidence.outside;
    double *of = self->of;
    of[MEASURE_WORDS] = draft->words_outside;
    of[MEASURE_COVERAGE] = percent(passage->matched_outside, draft->words_outside);
    of[MEASURE_CONTAINMENT] = percent(passage->hits, passage->shingles);
    of[MEASURE_SENTENCE] = 100 * passage->best_sentence;
    of[MEASURE_RUN] = run;
    of[MEASURE_RUN_SHARE] = percent(run, draft->words_outside);
    of[MEASURE_LONGEST_RUN] = passage->longest_run;
    of[MEASURE_STRETCH] = passage->longest_stretch;
    of[MEASURE_STRETCH_SHARE] = percent(passage->longest_stretch, draft->words_outside);
    of[MEASURE_REORDERED] = passage->reordered;
    of[MEASURE_WORTH] = words(outside);
    of[MEASURE_WORTH_IN_ALL] = words(outside) + words(passage->evidence.quoted);
    of[MEASURE_SINGLE_SHARE] =
        outside > 0 ? percent(passage->evidence.single, outside) : 100;
    of[MEASURE_STOCK_RUN] = passage->longest[VOICE_STOCK];
    of[MEASURE_QUOTED_RUN] = passage->longest[VOICE_QUOTED];
    of[MEASURE_QUOTED_WORTH] = words(passage->evidence.quoted);
    take_figures(self, draft, passage);
}

static double
holds(enum stage stage, const struct measures *measures)
{
    struct verdict verdict = {.grade = GRADE_NONE};
    return verdict_judge(&verdict, stage, measures) ? 1 : 0;
}

struct verdict
verdict_on(struct measures *measures, const struct passage_draft *draft,
           const struct passage *passage, enum sensitivity sensitivity)
{
    struct verdict ret = {.grade = GRADE_NONE};
    *measures =
        (struct measures){.sensitivity = sensitivity, .unspaced = draft->unspaced};
    if (draft->words < PARAGRAPH_MIN_WORDS) {
        return ret;
    }
    take_passage(measures, draft, passage);
    measures->of[MEASURE_CORE] = holds(STAGE_CORE, measures);
    measures->of[MEASURE_SINGLE] = holds(STAGE_SINGLE, measures);
    if (measures->of[MEASURE_WORDS] >= PARAGRAPH_MIN_WORDS) {
        verdict_judge(&ret, STAGE_LIKENESS, measures);
        verdict_judge(&ret, STAGE_FIGURES, measures);
    }
    verdict_judge(&ret, STAGE_RUN, measures);
    verdict_judge(&ret, STAGE_SPEECH, measures);
    if (ret.grade == GRADE_NONE) {
        verdict_find_nearest(&ret, measures);
    }
    return ret;
}

void
measures_take_foreign(struct measures *self, const struct foreign *foreign)
{
    double *of = self->of;
    of[MEASURE_FOREIGN_NAMES] = foreign->foreign_names;
    of[MEASURE_FOREIGN_NAMES_SHARE] = percent(foreign->foreign_names, foreign->names);
    of[MEASURE_FOREIGN_SUBJECT] = foreign->foreign_subject;
    of[MEASURE_FOREIGN_FIGURES] = foreign->foreign_figures;
    of[MEASURE_ONE_SIDED_FIGURES] = foreign->foreign_figures + foreign->missing_figures;
    of[MEASURE_FOREIGN_WORDS] = percent(foreign->foreign, foreign->content);
    of[MEASURE_MISSING_WORDS] = percent(foreign->missing, foreign->passage);
}
