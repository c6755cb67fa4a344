/* SPDX-License-Identifier: MIT */
/* The only place where thresholds meet measures. MATCHING.md has this table, written by
 * rules_add_table(). */
#include "match/rule.h"

#include <string.h>

#include "match/thresholds.h"

/* clang-format off */
#define ALWAYS(x) {{x, x, x, x}}
#define SETTING(x, sensitive) {{x, x, sensitive, sensitive}}
/* And so many times as much in scripts without blanks. */
#define WORTH(x, sensitive) \
    {{x, REWRITE_UNSPACED * x, sensitive, REWRITE_UNSPACED * sensitive}}
/* More where words are scattered. */
#define SCATTERED(x, sensitive) \
    {{x + HINT_SCATTERED, x + HINT_SCATTERED_UNSPACED, \
      sensitive + HINT_SCATTERED, sensitive + HINT_SCATTERED_UNSPACED}}
#define AT_LEAST(name, x) {MEASURE_##name, false, ALWAYS(x)}
#define BELOW(name, x) {MEASURE_##name, true, ALWAYS(x)}
#define IS(name) AT_LEAST(name, 1)
#define IS_NOT(name) BELOW(name, 1)
#define BY_SETTING(name, x) {MEASURE_##name, false, SETTING(x, SENSITIVE_##x)}
#define REWRITE_WORTH(x) {MEASURE_WORTH, false, WORTH(x, SENSITIVE_##x)}

#define COPY (1u << GRADE_COPY)
#define REWRITE (1u << GRADE_REWRITE)
#define PHRASE (1u << GRADE_PHRASE)
#define NONE (1u << GRADE_NONE)

