/* SPDX-License-Identifier: MIT */
#include "origin/acknowledgement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/memory.h"

static const char draft[] = "By Ines Halvard\n\nThe pit is closed, according to Reuters.";

static struct credit
person(void)
{
    return (struct credit){.rule = CREDIT_BYLINE, .author = {3, 15}, .at = {0, 15}};
}

static struct credit
agency(enum credit_rule rule, const char *name, uint32_t paragraph)
{
    return (struct credit){
        .rule = rule, .agency = agency_find(str_from(name)), .paragraph = paragraph};
}

struct row {
    const char *name;
    struct credit credit;
    struct creditor creditor;
    uint32_t paragraph;
    enum acknowledgement said;
};

static void
a_credit_counts_for_whom_and_where_it_names(void **state)
{
    (void)state;
    const struct row rows[] = {
        {"a dateline, for any paragraph",
         agency(CREDIT_DATELINE, "Reuters", 0),
         {"Reuters", NULL, NULL},
         7,
         ACKNOWLEDGEMENT_SOURCE},
        {"another agency",
         agency(CREDIT_DATELINE, "Reuters", 0),
         {"AFP", NULL, NULL},
         0,
         ACKNOWLEDGEMENT_NONE},
        {"in running text, for that paragraph",
         agency(CREDIT_SENTENCE, "Reuters", 1),
         {"Reuters", NULL, NULL},
         1,
         ACKNOWLEDGEMENT_SOURCE},
        {"in running text, for another one",
         agency(CREDIT_SENTENCE, "Reuters", 1),
         {"Reuters", NULL, NULL},
         2,
         ACKNOWLEDGEMENT_NONE},
        {"the author by name",
         person(),
         {"AFP", "INES HALVARD", NULL},
         3,
         ACKNOWLEDGEMENT_AUTHOR},
        {"the author beside others",
         person(),
         {NULL, "Al Roe and Ines Halvard", "Harbour Post"},
         3,
         ACKNOWLEDGEMENT_AUTHOR},
        {"among more than anybody signs with",
         person(),
         {NULL, "Al Roe, Ines Halvard, Jo Berg, Ida Moe, Per Lund", NULL},
         3,
         ACKNOWLEDGEMENT_NONE},
        {"the outlet by name",
         person(),
         {NULL, "Al Roe", "Ines Halvard (Opinion)"},
         3,
         ACKNOWLEDGEMENT_SOURCE},
        {"another author", person(), {"AFP", "Ines Holm", NULL}, 3, ACKNOWLEDGEMENT_NONE},
        {"nobody to be credited", person(), {NULL, NULL, NULL}, 3, ACKNOWLEDGEMENT_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct credits credits = {0};
        vec_add(&credits, rows[i].credit);
        enum acknowledgement said =
            acknowledges(&credits, str_from(draft), &rows[i].creditor, rows[i].paragraph);
        vec_release(&credits);
        if (said != rows[i].said) {
            fail_msg("%s", rows[i].name);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_credit_counts_for_whom_and_where_it_names),
    };
    return cmocka_run_group_tests_name("acknowledgement", tests, NULL, NULL);
}
