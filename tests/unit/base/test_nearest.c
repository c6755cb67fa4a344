/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
nearest__counts_keystrokes(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        size_t wanted;
    } rows[] = {
        {"", "", 0},           {"check", "check", 0}, {"chek", "check", 1},
        {"chcek", "check", 1}, {"xheck", "check", 1}, {"checks", "check", 1},
        {"", "add", 3},        {"show", "serve", 4},  {"ab", "ba", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str a = str_from(rows[i].a);
        struct str b = str_from(rows[i].b);
        assert_int_equal(nearest_distance(a, b), rows[i].wanted);
        assert_int_equal(nearest_distance(b, a), rows[i].wanted);
    }
}

static void
nearest__gives_up_on_long_words(void **state)
{
    (void)state;
    char text[200];
    memset(text, 'a', sizeof text);
    assert_int_equal(nearest_distance((struct str){text, sizeof text}, STR("add")),
                     NEAREST_LIMIT);
    assert_true(nearest_distance((struct str){text, NEAREST_LIMIT - 1}, STR("add")) <
                NEAREST_LIMIT);
}

static void
nearest__takes_short_words_for_slips_with_more_care(void **state)
{
    (void)state;
    assert_true(nearest_is_slip(1, STR("add")));
    assert_false(nearest_is_slip(2, STR("add")));
    assert_true(nearest_is_slip(2, STR("check")));
    assert_false(nearest_is_slip(3, STR("severity")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearest__counts_keystrokes),
        cmocka_unit_test(nearest__gives_up_on_long_words),
        cmocka_unit_test(nearest__takes_short_words_for_slips_with_more_care),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
