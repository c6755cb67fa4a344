/* SPDX-License-Identifier: MIT */
#include "feature/label.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
label__is_a_name_and_a_day(void **state)
{
    (void)state;
    struct finding_origin origin = {
        .story = 7,
        .agency = "Reuters",
        .publisher = "The Alder Post",
        .headline = "Harbour to close",
        .date = {1714953600000, DATE_SECOND, DATE_FROM_METADATA, true},
    };
    static const char *const wanted[] = {
        "Reuters, 6 May 2024", "The Alder Post, 6 May 2024",
        "“Harbour to close”, 6 May 2024", "story 7 of the archive, 6 May 2024"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct buf out = BUF_INIT;
        label_add_origin(&out, &origin);
        assert_string_equal(out.data, wanted[i]);
        buf_release(&out);
        origin.headline = i == 2 ? NULL : origin.headline;
        origin.publisher = i == 1 ? NULL : origin.publisher;
        origin.agency = NULL;
    }
}

static void
label__cuts_at_a_word_or_at_a_character(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *shown;
    } rows[] = {
        {"short", "short"},
        {"Sixty bytes are not many, and so the rest of this is left out of the label",
         "Sixty bytes are not many, and so the rest of this is left…"},
        {"ééééééééééééééééééééééééééééééxé", "éééééééééééééééééééééééééééééé…"},
        {"xéééééééééééééééééééééééééééééééé", "xééééééééééééééééééééééééééééé…"},
        {"$(alert) costs $5 (or more)", "$\xE2\x80\x8B(alert) costs $5 (or more)"},
        {"two\nlines \xE2\x80\xAE", "two lines <U+202E>"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = BUF_INIT;
        label_add_excerpt(&out, str_from(rows[i].text));
        assert_string_equal(out.data, rows[i].shown);
        buf_release(&out);
    }
}

static void
label__shows_where_it_ends(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *shown;
    } rows[] = {
        {"short", "short"},
        {"Sixty bytes are not many, and so the middle of this is left out of the label",
         "Sixty bytes are not many, and… this is left out of the label"},
        {"éééééééééééééééééééééééééééééééééééééééé", "ééééééééééééééé…"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = BUF_INIT;
        label_add_ends(&out, str_from(rows[i].text));
        assert_string_equal(out.data, rows[i].shown);
        buf_release(&out);
    }
}

static void
label__has_a_word_for_every_code(void **state)
{
    (void)state;
    for (int code = 0; code < FINDING_CODE_COUNT; code++) {
        assert_non_null(finding_code_label((enum finding_code)code));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(label__is_a_name_and_a_day),
        cmocka_unit_test(label__cuts_at_a_word_or_at_a_character),
        cmocka_unit_test(label__shows_where_it_ends),
        cmocka_unit_test(label__has_a_word_for_every_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