static const struct rule rules[] = {
    /* The words in common must hang together, or names and function words make a copy. */
    {"core", STAGE_CORE, NONE, GRADE_NONE,
     {AT_LEAST(STRETCH, COPY_STRETCH_WORDS), AT_LEAST(RUN, COPY_MIN_RUN)}},
    {"core-short", STAGE_CORE, NONE, GRADE_NONE,
     {AT_LEAST(STRETCH_SHARE, COPY_STRETCH_SHARE), AT_LEAST(RUN, COPY_MIN_RUN)}},

    /* One run carries the likeness, and the rest of the paragraph, and of its sentence,
     * is something else. */
    {"single-short", STAGE_SINGLE, NONE, GRADE_NONE,
     {AT_LEAST(SINGLE_SHARE, PHRASE_ALONE_SHARE), BELOW(RUN, PHRASE_MIN_RUN)}},
    {"single", STAGE_SINGLE, NONE, GRADE_NONE,
     {AT_LEAST(SINGLE_SHARE, PHRASE_EVIDENCE_SHARE), BELOW(SENTENCE, PHRASE_MAX_SENTENCE),
      BELOW(RUN_SHARE, PHRASE_MAX_SHARE)}},

    {"copy-coverage", STAGE_LIKENESS, NONE, GRADE_COPY,
     {AT_LEAST(COVERAGE, COPY_FULL_COVERAGE), IS(CORE)}},
    /* With a word in four another, a copy must say much. */
    {"copy-changed", STAGE_LIKENESS, NONE, GRADE_COPY,
     {AT_LEAST(COVERAGE, COPY_MIN_COVERAGE), AT_LEAST(WORTH, COPY_PARTIAL_EVIDENCE),
      IS(CORE)}},
    {"copy-runs", STAGE_LIKENESS, NONE, GRADE_COPY,
     {AT_LEAST(CONTAINMENT, COPY_MIN_CONTAINMENT),
      AT_LEAST(WORTH, COPY_PARTIAL_EVIDENCE), IS(CORE)}},
    {"copy-sentence", STAGE_LIKENESS, NONE, GRADE_COPY,
     {AT_LEAST(SENTENCE, SENTENCE_MIN_COVERAGE), AT_LEAST(RUN, PARAGRAPH_MIN_WORDS)}},
    {"copy-stretch", STAGE_LIKENESS, NONE, GRADE_COPY,
     {AT_LEAST(STRETCH, COPY_STRETCH_ALONE)}},
    /* Little is enough where most of the paragraph is there, more where most of one
     * sentence is, much where the words are scattered. */
    {"rewrite-near", STAGE_LIKENESS, NONE, GRADE_REWRITE,
     {REWRITE_WORTH(NEAR_MIN_EVIDENCE), AT_LEAST(COVERAGE, REWRITE_NEAR),
      IS_NOT(SINGLE)}},
    {"rewrite-close", STAGE_LIKENESS, NONE, GRADE_REWRITE,
     {REWRITE_WORTH(CLOSE_MIN_EVIDENCE), AT_LEAST(COVERAGE, REWRITE_CLOSE),
      IS_NOT(SINGLE)}},
    {"rewrite-partial", STAGE_LIKENESS, NONE, GRADE_REWRITE,
     {REWRITE_WORTH(PARTIAL_MIN_EVIDENCE), AT_LEAST(COVERAGE, REWRITE_PARTIAL),
      IS_NOT(SINGLE)}},
    {"rewrite-sentence", STAGE_LIKENESS, NONE, GRADE_REWRITE,
     {REWRITE_WORTH(PARTIAL_MIN_EVIDENCE), AT_LEAST(SENTENCE, REWRITE_PARTIAL),
      AT_LEAST(COVERAGE, REWRITE_MIN_SHARE), IS_NOT(SINGLE)}},
    {"rewrite-scattered", STAGE_LIKENESS, NONE, GRADE_REWRITE,
     {REWRITE_WORTH(SCATTERED_MIN_EVIDENCE), AT_LEAST(COVERAGE, REWRITE_MIN_SHARE),
      IS_NOT(SINGLE)}},
    /* Too loose for a rewrite, too much for chance. One run that says it all must say as
     * much as scattered words. */
    {"hint-sentence", STAGE_LIKENESS, NONE, GRADE_PHRASE,
     {BY_SETTING(WORTH, HINT_MIN_EVIDENCE), AT_LEAST(SENTENCE, REWRITE_PARTIAL),
      IS_NOT(SINGLE)}},
    {"hint-scattered", STAGE_LIKENESS, NONE, GRADE_PHRASE,
     {{MEASURE_WORTH, false, SCATTERED(HINT_MIN_EVIDENCE, SENSITIVE_HINT_MIN_EVIDENCE)}}},

    /* Few words that say little are everybody's, unless speech was copied along. */
    {"copy-worthless", STAGE_FIGURES, COPY, GRADE_PHRASE,
     {BELOW(WORTH_IN_ALL, COPY_MIN_EVIDENCE)}},
    /* Figures in a frame of words that reports of a kind have in common: a row of a
     * table, or a sentence with other numbers each time. */
    {"table-short", STAGE_FIGURES, COPY | REWRITE, GRADE_PHRASE,
     {AT_LEAST(FIGURE_SHARE, TABLE_MIN_FIGURES), BELOW(WORDS, TABLE_WORDS)}},
    {"table", STAGE_FIGURES, COPY | REWRITE, GRADE_PHRASE,
     {AT_LEAST(FIGURE_SHARE, TABLE_MIN_FIGURES), AT_LEAST(FIGURES_LOST, 1)}},
    {"formula", STAGE_FIGURES, COPY | REWRITE, GRADE_PHRASE,
     {AT_LEAST(CHANGED, FORMULA_MIN_FIGURES), BELOW(CHANGED_WORTH, FORMULA_EVIDENCE)}},
    /* A copy of little more than the words around its figures, several of which are
     * lost. */
    {"copy-figure-far", STAGE_FIGURES, COPY, GRADE_PHRASE,
     {AT_LEAST(FIGURES_CHANGED, 1), BELOW(WORTH, REWRITE_FIGURE_EVIDENCE),
      BELOW(COVERAGE, COPY_LOOSE_COVERAGE), AT_LEAST(FIGURES_LOST, FORMULA_MIN_FIGURES),
      BELOW(FIGURES_LOST_WORTH, FORMULA_EVIDENCE)}},
    {"copy-figures-lost", STAGE_FIGURES, COPY, GRADE_PHRASE,
     {AT_LEAST(FIGURES_LOST_SHARE, FIGURES_MAX_LOST),
      BELOW(COVERAGE, COPY_LOOSE_COVERAGE), AT_LEAST(FIGURES_LOST, FORMULA_MIN_FIGURES),
      BELOW(FIGURES_LOST_WORTH, FORMULA_EVIDENCE)}},
    /* Put together of pieces from here and there: two reports of one fact. */
    {"copy-stitched", STAGE_FIGURES, COPY, GRADE_PHRASE,
     {BELOW(RUN, COPY_STITCHED_RUN), IS(REORDERED),
      BELOW(CONTAINMENT, COPY_STITCHED_CONTAINMENT)}},
    /* A short sentence in which no six words follow each other is how such a fact is
     * put. */
    {"copy-short", STAGE_FIGURES, COPY, GRADE_PHRASE,
     {BELOW(RUN, COPY_SHORT_RUN), BELOW(WORDS, COPY_SHORT),
      BELOW(WORTH, COPY_SHORT_EVIDENCE)}},
    /* A rewrite keeps its figures: one that is far off, or as many lost as kept, and it
     * is a report of the same kind on something else. */
    {"figure-far", STAGE_FIGURES, REWRITE, GRADE_PHRASE,
     {AT_LEAST(FIGURES_CHANGED, 1), BELOW(WORTH, REWRITE_FIGURE_EVIDENCE)}},
    {"figures-lost", STAGE_FIGURES, REWRITE, GRADE_PHRASE,
     {AT_LEAST(FIGURES_LOST_SHARE, FIGURES_MAX_LOST)}},
    /* A short paragraph is soon full of names and set phrases. */
    {"rewrite-short", STAGE_FIGURES, REWRITE, GRADE_PHRASE,
     {{MEASURE_WORTH, true, WORTH(SHORT_MIN_EVIDENCE, SENSITIVE_SHORT_MIN_EVIDENCE)},
      BELOW(WORDS, REWRITE_SHORT)}},

    {"stock", STAGE_RUN, NONE, GRADE_PHRASE, {BY_SETTING(STOCK_RUN, PHRASE_MIN_RUN)}},
    {"run", STAGE_RUN, NONE, GRADE_PHRASE, {BY_SETTING(RUN, PHRASE_MIN_RUN)}},

    /* A phrase says less than speech that stands in the archive. */
    {"quote-run", STAGE_SPEECH, PHRASE | NONE, GRADE_QUOTE,
     {AT_LEAST(QUOTED_RUN, QUOTE_MIN_RUN)}},
    {"quote-worth", STAGE_SPEECH, PHRASE | NONE, GRADE_QUOTE,
     {BY_SETTING(QUOTED_WORTH, QUOTE_MIN_EVIDENCE)}},

    /* What comes back day after day is how such things are put; a long run is a passage,
     * however often it was run. */
    {"copy-recurs", STAGE_ARCHIVE, COPY, GRADE_PHRASE,
     {AT_LEAST(DAYS_LIKE, COPY_RECURRING_DAYS), BELOW(LONGEST_RUN, STOCK_PASSAGE_WORDS)}},
    {"rewrite-recurs", STAGE_ARCHIVE, REWRITE, GRADE_PHRASE,
     {AT_LEAST(DAYS_CLOSE, REWRITE_RECURRING_DAYS),
      BELOW(LONGEST_RUN, STOCK_PASSAGE_WORDS)}},
    /* What an outlet prints again beside stories that it has nothing to do with. */
    {"refrain", STAGE_ARCHIVE, COPY | REWRITE, GRADE_PHRASE,
     {AT_LEAST(REPEATS, REFRAIN_REPEATS), BELOW(THREAD, REFRAIN_THREAD)}},
    {"refrain-often", STAGE_ARCHIVE, COPY | REWRITE, GRADE_PHRASE,
     {AT_LEAST(REPEATS, REFRAIN_OFTEN), BELOW(THREAD, REFRAIN_OFTEN_THREAD)}},
    {"common", STAGE_ARCHIVE, REWRITE, GRADE_PHRASE, {BELOW(RARITY, REWRITE_MIN_RARITY)}},

    /* A rewrite of a story is about what the story is about. */
    {"foreign-name", STAGE_STORY, REWRITE, GRADE_PHRASE,
     {AT_LEAST(FOREIGN_NAMES, 1), BELOW(WORTH, FOREIGN_NAME_EVIDENCE)}},
    {"foreign-names", STAGE_STORY, REWRITE, GRADE_PHRASE,
     {AT_LEAST(FOREIGN_NAMES_SHARE, FOREIGN_NAMES),
      AT_LEAST(FOREIGN_NAMES, FOREIGN_MIN_NAMES)}},
    {"foreign-subject", STAGE_STORY, REWRITE, GRADE_PHRASE,
     {AT_LEAST(FOREIGN_SUBJECT, FOREIGN_SUBJECT)}},
    {"foreign-figure", STAGE_STORY, REWRITE, GRADE_PHRASE,
     {AT_LEAST(ONE_SIDED_FIGURES, 1), BELOW(WORTH, FOREIGN_CHEAP_EVIDENCE),
      BELOW(RARITY, FOREIGN_RARITY)}},
    {"foreign-figures", STAGE_STORY, REWRITE, GRADE_PHRASE,
     {AT_LEAST(FOREIGN_FIGURES, FOREIGN_FIGURES)}},
    {"foreign-words", STAGE_STORY, REWRITE, GRADE_PHRASE,
     {AT_LEAST(FOREIGN_WORDS, FOREIGN_WORDS), BELOW(WORTH, FOREIGN_EVIDENCE),
      BELOW(SENTENCE, FOREIGN_SENTENCE)}},
    {"foreign-passage", STAGE_STORY, REWRITE, GRADE_PHRASE,
     {AT_LEAST(MISSING_WORDS, FOREIGN_PASSAGE), AT_LEAST(DAYS_LIKE, 1),
      BELOW(COVERAGE, REWRITE_CLOSE)}},

    /* The frame of a report on one company, or office, with another's name in it. */
    {"other-subject", STAGE_STORY, COPY, GRADE_PHRASE,
     {AT_LEAST(OTHER_SUBJECT, 1), BELOW(WORTH, OTHER_SUBJECT_EVIDENCE)}},
    {"other-figures", STAGE_STORY, COPY, GRADE_PHRASE,
     {AT_LEAST(OTHER_FIGURES, FORMULA_MIN_FIGURES)}},

    /* A short sentence that nothing else of the story stands beside is a formula where
     * a number or name in it is another. */
    {"other-report", STAGE_DRAFT, COPY, GRADE_PHRASE,
     {AT_LEAST(DIFFERENCES, 1), BELOW(WORDS, DIFFERENCE_WORDS), BELOW(COMPANY_SAME, 1)}},
    /* Whoever rewrites a story takes more than a paragraph. */
    {"lone", STAGE_DRAFT, REWRITE, GRADE_PHRASE,
     {BELOW(COMPANY, DRAFT_MIN_COMPANY), AT_LEAST(DAYS_LIKE, 1)}},
};
/* clang-format on */

