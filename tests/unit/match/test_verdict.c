/* SPDX-License-Identifier: MIT */
#include "match/verdict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* A rewrite of half of a paragraph, and what the two texts have apart from each other. */
struct row {
    const char *name;
    double evidence; /* words */
    double sentence;
    double rarity;
    uint32_t days;
    struct foreign foreign;
    const char *rule; /* NULL: it stays a rewrite */
};

#define FOREIGN(...)                                          \
    {                                                         \
        .content = 30, .names = 4, .passage = 30, __VA_ARGS__ \
    }

static const struct row rows[] = {
    {"all is the story's", 11, 0.6, 0.9, 0, FOREIGN(.foreign = 0), NULL},
    {"a few words of one's own", 11, 0.6, 0.9, 0, FOREIGN(.foreign = 9), NULL},
    {"a third of one's own", 11, 0.6, 0.9, 0, FOREIGN(.foreign = 11), "foreign-words"},
    {"but much of the story's", 16, 0.6, 0.9, 0, FOREIGN(.foreign = 11), NULL},
    {"but a sentence of the story's", 11, 0.9, 0.9, 0, FOREIGN(.foreign = 11), NULL},
    {"half of four names", 11, 0.6, 0.9, 0, FOREIGN(.foreign_names = 2), NULL},
    {"three of four names", 11, 0.6, 0.9, 0, FOREIGN(.foreign_names = 3),
     "foreign-names"},
    {"one name in few words", 9, 0.6, 0.9, 0, FOREIGN(.foreign_names = 1),
     "foreign-name"},
    {"one name at the start", 11, 0.6, 0.9, 0, FOREIGN(.foreign_subject = 1), NULL},
    {"two names at the start", 11, 0.6, 0.9, 0, FOREIGN(.foreign_subject = 2),
     "foreign-subject"},
    {"one number", 11, 0.6, 0.8, 0, FOREIGN(.foreign_figures = 1), NULL},
    {"two numbers", 11, 0.6, 0.8, 0, FOREIGN(.foreign_figures = 2), "foreign-figures"},
    {"one number in few words", 10, 0.6, 0.9, 0, FOREIGN(.foreign_figures = 1), NULL},
    {"one number in few and common words", 10, 0.6, 0.8, 0, FOREIGN(.foreign_figures = 1),
     "foreign-figure"},
    {"one of the story's in such words", 10, 0.6, 0.8, 0, FOREIGN(.missing_figures = 1),
     "foreign-figure"},
    {"much left out of the story's", 11, 0.6, 0.9, 0, FOREIGN(.missing = 10), NULL},
    {"the same, and another day's story has it", 11, 0.6, 0.9, 1, FOREIGN(.missing = 10),
     "foreign-passage"},
    {"less, and another day's story has it", 11, 0.6, 0.9, 1, FOREIGN(.missing = 8),
     NULL},
};

static void
a_rewrite_about_something_else_is_a_phrase(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        struct measures measures = {.of = {
                                        [MEASURE_COVERAGE] = 50,
                                        [MEASURE_WORTH] = row->evidence,
                                        [MEASURE_SENTENCE] = 100 * row->sentence,
                                        [MEASURE_DAYS_LIKE] = row->days,
                                        [MEASURE_RARITY] = 100 * row->rarity,
                                    }};
        struct verdict verdict = {.grade = GRADE_REWRITE};
        measures_take_foreign(&measures, &row->foreign);
        bool weaker = verdict_judge(&verdict, STAGE_STORY, &measures);
        const char *rule = weaker ? verdict.rule->name : "a rewrite";
        const char *wanted = row->rule != NULL ? row->rule : "a rewrite";
        if (strcmp(rule, wanted) != 0 ||
            verdict.grade != (weaker ? GRADE_PHRASE : GRADE_REWRITE)) {
            fail_msg("%s: grade %d, %s", row->name, (int)verdict.grade, rule);
        }
    }
}

/* Either side of a threshold, where no draft of tests/detect/thresholds has it. */
struct edge {
    const char *name;
    enum stage stage;
    enum grade from;
    const char *rule; /* NULL: none holds */
    enum sensitivity sensitivity;
    double of[MEASURE_COUNT];
};

/* A passage of small pieces, in the order of the story or in another. */
#define PIECES(words, run, worth, containment, reordered)                            \
    {                                                                                \
        [MEASURE_WORDS] = (words), [MEASURE_RUN] = (run), [MEASURE_WORTH] = (worth), \
        [MEASURE_WORTH_IN_ALL] = 11, [MEASURE_CONTAINMENT] = (containment),          \
        [MEASURE_REORDERED] = (reordered),                                           \
    }

