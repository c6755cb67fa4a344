/* SPDX-License-Identifier: MIT */
#include "rpc/sanitise.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void
sanitise__replaces_lone_surrogates_and_nothing_else(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"\"\\ud83d\\ude00\"", "\"\\ud83d\\ude00\""},
        {"\"\\uD83D\"", "\"\\uFFFD\""},
        {"\"\\uDE00\"", "\"\\uFFFD\""},
        {"\"\\uD83D\\uD83D\\uDE00\"", "\"\\uFFFD\\uD83D\\uDE00\""},
        {"\"\\uDE00\\uD83D\"", "\"\\uFFFD\\uFFFD\""},
        {"\"\\uD83Dx\\uDE00\"", "\"\\uFFFDx\\uFFFD\""},
        /* An escaped backslash is no escape. */
        {"\"\\\\uD83D\"", "\"\\\\uD83D\""},
        {"\"\\\\\\uD83D\"", "\"\\\\\\uFFFD\""},
        {"\"\\\"\\uD83D\"", "\"\\\"\\uFFFD\""},
        {"\"\\u00e9\\u0000\"", "\"\\u00e9\\u0000\""},
        /* Cut short or malformed: for the parser to refuse. */
        {"\"\\uD8", "\"\\uD8"},
        {"\"\\uD83D\\uDE", "\"\\uFFFD\\uDE"},
        {"\"\\uD83G\"", "\"\\uD83G\""},
        {"\"\\", "\"\\"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[64];
        snprintf(text, sizeof text, "%s", rows[i][0]);
        assert_true(sanitise_json(text, strlen(text), 10));
        assert_string_equal(text, rows[i][1]);
    }
}

static void
sanitise__bounds_the_depth_outside_strings(void **state)
{
    (void)state;
    char shallow[] = "[[[\"[[[[[[\", {}]]]";
    assert_true(sanitise_json(shallow, strlen(shallow), 4));
    assert_false(sanitise_json(shallow, strlen(shallow), 3));
    char wide[] = "[[],[],[],[],[],{\"a\":[]}]";
    assert_true(sanitise_json(wide, strlen(wide), 3));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sanitise__replaces_lone_surrogates_and_nothing_else),
        cmocka_unit_test(sanitise__bounds_the_depth_outside_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