const struct rule *
rules_all(size_t *count)
{
    *count = sizeof rules / sizeof *rules;
    return rules;
}

static double
threshold_of(const struct condition *condition, const struct measures *measures)
{
    return condition->threshold.of[2 * measures->sensitivity + measures->unspaced];
}

static bool
condition_holds(const struct condition *condition, const struct measures *measures)
{
    double value = measures->of[condition->measure];
    double threshold = threshold_of(condition, measures);
    return condition->below ? value < threshold : value >= threshold;
}

/* Whether all conditions from `first` on hold. */
static bool
rule_holds(const struct rule *rule, size_t first, const struct measures *measures)
{
    for (size_t i = first; i < RULE_CONDITIONS; i++) {
        if (rule->conditions[i].measure != MEASURE_NONE &&
            !condition_holds(&rule->conditions[i], measures)) {
            return false;
        }
    }
    return true;
}

static void
take_rule(struct verdict *self, const struct rule *rule, const struct measures *measures)
{
    const struct condition *told = &rule->conditions[0];
    self->rule = rule;
    self->value = measures->of[told->measure];
    self->threshold = threshold_of(told, measures);
}

bool
verdict_judge(struct verdict *self, enum stage stage, const struct measures *measures)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct rule *rule = &rules[i];
        if (rule->stage == stage && (rule->from & 1u << self->grade) != 0 &&
            rule_holds(rule, 0, measures)) {
            self->grade = rule->grade;
            take_rule(self, rule, measures);
            return true;
        }
    }
    return false;
}

