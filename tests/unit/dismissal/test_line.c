/* SPDX-License-Identifier: MIT */
#include "dismissal/line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ID "0123456789abcdef0123456789abcdef"
#define WHEN "2026-11-25T03:14:07Z"
#define UNSEALED \
    "finding\t" ID "\t" WHEN "\tada\twire-copy\t-\tReuters, 6 May 2024\tlicensed"
#define SEAL "fedcba9876543210fedcba9876543210"
#define GOOD UNSEALED "\t" SEAL

static void
line__reads_what_was_written(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    struct dismissal_line line = {
        .kind = DISMISSAL_SOURCE,
        .id = STR(ID),
        .when = STR(WHEN),
        .code = STR("wire-copy"),
        .marks = STR(ID " /0123456789abcdef"),
        .source = STR("Reuters\t6 May\n\x1b[31m\xe2\x80\xae 2024"),
        .reason = STR("-"),
    };
    dismissal_line_add(&out, &line);
    struct dismissal_line read;
    assert_true(dismissal_line_read(buf_str(&out), &read));
    assert_int_equal(read.kind, DISMISSAL_SOURCE);
    assert_true(str_equal(read.id, line.id));
    assert_true(str_equal(read.when, line.when));
    assert_int_equal(read.who.length, 0);
    assert_true(str_equal(read.marks, line.marks));
    assert_true(str_equal(read.source, STR("Reuters 6 May  [31m  2024")));
    assert_int_equal(read.reason.length, 0);
    buf_release(&out);
}

static void
line__cuts_what_is_too_long_between_characters(void **state)
{
    (void)state;
    struct buf reason = BUF_INIT;
    struct buf out = BUF_INIT;
    for (int i = 0; i < 5000; i++) {
        buf_add_text(&reason, "\xe2\x82\xac");
    }
    dismissal_line_add(&out, &(struct dismissal_line){.id = STR(ID),
                                                      .when = STR(WHEN),
                                                      .reason = buf_str(&reason)});
    assert_true(out.length < DISMISSAL_LINE_LIMIT);
    struct dismissal_line read;
    assert_true(dismissal_line_read(buf_str(&out), &read));
    assert_int_equal(read.reason.length % 3, 0);
    assert_true(read.reason.length > 400);
    buf_release(&out);
    buf_release(&reason);
}

static void
line__refuses_what_is_none(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "",
        "finding",
        "finding\t" ID "\t" WHEN "\tada\twire-copy\t-\tReuters", /* torn off */
        GOOD "\tmore",
        UNSEALED "\tmore",
        UNSEALED "\tfedcba98", /* torn off */
        UNSEALED "\t-",
        "verdict\t" ID "\t" WHEN "\tada\twire-copy\t-\tReuters\tx",
        "finding\t0123\t" WHEN "\tada\twire-copy\t-\tReuters\tx",
        "finding\t0123456789ABCDEF0123456789abcdef\t" WHEN "\ta\tb\t-\tc\td",
        "finding\t" ID "\t2026-11-25 03:14:07Z\tada\twire-copy\t-\tReuters\tx",
        "finding\t" ID "\t2026-02-29T03:14:07Z\tada\twire-copy\t-\tReuters\tx",
        "finding\t" ID "\t2026-13-01T03:14:07Z\tada\twire-copy\t-\tReuters\tx",
        "finding\t" ID "\t2026-11-25T24:00:00Z\tada\twire-copy\t-\tReuters\tx",
        "finding\t" ID "\tyesterday\tada\twire-copy\t-\tReuters\tx",
        "<<<<<<< HEAD",
    };
    struct dismissal_line read;
    assert_true(dismissal_line_read(STR(UNSEALED), &read));
    assert_int_equal(read.seal.length, 0);
    assert_true(dismissal_line_read(STR(GOOD), &read));
    assert_true(str_equal(read.sealed, STR(UNSEALED)));
    assert_true(str_equal(read.seal, STR(SEAL)));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_false(dismissal_line_read(str_from(rows[i]), &read));
    }
    assert_true(dismissal_line_is_silent(STR("  # a comment")));
    assert_true(dismissal_line_is_silent(STR(" ")));
    assert_false(dismissal_line_is_silent(STR("<<<<<<<")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line__reads_what_was_written),
        cmocka_unit_test(line__cuts_what_is_too_long_between_characters),
        cmocka_unit_test(line__refuses_what_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