static const struct edge edges[] = {
    {"a quarter of it is no rewrite",
     STAGE_LIKENESS,
     GRADE_NONE,
     "hint-scattered",
     MATCH_DEFAULT,
     {[MEASURE_COVERAGE] = 25, [MEASURE_WORTH] = 12}},
    {"a third of it is",
     STAGE_LIKENESS,
     GRADE_NONE,
     "rewrite-scattered",
     MATCH_DEFAULT,
     {[MEASURE_COVERAGE] = 33, [MEASURE_WORTH] = 12}},
    {"two of five figures lost",
     STAGE_FIGURES,
     GRADE_REWRITE,
     NULL,
     MATCH_DEFAULT,
     {[MEASURE_FIGURES_LOST_SHARE] = 40, [MEASURE_WORTH] = 14, [MEASURE_WORDS] = 30}},
    {"three of five",
     STAGE_FIGURES,
     GRADE_REWRITE,
     "figures-lost",
     MATCH_DEFAULT,
     {[MEASURE_FIGURES_LOST_SHARE] = 60, [MEASURE_WORTH] = 14, [MEASURE_WORDS] = 30}},
    {"one figure changed is no formula",
     STAGE_FIGURES,
     GRADE_COPY,
     NULL,
     MATCH_DEFAULT,
     {[MEASURE_CHANGED] = 1,
      [MEASURE_RUN] = 12,
      [MEASURE_CHANGED_WORTH] = 6,
      [MEASURE_WORTH_IN_ALL] = 14,
      [MEASURE_COVERAGE] = 90}},
    {"two are",
     STAGE_FIGURES,
     GRADE_COPY,
     "formula",
     MATCH_DEFAULT,
     {[MEASURE_CHANGED] = 2,
      [MEASURE_CHANGED_WORTH] = 6,
      [MEASURE_WORTH_IN_ALL] = 14,
      [MEASURE_COVERAGE] = 90}},
    {"small pieces in another order", STAGE_FIGURES, GRADE_COPY, "copy-stitched",
     MATCH_DEFAULT, PIECES(30, 7, 11, 45, 1)},
    {"in the same order", STAGE_FIGURES, GRADE_COPY, NULL, MATCH_DEFAULT,
     PIECES(30, 7, 11, 45, 0)},
    {"a longer piece among them", STAGE_FIGURES, GRADE_COPY, NULL, MATCH_DEFAULT,
     PIECES(30, 11, 11, 45, 1)},
    {"more in a row", STAGE_FIGURES, GRADE_COPY, NULL, MATCH_DEFAULT,
     PIECES(30, 7, 11, 60, 1)},
    {"a short sentence with no longer run", STAGE_FIGURES, GRADE_COPY, "copy-short",
     MATCH_DEFAULT, PIECES(17, 5, 8, 45, 0)},
    {"a longer sentence", STAGE_FIGURES, GRADE_COPY, NULL, MATCH_DEFAULT,
     PIECES(26, 5, 8, 45, 0)},
    {"a longer run", STAGE_FIGURES, GRADE_COPY, NULL, MATCH_DEFAULT,
     PIECES(17, 7, 8, 45, 0)},
    {"worth more", STAGE_FIGURES, GRADE_COPY, NULL, MATCH_DEFAULT,
     PIECES(17, 5, 12, 45, 0)},
    {"half as rare",
     STAGE_ARCHIVE,
     GRADE_REWRITE,
     "common",
     MATCH_DEFAULT,
     {[MEASURE_RARITY] = 45}},
    {"rarer", STAGE_ARCHIVE, GRADE_REWRITE, NULL, MATCH_DEFAULT, {[MEASURE_RARITY] = 70}},
    {"most of it when sensitive",
     STAGE_LIKENESS,
     GRADE_NONE,
     "rewrite-close",
     MATCH_SENSITIVE,
     {[MEASURE_COVERAGE] = 65, [MEASURE_WORTH] = 5.5}},
    {"the same by default",
     STAGE_LIKENESS,
     GRADE_NONE,
     NULL,
     MATCH_DEFAULT,
     {[MEASURE_COVERAGE] = 65, [MEASURE_WORTH] = 5.5}},
    {"less than is quoted when sensitive",
     STAGE_SPEECH,
     GRADE_NONE,
     NULL,
     MATCH_SENSITIVE,
     {[MEASURE_QUOTED_WORTH] = 3.5}},
    {"what is",
     STAGE_SPEECH,
     GRADE_NONE,
     "quote-worth",
     MATCH_SENSITIVE,
     {[MEASURE_QUOTED_WORTH] = 5}},
    {"runs of three words, most of them",
     STAGE_LIKENESS,
     GRADE_NONE,
     "copy-runs",
     MATCH_DEFAULT,
     {[MEASURE_CONTAINMENT] = 70, [MEASURE_WORTH] = 12, [MEASURE_CORE] = 1}},
};

static void
rules_hold_on_one_side_of_their_thresholds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++) {
        const struct edge *edge = &edges[i];
        struct measures measures = {.sensitivity = edge->sensitivity};
        struct verdict verdict = {.grade = edge->from};
        memcpy(measures.of, edge->of, sizeof measures.of);
        bool found = verdict_judge(&verdict, edge->stage, &measures);
        const char *rule = found ? verdict.rule->name : "none";
        if (strcmp(rule, edge->rule != NULL ? edge->rule : "none") != 0) {
            fail_msg("%s: %s", edge->name, rule);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rewrite_about_something_else_is_a_phrase),
        cmocka_unit_test(rules_hold_on_one_side_of_their_thresholds),
    };
    return cmocka_run_group_tests_name("verdict", tests, NULL, NULL);
}