void
verdict_find_nearest(struct verdict *self, const struct measures *measures)
{
    double nearest = -1;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const struct rule *rule = &rules[i];
        const struct condition *told = &rule->conditions[0];
        double part = measures->of[told->measure] / threshold_of(told, measures);
        if (rule->from == NONE && rule->grade == GRADE_PHRASE && part > nearest &&
            rule_holds(rule, 1, measures)) {
            nearest = part;
            take_rule(self, rule, measures);
        }
    }
}

static const struct {
    const char *brief;
    const char *text;
    const char *unit; /* where it is told */
} names[] = {
    [MEASURE_WORDS] = {"words", "words outside quotation marks", " words"},
    [MEASURE_COVERAGE] = {"coverage", "share of the words outside quotation marks", " %"},
    [MEASURE_CONTAINMENT] = {"containment", "share of the runs of three words", " %"},
    [MEASURE_SENTENCE] = {"sentence", "share of one whole sentence", " %"},
    [MEASURE_RUN] = {"run", "words in a row", " words"},
    [MEASURE_RUN_SHARE] = {"run share", "share of the words that the longest run has",
                           " %"},
    [MEASURE_LONGEST_RUN] = {"any run", "words in a row, quoted and stock ones too",
                             " words"},
    [MEASURE_STRETCH] = {"stretch", "words nearly in a row", " words"},
    [MEASURE_STRETCH_SHARE] = {"stretch share", "share of the words nearly in a row",
                               " %"},
    [MEASURE_REORDERED] = {"reordered", "1 where its runs stand in another order there",
                           ""},
    [MEASURE_WORTH] = {"worth", "what the words in common are worth", " words"},
    [MEASURE_WORTH_IN_ALL] = {"worth in all",
                              "what they are worth together with quoted ones", " words"},
    [MEASURE_SINGLE_SHARE] = {"single share", "share of their worth that one run has",
                              " %"},
    [MEASURE_STOCK_RUN] = {"stock run", "words in a row of a stock phrase", " words"},
    [MEASURE_QUOTED_RUN] = {"quoted run", "words of quoted speech in a row", " words"},
    [MEASURE_QUOTED_WORTH] = {"quoted worth", "what the quoted words in common are worth",
                              " words"},
    [MEASURE_CORE] = {"a core", "the rules of a core", ""},
    [MEASURE_SINGLE] = {"a single run", "the rules of a single run", ""},
    [MEASURE_FIGURE_SHARE] = {"figure share", "numbers among the words", " %"},
    [MEASURE_FIGURES_CHANGED] = {"figures changed", "numbers that are far others",
                                 " numbers"},
    [MEASURE_CHANGED] = {"figures and names changed",
                         "numbers and names that differ in the same words", ""},
    [MEASURE_CHANGED_WORTH] = {"worth a change", "worth of the words for each of these",
                               " words"},
    [MEASURE_FIGURES_LOST] = {"figures lost", "numbers of the passage that are not kept",
                              " numbers"},
    [MEASURE_FIGURES_LOST_SHARE] = {"figures lost share",
                                    "share of its numbers that are not kept", " %"},
    [MEASURE_FIGURES_LOST_WORTH] = {"worth a figure lost",
                                    "worth of the words for each of these", " words"},
    [MEASURE_DAYS_LIKE] = {"days alike", "days on which other stories have half of it",
                           " days"},
    [MEASURE_DAYS_CLOSE] = {"days close",
                            "days on which other stories have three quarters of it",
                            " days"},
    [MEASURE_RARITY] = {"rarity", "rarity of the runs in common", " %"},
    [MEASURE_REPEATS] = {"repeats", "stories of one outlet that have nearly all of it",
                         " stories"},
    [MEASURE_THREAD] = {"thread", "share of its words that the rest of its story has",
                        " %"},
    [MEASURE_FOREIGN_NAMES] = {"foreign names", "names that the story has nowhere",
                               " names"},
    [MEASURE_FOREIGN_NAMES_SHARE] = {"foreign names share",
                                     "share of the names that the story has nowhere",
                                     " %"},
    [MEASURE_FOREIGN_SUBJECT] = {"foreign subject",
                                 "names at the beginning that the story has nowhere",
                                 " names"},
    [MEASURE_FOREIGN_FIGURES] = {"foreign figures", "numbers that the story has nowhere",
                                 " numbers"},
    [MEASURE_ONE_SIDED_FIGURES] = {"one-sided figures",
                                   "numbers that only one of the two has", " numbers"},
    [MEASURE_FOREIGN_WORDS] = {"foreign words",
                               "share of the words that the story has nowhere", " %"},
    [MEASURE_MISSING_WORDS] = {"missing words",
                               "share of the story's passage that is left out", " %"},
    [MEASURE_OTHER_SUBJECT] = {"another subject",
                               "somebody else named in front of the passage", ""},
    [MEASURE_OTHER_FIGURES] = {"figures others",
                               "numbers that differ, in scripts without capitals, where "
                               "none is kept",
                               " numbers"},
    [MEASURE_DIFFERENCES] = {"differences", "numbers and names that are surely others",
                             ""},
    [MEASURE_COMPANY_SAME] = {"same company",
                              "paragraphs of the draft that the story has with the same "
                              "numbers and names",
                              " paragraphs"},
    [MEASURE_COMPANY] = {"company", "paragraphs of the draft that the story has", ""},
};

