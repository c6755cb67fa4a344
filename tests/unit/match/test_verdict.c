/* SPDX-License-Identifier: MIT */
#include "match/verdict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A rewrite of half of a paragraph, and what the two texts have apart from each other. */
struct row {
    const char *name;
    double evidence; /* words */
    double sentence;
    double rarity;
    uint32_t days;
    struct foreign foreign;
    enum verdict_rule rule; /* VERDICT_EVIDENCE: it stays a rewrite */
};

#define FOREIGN(...)                                          \
    {                                                         \
        .content = 30, .names = 4, .passage = 30, __VA_ARGS__ \
    }

static const struct row rows[] = {
    {"all is the story's", 11, 0.6, 0.9, 0, FOREIGN(.foreign = 0), VERDICT_EVIDENCE},
    {"a few words of one's own", 11, 0.6, 0.9, 0, FOREIGN(.foreign = 9),
     VERDICT_EVIDENCE},
    {"a third of one's own", 11, 0.6, 0.9, 0, FOREIGN(.foreign = 11),
     VERDICT_FOREIGN_WORDS},
    {"but much of the story's", 16, 0.6, 0.9, 0, FOREIGN(.foreign = 11),
     VERDICT_EVIDENCE},
    {"but a sentence of the story's", 11, 0.9, 0.9, 0, FOREIGN(.foreign = 11),
     VERDICT_EVIDENCE},
    {"half of four names", 11, 0.6, 0.9, 0, FOREIGN(.foreign_names = 2),
     VERDICT_EVIDENCE},
    {"three of four names", 11, 0.6, 0.9, 0, FOREIGN(.foreign_names = 3),
     VERDICT_FOREIGN_NAMES},
    {"one name in few words", 9, 0.6, 0.9, 0, FOREIGN(.foreign_names = 1),
     VERDICT_FOREIGN_NAMES},
    {"one name at the start", 11, 0.6, 0.9, 0, FOREIGN(.foreign_subject = 1),
     VERDICT_EVIDENCE},
    {"two names at the start", 11, 0.6, 0.9, 0, FOREIGN(.foreign_subject = 2),
     VERDICT_FOREIGN_SUBJECT},
    {"one number", 11, 0.6, 0.8, 0, FOREIGN(.foreign_figures = 1), VERDICT_EVIDENCE},
    {"two numbers", 11, 0.6, 0.8, 0, FOREIGN(.foreign_figures = 2),
     VERDICT_FOREIGN_FIGURES},
    {"one number in few words", 10, 0.6, 0.9, 0, FOREIGN(.foreign_figures = 1),
     VERDICT_EVIDENCE},
    {"one number in few and common words", 10, 0.6, 0.8, 0, FOREIGN(.foreign_figures = 1),
     VERDICT_FOREIGN_FIGURES},
    {"one of the story's in such words", 10, 0.6, 0.8, 0, FOREIGN(.missing_figures = 1),
     VERDICT_FOREIGN_FIGURES},
    {"much left out of the story's", 11, 0.6, 0.9, 0, FOREIGN(.missing = 10),
     VERDICT_EVIDENCE},
    {"the same, and another day's story has it", 11, 0.6, 0.9, 1, FOREIGN(.missing = 10),
     VERDICT_FOREIGN_PASSAGE},
    {"less, and another day's story has it", 11, 0.6, 0.9, 1, FOREIGN(.missing = 8),
     VERDICT_EVIDENCE},
};

static void
a_rewrite_about_something_else_is_a_phrase(void **state)
{
    (void)state;
    const struct passage_draft draft = {.words = 40, .words_outside = 40};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        struct passage passage = {
            .matched_outside = 20,
            .evidence.outside = (uint32_t)(100 * row->evidence),
            .best_sentence = row->sentence,
        };
        struct commonness common = {.days = row->days, .rarity = row->rarity};
        struct verdict verdict = {GRADE_REWRITE, VERDICT_EVIDENCE, row->evidence, 8};
        bool weaker =
            verdict_weaken_foreign(&verdict, &draft, &passage, &row->foreign, &common);
        bool stays = row->rule == VERDICT_EVIDENCE;
        if (verdict.rule != row->rule || weaker == stays ||
            verdict.grade != (stays ? GRADE_REWRITE : GRADE_PHRASE)) {
            fail_msg("%s: grade %d, rule %d, %g of %g", row->name, (int)verdict.grade,
                     (int)verdict.rule, verdict.value, verdict.threshold);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rewrite_about_something_else_is_a_phrase),
    };
    return cmocka_run_group_tests_name("verdict", tests, NULL, NULL);
}
