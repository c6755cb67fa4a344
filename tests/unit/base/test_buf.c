/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

static void
buf__is_empty_when_zeroed(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;
    buf_clear(&buf);
    assert_int_equal(buf_str(&buf).length, 0);
    buf_release(&buf);
    buf_release(&buf);
}

static void
buf__always_ends_with_a_nul_that_does_not_count(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;
    for (size_t i = 0; i < 1000; i++) {
        buf_add_byte(&buf, (char)('a' + i % 26));
        assert_int_equal(buf.length, i + 1);
        assert_int_equal(buf.data[buf.length], 0);
    }
    buf_truncate(&buf, 3);
    assert_string_equal(buf.data, "abc");
    buf_release(&buf);
}

static void
buf__keeps_bytes_that_are_zero(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;
    buf_add(&buf, "a\0b", 3);
    buf_add_str(&buf, STR("\0"));
    buf_add_str(&buf, STR_NONE);
    assert_int_equal(buf.length, 4);
    assert_memory_equal(buf.data, "a\0b\0", 5);
    buf_release(&buf);
}

static void
buf__formats_texts_of_any_length(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;
    buf_add_format(&buf, "%s", "");
    assert_int_equal(buf.length, 0);
    buf_add_format(&buf, "%d of %d", 41, 43);
    assert_string_equal(buf.data, "41 of 43");
    buf_add_format(&buf, "%*s", 500, "x");
    assert_int_equal(buf.length, 508);
    assert_int_equal(buf.data[507], 'x');
    buf_release(&buf);
}

static void
buf__splices_shorter_equal_and_longer_texts(void **state)
{
    (void)state;
    static const struct {
        size_t start, end;
        const char *with, *wanted;
    } rows[] = {
        {0, 5, "", " said"},
        {0, 5, "Putin", "Putin said"},
        {0, 0, "Mr ", "Mr Patel said"},
        {10, 10, " so", "Patel said so"},
        {5, 6, ", who ", "Patel, who said"},
        {0, 10, "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf buf = BUF_INIT;
        buf_add_text(&buf, "Patel said");
        buf_splice(&buf, rows[i].start, rows[i].end, str_from(rows[i].with));
        assert_string_equal(buf.data, rows[i].wanted);
        assert_int_equal(buf.length, strlen(rows[i].wanted));
        buf_release(&buf);
    }
}

static void
buf__splices_into_nothing(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;
    buf_splice(&buf, 0, 0, STR(""));
    assert_int_equal(buf.length, 0);
    buf_splice(&buf, 0, 0, STR("lede"));
    assert_string_equal(buf.data, "lede");
    buf_release(&buf);
}

static void
buf__hands_its_bytes_over(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;
    char *empty = buf_take(&buf);
    assert_string_equal(empty, "");
    memory_free(empty);
    buf_add_text(&buf, "story");
    char *text = buf_take(&buf);
    assert_string_equal(text, "story");
    assert_null(buf.data);
    assert_int_equal(buf.length, 0);
    memory_free(text);
}

static void
buf__reserves_room_that_is_written_in_place(void **state)
{
    (void)state;
    struct buf buf = BUF_INIT;
    buf_add_text(&buf, "a");
    char *at = buf_reserve(&buf, 100);
    memset(at, 'b', 100);
    buf_grow(&buf, 100);
    assert_int_equal(buf.length, 101);
    assert_int_equal(buf.data[100], 'b');
    assert_int_equal(buf.data[101], 0);
    buf_release(&buf);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buf__is_empty_when_zeroed),
        cmocka_unit_test(buf__always_ends_with_a_nul_that_does_not_count),
        cmocka_unit_test(buf__keeps_bytes_that_are_zero),
        cmocka_unit_test(buf__formats_texts_of_any_length),
        cmocka_unit_test(buf__splices_shorter_equal_and_longer_texts),
        cmocka_unit_test(buf__splices_into_nothing),
        cmocka_unit_test(buf__hands_its_bytes_over),
        cmocka_unit_test(buf__reserves_room_that_is_written_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