const char *
measure_text(enum measure measure)
{
    return names[measure].text;
}

void
measure_add_value(struct buf *out, enum measure measure, double value)
{
    const char *unit = names[measure].unit;
    bool whole = value == (double)(long)value || strcmp(unit, " %") == 0;
    buf_add_format(out, whole ? "%.0f%s" : "%.1f%s", value, unit);
}

/* --- as a document --------------------------------------------------------- */

static const char *const stage_names[] = {
    [STAGE_CORE] = "has a core ",
    [STAGE_SINGLE] = "is a single run ",
    [STAGE_LIKENESS] = "likeness ",
    [STAGE_FIGURES] = "its figures ",
    [STAGE_RUN] = "a run ",
    [STAGE_SPEECH] = "speech ",
    [STAGE_ARCHIVE] = "other stories ",
    [STAGE_STORY] = "rest of the story ",
    [STAGE_DRAFT] = "rest of the draft ",
};

static const char *const grade_names[] = {"copy", "rewrite", "phrase", "quote", "none"};

static void
add_condition(struct buf *out, const struct condition *condition)
{
    const double *of = condition->threshold.of;
    enum measure measure = condition->measure;
    if (measure == MEASURE_CORE || measure == MEASURE_SINGLE) {
        buf_add_format(out, "%s%s", condition->below ? "not " : "", names[measure].brief);
        return;
    }
    buf_add_format(out, "%s %s %g%s", names[measure].brief,
                   condition->below ? "<" : ">=", of[0],
                   strcmp(names[measure].unit, " %") == 0 ? " %" : "");
    if (of[1] != of[0] || of[2] != of[0]) {
        buf_add_format(out, " (%g, %g, %g)", of[1], of[2], of[3]);
    }
}

