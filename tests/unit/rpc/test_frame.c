/* SPDX-License-Identifier: MIT */
#include "rpc/frame.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

/* What came out, one letter a frame: B(body) E T C X. */
struct seen {
    struct buf text;
    struct frame_reader reader;
};

static void
feed(struct seen *seen, struct str bytes)
{
    static const char letters[] = {
        [FRAME_BODY] = 'B',    [FRAME_EMPTY] = 'E',  [FRAME_TOO_LARGE] = 'T',
        [FRAME_CHARSET] = 'C', [FRAME_BROKEN] = 'X',
    };
    for (;;) {
        struct str body = STR_NONE;
        enum frame_kind kind = frame_reader_next(&seen->reader, &bytes, &body);
        if (kind == FRAME_NONE) {
            assert_int_equal(bytes.length, 0);
            return;
        }
        if (kind == FRAME_BROKEN && str_ends_with(buf_str(&seen->text), STR("X"))) {
            return;
        }
        buf_add_byte(&seen->text, letters[kind]);
        if (kind == FRAME_BODY) {
            buf_add_format(&seen->text, "(%.*s)", STR_ARGS(body));
        }
        if (kind == FRAME_BROKEN) {
            return;
        }
    }
}

static void
check_pieces(struct str bytes, size_t first, size_t step, const char *expected)
{
    struct seen seen = {0};
    feed(&seen, str_slice(bytes, 0, first));
    for (size_t at = first; at < bytes.length; at += step) {
        feed(&seen, str_slice(bytes, at, at + step));
    }
    assert_string_equal(seen.text.data ? seen.text.data : "", expected);
    buf_release(&seen.text);
    frame_reader_release(&seen.reader);
}

struct row {
    const char *bytes;
    const char *expected;
};

static const struct row rows[] = {
    {"Content-Length: 2\r\n\r\n{}", "B({})"},
    {"content-length:2\r\n\r\n{}", "B({})"},
    {"CONTENT-LENGTH: \t 2 \r\n\r\n{}", "B({})"},
    {"Content-Length: 002\r\n\r\n{}", "B({})"},
    /* Bytes, not characters. */
    {"Content-Length: 4\r\n\r\n\"\xC3\xA9\"", "B(\"\xC3\xA9\")"},
    {"Content-Length: 2\n\n{}Content-Length: 1\r\n\r\n1", "B({})B(1)"},
    {"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: "
     "2\r\n\r\n{}",
     "B({})"},
    {"Content-Length: 2\r\nContent-Type: x; charset=\"UTF8\"\r\n\r\n{}", "B({})"},
    {"Content-Length: 2\r\nX-Other: y\r\nContent-Type: x\r\n\r\n{}", "B({})"},
    {"Content-Length: 2\r\nContent-Type: x; a=b; charset=latin1\r\n\r\n{}"
     "Content-Length: 1\r\n\r\n1",
     "CB(1)"},
    {"Content-Length: 0\r\n\r\nContent-Length: 1\r\n\r\n1", "EB(1)"},
    {"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", "B({})"},
    {"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "X"},
    {"Content-Type: x\r\n\r\n{}", "X"},
    {"\r\n\r\n{}", "X"},
    {"Content-Length: +5\r\n\r\n{}", "X"},
    {"Content-Length: -5\r\n\r\n{}", "X"},
    {"Content-Length: 12abc\r\n\r\n{}", "X"},
    {"Content-Length: \r\n\r\n{}", "X"},
    {"Content-Length: 99999999999999999999999999\r\n\r\n{}", "X"},
    {"Content-Length: 999999999999\r\n\r\n{}", "X"},
    {"hello\r\n\r\n", "X"},
    {": 5\r\n\r\n", "X"},
};

static void
frame__is_the_same_at_every_split_point(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str bytes = str_from(rows[i].bytes);
        for (size_t split = 0; split <= bytes.length; split++) {
            check_pieces(bytes, split, bytes.length, rows[i].expected);
        }
    }
}

