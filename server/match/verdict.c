/* SPDX-License-Identifier: MIT */
#include "match/verdict.h"

#include "match/thresholds.h"

/* What a desk's choice of sensitivity changes. */
struct limits {
    double short_evidence;
    double near_evidence;
    double close_evidence;
    double partial_evidence;
    double scattered_evidence;
    double hint_evidence;
    double quote_evidence;
    uint32_t phrase_run;
};

static const struct limits limits_of[] = {
    [MATCH_DEFAULT] = {SHORT_MIN_EVIDENCE, NEAR_MIN_EVIDENCE, CLOSE_MIN_EVIDENCE,
                       PARTIAL_MIN_EVIDENCE, SCATTERED_MIN_EVIDENCE, HINT_MIN_EVIDENCE,
                       QUOTE_MIN_EVIDENCE, PHRASE_MIN_RUN},
    [MATCH_SENSITIVE] = {SENSITIVE_SHORT_MIN_EVIDENCE, SENSITIVE_NEAR_MIN_EVIDENCE,
                         SENSITIVE_CLOSE_MIN_EVIDENCE, SENSITIVE_PARTIAL_MIN_EVIDENCE,
                         SENSITIVE_SCATTERED_MIN_EVIDENCE, SENSITIVE_HINT_MIN_EVIDENCE,
                         SENSITIVE_QUOTE_MIN_EVIDENCE, SENSITIVE_PHRASE_MIN_RUN},
};

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

/* Sets the verdict and says true where the value reaches the threshold. */
static bool
reaches(struct verdict *ret, enum grade grade, enum verdict_rule rule, double value,
        double threshold)
{
    if (value < threshold) {
        return false;
    }
    *ret = (struct verdict){grade, rule, value, threshold};
    return true;
}

/* The words in common must hang together, or names and function words make a copy. */
static bool
has_core(const struct passage_draft *draft, const struct passage *passage)
{
    double wanted = COPY_STRETCH_SHARE * draft->words_outside;
    if (wanted > COPY_STRETCH_WORDS) {
        wanted = COPY_STRETCH_WORDS;
    }
    return passage->longest[VOICE_NARRATIVE] >= COPY_MIN_RUN &&
           passage->longest_stretch >= wanted;
}

static bool
is_copy(struct verdict *ret, const struct passage_draft *draft,
        const struct passage *passage)
{
    /* With a word in four another, a copy must say much. */
    double share = percent(passage->matched_outside, draft->words_outside);
    bool full = share >= COPY_FULL_COVERAGE ||
                words(passage->evidence.outside) >= COPY_PARTIAL_EVIDENCE;
    if (has_core(draft, passage) && full &&
        (reaches(ret, GRADE_COPY, VERDICT_COVERAGE, share, COPY_MIN_COVERAGE) ||
         reaches(ret, GRADE_COPY, VERDICT_CONTAINMENT,
                 percent(passage->hits, passage->shingles), COPY_MIN_CONTAINMENT))) {
        return true;
    }
    return (passage->longest[VOICE_NARRATIVE] >= PARAGRAPH_MIN_WORDS &&
            reaches(ret, GRADE_COPY, VERDICT_SENTENCE, 100 * passage->best_sentence,
                    SENTENCE_MIN_COVERAGE)) ||
           reaches(ret, GRADE_COPY, VERDICT_STRETCH, passage->longest_stretch,
                   COPY_STRETCH_ALONE);
}

/* One run carries the likeness and the rest of the paragraph, and of its sentence, is
 * something else. */
static bool
is_single_phrase(const struct passage_draft *draft, const struct passage *passage)
{
    uint32_t run = passage->longest[VOICE_NARRATIVE];
    if (run < PHRASE_MIN_RUN &&
        passage->evidence.single >= PHRASE_ALONE_SHARE * passage->evidence.outside) {
        return true;
    }
    return 100 * passage->best_sentence < PHRASE_MAX_SENTENCE &&
           run < PHRASE_MAX_SHARE * draft->words_outside &&
           passage->evidence.single >= PHRASE_EVIDENCE_SHARE * passage->evidence.outside;
}

static bool
is_phrase(struct verdict *ret, const struct passage *passage, const struct limits *limits)
{
    return reaches(ret, GRADE_PHRASE, VERDICT_STOCK, passage->longest[VOICE_STOCK],
                   limits->phrase_run) ||
           reaches(ret, GRADE_PHRASE, VERDICT_RUN, passage->longest[VOICE_NARRATIVE],
                   limits->phrase_run);
}

