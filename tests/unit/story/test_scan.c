/* SPDX-License-Identifier: MIT */
#include "story/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void
scan_words__and_has_words_agree_at_every_limit(void **state)
{
    static const struct {
        const char *text;
        size_t words;
    } rows[] = {
        {"", 0},
        {" \t\n ", 0},
        {"quay", 1},
        {"  the old  ferry quay ", 4},
        {"l’été\xC2\xA0"
         "dernier",
         2},
        {"Новый мост", 2},
        {"市長は港を", 2},
        {"ferry 市長は quay", 3},
        {"\xFF\xFE \xC3", 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_from(rows[i].text);
        assert_int_equal(scan_words(text), rows[i].words);
        for (size_t least = 0; least < 10; least++) {
            assert_int_equal(scan_has_words(text, least), rows[i].words >= least);
        }
    }
}

static void
scan_literal__takes_the_first_that_fits_in_its_own_case(void **state)
{
    static const char *const literals[] = {"By ", "BY ", "By the "};
    (void)state;
    assert_int_equal(SCAN_LITERAL(STR("By the quay"), literals), 3);
    assert_int_equal(SCAN_LITERAL(STR("BY THE"), literals), 3);
    assert_int_equal(SCAN_LITERAL(STR("by the"), literals), 0);
    assert_int_equal(SCAN_LITERAL(STR("By"), literals), 0);
    assert_int_equal(SCAN_LITERAL(STR_NONE, literals), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scan_words__and_has_words_agree_at_every_limit),
        cmocka_unit_test(scan_literal__takes_the_first_that_fits_in_its_own_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
