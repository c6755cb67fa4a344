/* SPDX-License-Identifier: MIT */
#include "text/display.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
display__shows_what_a_terminal_would_obey_or_hide(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
        const char *wanted;
    } rows[] = {
        {"plain", 5, "plain"},
        {"a\tb\r\nc", 6, "a b  c"},
        {"\x1b[31m", 5, "\u241b[31m"},
        {"\0\a\b\x7f", 4, "\u2400\u2407\u2408\u2421"},
        {"\xc2\x9b", 2, "<U+009B>"},
        {"\xc2\x85", 2, " "},
        {"\u2028\u2029", 6, "  "},
        {"a\u202eb\u2066c\u200fd", 13, "a<U+202E>b<U+2066>c<U+200F>d"},
        {"\ufeff\u200b", 6, "<U+FEFF><U+200B>"},
        {"\U000E0041", 4, "<U+E0041>"},
        /* Persian and Hindi need joiners, emoji their variants. */
        {"\u0645\u06cc\u200c\u062e", 9, "\u0645\u06cc\u200c\u062e"},
        {"\u2764\ufe0f", 6, "\u2764\ufe0f"},
        {"a\xff"
         "b\xe2\x82",
         5,
         "a\ufffd"
         "b\ufffd"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = BUF_INIT;
        display_add(&out, (struct str){rows[i].text, rows[i].length});
        assert_string_equal(out.data, rows[i].wanted);
        buf_release(&out);
    }
}

static void
display__escapes_json_that_is_not_seen(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *wanted;
    } rows[] = {
        {"\"plain\"", "\"plain\""},
        {"\"\u00e9\u6e2f\U0001F600\"", "\"\u00e9\u6e2f\U0001F600\""},
        {"\"\x7f\"", "\"\\u007f\""},
        {"\"a\xc2\x9b"
         "b\xc2\x85\"",
         "\"a\\u009bb\\u0085\""},
        {"\"a\u202eb\u2066c\u200fd\"", "\"a\\u202eb\\u2066c\\u200fd\""},
        {"\"\u200b\u200c\u200d\u2060\ufeff\u00ad\"",
         "\"\\u200b\\u200c\\u200d\\u2060\\ufeff\\u00ad\""},
        {"\"\u2028\u2029\"", "\"\\u2028\\u2029\""},
        {"\"\u3164\u115f\ufe0f\"", "\"\\u3164\\u115f\\ufe0f\""},
        {"\"\U000E0041\"", "\"\\udb40\\udc41\""},
        {"\"\\u202e\"", "\"\\u202e\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = BUF_INIT;
        buf_add_text(&out, "before\u200b ");
        size_t start = out.length;
        buf_add_text(&out, rows[i].text);
        display_escape_json(&out, start);
        assert_string_equal(out.data + start, rows[i].wanted);
        assert_memory_equal(out.data, "before\u200b ", start);
        buf_release(&out);
    }
}

static void
display__counts_the_columns_of_a_terminal(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t wanted;
    } rows[] = {
        {"", 0},
        {"word", 4},
        {"e\u0301", 1},
        {"\u6e2f\u53e3", 4},
        {"\uff21", 2},
        {"\u0e17\u0e35\u0e48", 1},
        {"\u0645\u0631", 2},
        {"\u241b[", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(display_columns(str_from(rows[i].text)), rows[i].wanted);
    }
}

static void
display__knows_text_that_runs_from_right_to_left(void **state)
{
    (void)state;
    assert_true(display_is_right_to_left(STR("said \u0627\u0644")));
    assert_true(display_is_right_to_left(STR("\u05d0")));
    assert_false(display_is_right_to_left(STR("said, 12 \u6e2f \u0430")));
    assert_false(display_is_right_to_left(STR("")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(display__shows_what_a_terminal_would_obey_or_hide),
        cmocka_unit_test(display__escapes_json_that_is_not_seen),
        cmocka_unit_test(display__counts_the_columns_of_a_terminal),
        cmocka_unit_test(display__knows_text_that_runs_from_right_to_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
