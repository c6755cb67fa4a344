/* SPDX-License-Identifier: MIT */
#include "story/agency.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct row {
    const char *text;
    const char *name; /* NULL: none */
};

static void
check_name(const char *text, const struct agency *agency, const char *name)
{
    const char *found = agency ? agency->name : "none";
    if (strcmp(found, name ? name : "none") != 0) {
        fail_msg("%s: %s", text, found);
    }
}

static void
agency_find__knows_names_aliases_and_capitals(void **state)
{
    static const struct row rows[] = {
        {"Reuters", "Reuters"},
        {"REUTERS", "Reuters"},
        {" Reuters ", "Reuters"},
        {"The Associated Press", "AP"},
        {"THE ASSOCIATED PRESS", "AP"},
        {"dpa", "dpa"},
        {"DPA", "dpa"},
        {"Press Association", "PA Media"},
        {"Australian Associated Press", "AAP"},
        {"新华社", "Xinhua"},
        {"PTI", "PTI"},
        {"reuters", NULL},
        {"Reuters said", NULL},
        {"ap", NULL},
        {"R", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_name(rows[i].text, agency_find(str_from(rows[i].text)), rows[i].name);
    }
}

static void
agency_find_combined__gives_the_one_that_wrote(void **state)
{
    static const struct row rows[] = {
        {"dpa/lno", "dpa"},
        {"APA/sda/dpa", "dpa"},
        {"ats afp", "AFP"},
        {"AFP - Jiji", "Jiji"},
        {"tca/dpa", "dpa"},
        {"DN/Lusa", "Lusa"},
        {"sak/Reuters", "Reuters"},
        {"dpa-AFX", "dpa"},
        {"SDA/sep", "SDA"},
        {"aja/PAP", "PAP"},
        {"Europa Press", "Europa Press"},
        {"Jane Roe/dpa", NULL},
        {"dpa/Jane Roe", NULL},
        {"Getty/AFP Photo", NULL},
        {"a/b/c", NULL},
        {"/", NULL},
        {"//////dpa", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_name(rows[i].text, agency_find_combined(str_from(rows[i].text)),
                   rows[i].name);
    }
}

static void
agency_next__finds_whole_names(void **state)
{
    struct str text =
        STR("Imran of PTI told the Australian Associated Press, Reuters and APs, "
            "as AFP funds fell; The Associated Press agreed.");
    static const char *const names[] = {"PTI", "AAP", "Reuters", "AFP", "AP"};
    size_t from = 0;
    size_t start = 0;
    size_t end = 0;
    (void)state;
    for (size_t i = 0; i < 5; i++) {
        check_name("next", agency_next(text, &from, &start, &end), names[i]);
    }
    assert_true(str_equal(str_slice(text, start, end), STR("The Associated Press")));
    assert_null(agency_next(text, &from, &start, &end));
    assert_int_equal(from, text.length);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agency_find__knows_names_aliases_and_capitals),
        cmocka_unit_test(agency_find_combined__gives_the_one_that_wrote),
        cmocka_unit_test(agency_next__finds_whole_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
