/* SPDX-License-Identifier: MIT */
#include "match/match.h"

#include "match/rule.h"
#include "newsroom.h"
#include "one_match.h"

/* A notice of one company, and the same of another. */
#define NOTICE                                                                        \
    "Alder Freight Co, a unit of Varn Lines, said its board will be entitled to buy " \
    "back the rights at two crowns each at any time before a 20 pct stake has been "  \
    "acquired.\n\nAlder last changed its posted freight rates on the ninth of "       \
    "September."

static const struct {
    const char *draft;
    enum grade grade;
} notices[] = {
    {"Kessel Mills said its board will be entitled to buy back the rights at two crowns "
     "each at any time before a 30 pct stake has been acquired.",
     GRADE_PHRASE},
    {"Kessel last changed its posted freight rates on the ninth of September.",
     GRADE_PHRASE},
    {"Kessel Mills, part of Orla Brothers, said its board will be entitled to buy back "
     "the rights at two crowns each at any time before a 20 pct stake has been acquired.",
     GRADE_PHRASE},
    {"Jamaica said its board will be entitled to buy back the rights at two crowns each "
     "at any time before a 20 pct stake has been acquired.",
     GRADE_PHRASE},
    /* The same company by another of its names, or none. */
    {"Alder said its board will be entitled to buy back the rights at two crowns each at "
     "any time before a 20 pct stake has been acquired.",
     GRADE_COPY},
    {"AFC said its board will be entitled to buy back the rights at two crowns each at "
     "any time before a 20 pct stake has been acquired.",
     GRADE_COPY},
    {"The company said its board will be entitled to buy back the rights at two crowns "
     "each at any time before a 20 pct stake has been acquired.",
     GRADE_COPY},
    {"Varn's unit said its board will be entitled to buy back the rights at two crowns "
     "each at any time before a 20 pct stake has been acquired.",
     GRADE_COPY},
    {"President Ada Quill of Alder Freight said its board will be entitled to buy back "
     "the rights at two crowns each at any time before a 20 pct stake has been acquired.",
     GRADE_COPY},
};

static void
a_notice_of_another_company_is_no_copy(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof notices / sizeof *notices; i++) {
        struct match match = {.verdict = {.grade = GRADE_NONE}};
        bool found;
        match_one(NOTICE, notices[i].draft, &match, &found);
        if (match.verdict.grade != notices[i].grade) {
            fail_msg("%s: grade %d", notices[i].draft, (int)match.verdict.grade);
        }
        match_release(&match);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_notice_of_another_company_is_no_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