/* What the words of a rewrite must be worth: little where most of the paragraph is
 * there, more where most of one sentence is, much where they are scattered. */
static double
wanted_evidence(const struct passage_draft *draft, const struct passage *passage,
                const struct limits *limits)
{
    double whole = percent(passage->matched_outside, draft->words_outside);
    double sentence = 100 * passage->best_sentence;
    double wanted = limits->scattered_evidence;
    if (whole >= REWRITE_NEAR) {
        wanted = limits->near_evidence;
    } else if (whole >= REWRITE_CLOSE) {
        wanted = limits->close_evidence;
    } else if (whole >= REWRITE_PARTIAL || sentence >= REWRITE_PARTIAL) {
        wanted = limits->partial_evidence;
    }
    return draft->unspaced ? REWRITE_UNSPACED * wanted : wanted;
}

/* Figures in a frame of words that reports of a kind have in common: a row of a table,
 * or a sentence with other numbers each time. */
static bool
is_formula(struct verdict *ret, const struct passage_draft *draft,
           const struct passage *passage)
{
    double share = percent(draft->figures, draft->words_outside);
    bool all_kept = passage->figures_kept == passage->figures;
    if (share >= TABLE_MIN_FIGURES && (draft->words_outside < TABLE_WORDS || !all_kept)) {
        *ret = (struct verdict){GRADE_PHRASE, VERDICT_TABLE, share, TABLE_MIN_FIGURES};
        return true;
    }
    uint32_t changed = passage->figures_changed > 0
                           ? passage->figures_changed + passage->names_changed
                           : 0;
    if (changed >= FORMULA_MIN_FIGURES &&
        words(passage->evidence.outside) < FORMULA_EVIDENCE * changed) {
        *ret =
            (struct verdict){GRADE_PHRASE, VERDICT_FORMULA, changed, FORMULA_MIN_FIGURES};
        return true;
    }
    return false;
}

/* A rewrite keeps its figures: one that is far off, or as many lost as kept, and it is a
 * report of the same kind on something else. */
static bool
has_other_figures(struct verdict *ret, const struct passage *passage)
{
    uint32_t lost = passage->figures - passage->figures_kept;
    bool changed = passage->figures_changed > 0 &&
                   words(passage->evidence.outside) < REWRITE_FIGURE_EVIDENCE;
    if (!changed && (lost == 0 || lost < passage->figures_kept)) {
        return false;
    }
    *ret = (struct verdict){GRADE_PHRASE, VERDICT_FORMULA, lost > 0 ? lost : 1, 1};
    return true;
}

/* A copy of little more than the words around its figures, several of which are lost. */
static bool
is_loose(const struct passage_draft *draft, const struct passage *passage)
{
    uint32_t lost = passage->figures - passage->figures_kept;
    double share = percent(passage->matched_outside, draft->words_outside);
    return share < COPY_LOOSE_COVERAGE && lost >= FORMULA_MIN_FIGURES &&
           words(passage->evidence.outside) < FORMULA_EVIDENCE * lost;
}

/* Too loose for a rewrite, too much for chance: told as a hint. One run that says it all
 * must say as much as scattered words. */
static bool
is_likeness(struct verdict *ret, const struct passage_draft *draft,
            const struct passage *passage, const struct limits *limits, bool single)
{
    double scattered = draft->unspaced ? HINT_SCATTERED_UNSPACED : HINT_SCATTERED;
    bool is_loose = single || 100 * passage->best_sentence < REWRITE_PARTIAL;
    return reaches(ret, GRADE_PHRASE, VERDICT_EVIDENCE, words(passage->evidence.outside),
                   limits->hint_evidence + (is_loose ? scattered : 0));
}

/* A short paragraph is soon full of names and set phrases. */
static bool
is_thin(const struct passage_draft *draft, const struct passage *passage,
        const struct limits *limits)
{
    double wanted = limits->short_evidence * (draft->unspaced ? REWRITE_UNSPACED : 1);
    return draft->words_outside < REWRITE_SHORT &&
           words(passage->evidence.outside) < wanted;
}

