/* SPDX-License-Identifier: MIT */
#include "match/match.h"

#include "match/find.h"
#include "match/rule.h"
#include "newsroom.h"
#include "plain_prose.h"
#include "text/quotation.h"

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
match_with(const char *draft, struct match *ret, bool *found)
{
    struct newsroom newsroom;
    struct error err = {{0}};
    struct matches matches = {0};
    struct spans quotations = {0};
    struct prose prose = {0};
    newsroom_open(&newsroom);
    newsroom_add(&newsroom, &(struct newsroom_story){.text = NOTICE});
    newsroom_publish(&newsroom);
    struct sources *sources = sources_new(newsroom.snapshot, NULL);
    plain_prose_build(&prose, draft);
    quotations_find(&quotations, &prose, NULL);
    struct match_text text = {.text = str_from(draft), .quotations = &quotations};
    assert_int_equal(match_paragraph(&matches, sources, &text, NULL, &err), STATUS_OK);
    *found = matches.count == 1;
    if (*found) {
        *ret = matches.data[0];
        matches.count = 0;
    }
    matches_release(&matches);
    vec_release(&quotations);
    prose_release(&prose);
    sources_free(sources);
    newsroom_close(&newsroom);
}

static void
a_notice_of_another_company_is_no_copy(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof notices / sizeof *notices; i++) {
        struct match match = {.verdict = {.grade = GRADE_NONE}};
        bool found;
        match_with(notices[i].draft, &match, &found);
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
