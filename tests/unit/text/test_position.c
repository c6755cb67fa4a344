/* SPDX-License-Identifier: MIT */
#include "text/position.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/utf8.h"

/* a, e acute, euro, smiley: 1, 2, 3 and 4 bytes. */
#define MIXED "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x99\x82z"

/* Line separator and vertical tab end no line. */
#define ODD_LINE       \
    "four\xE2\x80\xA8" \
    "five\x0Bsix"

static void
position__knows_three_line_ends_and_no_more(void **state)
{
    (void)state;
    struct str text = STR("one\ntwo\r\nthree\r" ODD_LINE "\n");
    static const char *const expected[] = {"one", "two", "three", ODD_LINE, ""};
    struct lines lines = {0};
    lines_build(&lines, text);
    assert_int_equal(lines.count, 5);
    for (uint32_t i = 0; i < 5; i++) {
        assert_true(str_equal(lines_text(&lines, text, i), str_from(expected[i])));
    }
    lines_build(&lines, STR_NONE);
    assert_int_equal(lines.count, 1);
    assert_int_equal(lines_text(&lines, STR_NONE, 0).length, 0);
    lines_release(&lines);
}

struct position_row {
    const char *text;
    size_t offset;
    enum position_encoding encoding;
    struct position position;
};

static void
position__counts_units_of_each_encoding(void **state)
{
    (void)state;
    static const struct position_row rows[] = {
        {MIXED, 10, POSITION_UTF8, {0, 10}},
        {MIXED, 10, POSITION_UTF16, {0, 5}},
        {MIXED, 10, POSITION_UTF32, {0, 4}},
        {MIXED, 2, POSITION_UTF16, {0, 1}},     /* inside e acute */
        {MIXED, 8, POSITION_UTF16, {0, 3}},     /* inside the smiley */
        {MIXED, 99, POSITION_UTF16, {0, 6}},    /* past the end */
        {"ab\r\ncd", 3, POSITION_UTF8, {0, 2}}, /* between CR and LF */
        {"ab\r\ncd", 4, POSITION_UTF8, {1, 0}},
        {"ab\r\ncd\n", 7, POSITION_UTF8, {2, 0}},
        {"a\x80z", 2, POSITION_UTF8, {0, 4}},
        {"a\x80z", 2, POSITION_UTF16, {0, 2}},
        {"", 0, POSITION_UTF16, {0, 0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str text = str_from(rows[i].text);
        struct lines lines = {0};
        lines_build(&lines, text);
        struct position got =
            position_from_offset(&lines, text, rows[i].offset, rows[i].encoding);
        assert_int_equal(got.line, rows[i].position.line);
        assert_int_equal(got.character, rows[i].position.character);
        lines_release(&lines);
    }
}

static void
position__clamps_what_an_editor_asks_for(void **state)
{
    (void)state;
    static const struct position_row rows[] = {
        {MIXED, 6, POSITION_UTF16, {0, 4}}, /* inside the surrogate pair */
        {MIXED, 10, POSITION_UTF16, {0, 5}},
        {MIXED, 1, POSITION_UTF8, {0, 2}},
        {MIXED, 11, POSITION_UTF16, {0, 4000000000u}},
        {"ab\r\ncd", 2, POSITION_UTF16, {0, 9}}, /* before its line end */
        {"ab\r\ncd", 6, POSITION_UTF16, {7, 0}},
        {"ab\n", 3, POSITION_UTF16, {1, 5}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct str text = str_from(rows[i].text);
        struct lines lines = {0};
        lines_build(&lines, text);
        assert_int_equal(
            position_to_offset(&lines, text, rows[i].position, rows[i].encoding),
            rows[i].offset);
        lines_release(&lines);
    }
}

/* A line so long that it is not counted from its start: as if it were. */
static void
position__counts_in_very_long_lines(void **state)
{
    (void)state;
    struct buf text = BUF_INIT;
    struct lines lines = {0};
    for (int i = 0; i < 900; i++) {
        buf_add_text(&text, i % 450 == 449 ? "\r\n" MIXED : MIXED "\xED\xA0");
    }
    struct str all = buf_str(&text);
    lines_build(&lines, all);
    assert_true(lines.marks.count >= 4);
    for (int encoding = POSITION_UTF8; encoding <= POSITION_UTF32; encoding++) {
        struct position expected = {0};
        for (size_t at = 0; at < all.length;) {
            struct position got =
                position_from_offset(&lines, all, at, (enum position_encoding)encoding);
            assert_int_equal(got.line, expected.line);
            assert_int_equal(got.character, expected.character);
            assert_int_equal(position_to_offset(&lines, all, expected,
                                                (enum position_encoding)encoding),
                             at);
            size_t next = at;
            uint32_t code_point = utf8_next(all, &next);
            bool ends = code_point == '\r';
            expected = ends ? (struct position){expected.line + 1, 0} : expected;
            /* U+FFFD where a byte is ill-formed. */
            char bytes[4];
            size_t length = utf8_write(code_point, bytes);
            uint32_t units = encoding == POSITION_UTF8    ? (uint32_t)length
                             : encoding == POSITION_UTF32 ? 1
                                                          : 1 + (length == 4);
            expected.character += ends ? 0 : units;
            at = ends ? next + 1 : next;
        }
    }
    lines_release(&lines);
    buf_release(&text);
}

static void
position__comes_back_to_every_boundary(void **state)
{
    (void)state;
    struct str text = STR(MIXED "\r\n\xED\xA0" MIXED "\r\r\n\n" MIXED "\xFF\n" MIXED);
    struct lines lines = {0};
    lines_build(&lines, text);
    for (int encoding = POSITION_UTF8; encoding <= POSITION_UTF32; encoding++) {
        for (size_t at = 0; at <= text.length; at++) {
            struct position position =
                position_from_offset(&lines, text, at, (enum position_encoding)encoding);
            size_t back = position_to_offset(&lines, text, position,
                                             (enum position_encoding)encoding);
            bool in_crlf = at > 0 && at < text.length && text.data[at - 1] == '\r' &&
                           text.data[at] == '\n';
            assert_int_equal(back, in_crlf ? at - 1 : utf8_floor(text, at));
        }
    }
    lines_release(&lines);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(position__knows_three_line_ends_and_no_more),
        cmocka_unit_test(position__counts_units_of_each_encoding),
        cmocka_unit_test(position__clamps_what_an_editor_asks_for),
        cmocka_unit_test(position__counts_in_very_long_lines),
        cmocka_unit_test(position__comes_back_to_every_boundary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