static void
grade_narrative(struct verdict *ret, const struct passage_draft *draft,
                const struct passage *passage, const struct limits *limits)
{
    double evidence = words(passage->evidence.outside);
    double wanted = wanted_evidence(draft, passage, limits);
    if (is_copy(ret, draft, passage)) {
        /* Few words that say little are everybody's, unless speech was copied along. */
        if (evidence + words(passage->evidence.quoted) < COPY_MIN_EVIDENCE) {
            *ret = (struct verdict){GRADE_PHRASE, VERDICT_EVIDENCE, evidence, 0};
        } else if (!is_formula(ret, draft, passage) && is_loose(draft, passage)) {
            (void)has_other_figures(ret, passage);
        }
        return;
    }
    bool single = is_single_phrase(draft, passage);
    double whole = percent(passage->matched_outside, draft->words_outside);
    if (!single && evidence >= wanted && whole >= REWRITE_MIN_SHARE) {
        if (!is_formula(ret, draft, passage) && !has_other_figures(ret, passage)) {
            enum grade grade =
                is_thin(draft, passage, limits) ? GRADE_PHRASE : GRADE_REWRITE;
            *ret = (struct verdict){grade, VERDICT_EVIDENCE, evidence, wanted};
        }
        return;
    }
    if (is_likeness(ret, draft, passage, limits, single) ||
        is_phrase(ret, passage, limits)) {
        return;
    }
    *ret = single
               ? (struct verdict){GRADE_NONE, VERDICT_SINGLE,
                                  passage->longest[VOICE_NARRATIVE], limits->phrase_run}
               : (struct verdict){GRADE_NONE, VERDICT_NOTHING, evidence, wanted};
}

static void
grade_quotation(struct verdict *ret, const struct passage *passage,
                const struct limits *limits)
{
    (void)(reaches(ret, GRADE_QUOTE, VERDICT_QUOTED_RUN, passage->longest[VOICE_QUOTED],
                   QUOTE_MIN_RUN) ||
           reaches(ret, GRADE_QUOTE, VERDICT_QUOTED_EVIDENCE,
                   words(passage->evidence.quoted), limits->quote_evidence));
}

struct verdict
verdict_on(const struct passage_draft *draft, const struct passage *passage,
           enum sensitivity sensitivity)
{
    const struct limits *limits = &limits_of[sensitivity];
    struct verdict ret = {GRADE_NONE, VERDICT_NOTHING, 0, limits->partial_evidence};
    if (passage->runs.count == 0 || draft->words < PARAGRAPH_MIN_WORDS) {
        return ret;
    }
    if (draft->words_outside >= PARAGRAPH_MIN_WORDS) {
        grade_narrative(&ret, draft, passage, limits);
    } else {
        (void)is_phrase(&ret, passage, limits);
    }
    /* A stock phrase says less than speech that stands in the archive. */
    if (ret.grade >= GRADE_PHRASE) {
        grade_quotation(&ret, passage, limits);
    }
    return ret;
}

bool
verdict_weaken_foreign(struct verdict *self, const struct passage_draft *draft,
                       const struct passage *passage, const struct foreign *foreign,
                       const struct commonness *common)
{
    double evidence = words(passage->evidence.outside);
    double whole = percent(passage->matched_outside, draft->words_outside);
    bool loose =
        evidence < FOREIGN_EVIDENCE && 100 * passage->best_sentence < FOREIGN_SENTENCE;
    bool recurs = common->days > 0 && whole < REWRITE_CLOSE;
    bool cheap = evidence < FOREIGN_CHEAP_EVIDENCE && common->rarity < FOREIGN_RARITY;
    bool thin = evidence < FOREIGN_NAME_EVIDENCE;
    uint32_t figures = foreign->foreign_figures + (cheap ? foreign->missing_figures : 0);
    double names = percent(foreign->foreign_names, foreign->names);
    return (foreign->foreign_names >= (thin ? 1 : FOREIGN_MIN_NAMES) &&
            reaches(self, GRADE_PHRASE, VERDICT_FOREIGN_NAMES, names,
                    thin ? 1 : FOREIGN_NAMES)) ||
           reaches(self, GRADE_PHRASE, VERDICT_FOREIGN_SUBJECT, foreign->foreign_subject,
                   FOREIGN_SUBJECT) ||
           reaches(self, GRADE_PHRASE, VERDICT_FOREIGN_FIGURES, figures,
                   cheap ? 1 : FOREIGN_FIGURES) ||
           (loose &&
            reaches(self, GRADE_PHRASE, VERDICT_FOREIGN_WORDS,
                    percent(foreign->foreign, foreign->content), FOREIGN_WORDS)) ||
           (recurs &&
            reaches(self, GRADE_PHRASE, VERDICT_FOREIGN_PASSAGE,
                    percent(foreign->missing, foreign->passage), FOREIGN_PASSAGE));
}