static void
add_row(struct buf *out, const struct rule *rule, bool begins_stage)
{
    buf_add_format(out, "| %s| `%s` | ", begins_stage ? stage_names[rule->stage] : "",
                   rule->name);
    if (rule->stage > STAGE_SINGLE) {
        for (unsigned grade = 0, count = 0; grade <= GRADE_NONE; grade++) {
            if ((rule->from & 1u << grade) != 0) {
                buf_add_format(out, "%s%s", count++ > 0 ? ", " : "", grade_names[grade]);
            }
        }
        buf_add_format(out, " | %s | ", grade_names[rule->grade]);
    } else {
        buf_add_text(out, "| | ");
    }
    for (size_t i = 0; i < RULE_CONDITIONS; i++) {
        if (rule->conditions[i].measure != MEASURE_NONE) {
            buf_add_text(out, i > 0 ? "; " : "");
            add_condition(out, &rule->conditions[i]);
        }
    }
    buf_add_text(out, " |\n");
}

void
rules_add_table(struct buf *out)
{
    buf_add_text(out, "| stage | rule | of | makes | where |\n|---|---|---|---|---|\n");
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        add_row(out, &rules[i], i == 0 || rules[i].stage != rules[i - 1].stage);
    }
    buf_add_text(out, "\n| measure | what it is |\n|---|---|\n");
    for (size_t i = MEASURE_NONE + 1; i < MEASURE_COUNT; i++) {
        buf_add_format(out, "| %s | %s |\n", names[i].brief, names[i].text);
    }
}