static void
frame__is_the_same_in_steps_of_any_size(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str bytes = str_from(rows[i].bytes);
        for (size_t step = 1; step <= 64; step++) {
            check_pieces(bytes, 0, step, rows[i].expected);
        }
    }
}

static void
frame__skips_what_is_too_large_and_goes_on(void **state)
{
    (void)state;
    struct seen seen = {0};
    struct buf chunk = BUF_INIT;
    memset(buf_reserve(&chunk, 1 << 20), 'x', 1 << 20);
    buf_grow(&chunk, 1 << 20);
    feed(&seen, STR("Content-Length: 67108865\r\n\r\n"));
    assert_string_equal(seen.text.data, "T");
    for (int i = 0; i < 64; i++) {
        feed(&seen, buf_str(&chunk));
    }
    feed(&seen, STR("yContent-Length: 2\r\n\r\n{}"));
    assert_string_equal(seen.text.data, "TB({})");
    assert_true(seen.reader.body.capacity < 4096);
    buf_release(&chunk);
    buf_release(&seen.text);
    frame_reader_release(&seen.reader);
}

static void
frame__allocates_nothing_for_a_length_that_is_only_announced(void **state)
{
    (void)state;
    struct seen seen = {0};
    feed(&seen, STR("Content-Length: 60000000\r\n\r\nabc"));
    assert_true(seen.reader.body.capacity < 4096);
    assert_false(frame_reader_is_between(&seen.reader));
    buf_release(&seen.text);
    frame_reader_release(&seen.reader);
}

static void
frame__bounds_header_lines_and_their_number(void **state)
{
    (void)state;
    struct buf bytes = BUF_INIT;
    buf_add_text(&bytes, "X: ");
    for (size_t i = 0; i < FRAME_HEADER_LINE_LIMIT; i++) {
        buf_add_byte(&bytes, 'x');
    }
    check_pieces(buf_str(&bytes), 0, 1000, "X");
    buf_clear(&bytes);
    for (unsigned i = 0; i < FRAME_HEADER_COUNT_LIMIT; i++) {
        buf_add_text(&bytes, "X: y\r\n");
    }
    buf_add_text(&bytes, "Content-Length: 2\r\n\r\n{}");
    check_pieces(buf_str(&bytes), 0, 7, "X");
    buf_release(&bytes);
}

static void
frame__stays_broken(void **state)
{
    (void)state;
    struct frame_reader reader = {0};
    struct str body = STR_NONE;
    struct str bytes = STR("nonsense\n");
    assert_int_equal(frame_reader_next(&reader, &bytes, &body), FRAME_BROKEN);
    bytes = STR("Content-Length: 2\r\n\r\n{}");
    assert_int_equal(frame_reader_next(&reader, &bytes, &body), FRAME_BROKEN);
    assert_non_null(frame_reader_problem(&reader));
    frame_reader_release(&reader);
}

static void
frame__tells_an_end_between_frames_from_one_inside(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        bool between;
    } ends[] = {
        {"", true},
        {"Content-Length: 2\r\n\r\n{}", true},
        {"Content-Length: 2\r\n\r\n{}C", false},
        {"Content-Length: 2\r\n", false},
        {"Content-Length: 2\r\n\r\n", false},
        {"Content-Length: 2\r\n\r\n{", false},
    };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct seen seen = {0};
        feed(&seen, str_from(ends[i].bytes));
        assert_int_equal(frame_reader_is_between(&seen.reader), ends[i].between);
        buf_release(&seen.text);
        frame_reader_release(&seen.reader);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frame__is_the_same_at_every_split_point),
        cmocka_unit_test(frame__is_the_same_in_steps_of_any_size),
        cmocka_unit_test(frame__skips_what_is_too_large_and_goes_on),
        cmocka_unit_test(frame__allocates_nothing_for_a_length_that_is_only_announced),
        cmocka_unit_test(frame__bounds_header_lines_and_their_number),
        cmocka_unit_test(frame__stays_broken),
        cmocka_unit_test(frame__tells_an_end_between_frames_from_one_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
