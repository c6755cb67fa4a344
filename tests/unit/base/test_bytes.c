/* SPDX-License-Identifier: MIT */
#include "base/bytes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
bytes__are_little_endian(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    bytes_put_u16(&out, 0x0102);
    bytes_put_u32(&out, 0x03040506);
    bytes_put_u64(&out, UINT64_C(0x0708090A0B0C0D0E));
    static const unsigned char wanted[] = {2,   1,   6,   5,   4, 3, 0xE,
                                           0xD, 0xC, 0xB, 0xA, 9, 8, 7};
    assert_int_equal(out.length, sizeof wanted);
    assert_memory_equal(out.data, wanted, sizeof wanted);
    assert_int_equal(bytes_load_u32(wanted + 2), 0x03040506);
    assert_true(bytes_load_u64(wanted + 6) == UINT64_C(0x0708090A0B0C0D0E));
    buf_release(&out);
}

static void
cursor__reads_back_what_was_put(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    buf_add_byte(&out, (char)0xFF);
    bytes_put_u16(&out, UINT16_MAX);
    bytes_put_u32(&out, UINT32_MAX - 1);
    bytes_put_u64(&out, UINT64_MAX - 2);
    buf_add_text(&out, "end");
    struct cursor cursor = cursor_from(out.data, out.length);
    assert_int_equal(cursor_u8(&cursor), 0xFF);
    assert_int_equal(cursor_u16(&cursor), UINT16_MAX);
    assert_true(cursor_u32(&cursor) == UINT32_MAX - 1);
    assert_true(cursor_u64(&cursor) == UINT64_MAX - 2);
    assert_memory_equal(cursor_bytes(&cursor, 3), "end", 3);
    assert_int_equal(cursor_left(&cursor), 0);
    assert_false(cursor.failed);
    buf_release(&out);
}

static void
cursor__remembers_that_it_failed(void **state)
{
    (void)state;
    struct cursor cursor = cursor_from("abc", 3);
    assert_int_equal(cursor_u32(&cursor), 0);
    assert_true(cursor.failed);
    /* What would still fit is not read any more. */
    assert_int_equal(cursor_u8(&cursor), 0);
    assert_null(cursor_bytes(&cursor, 0));
    assert_int_equal(cursor_left(&cursor), 0);
}

static void
cursor__reads_nothing_from_nothing(void **state)
{
    (void)state;
    struct cursor cursor = cursor_from(NULL, 0);
    assert_int_equal(cursor_left(&cursor), 0);
    assert_int_equal(cursor_u8(&cursor), 0);
    assert_true(cursor.failed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes__are_little_endian),
        cmocka_unit_test(cursor__reads_back_what_was_put),
        cmocka_unit_test(cursor__remembers_that_it_failed),
        cmocka_unit_test(cursor__reads_nothing_from_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
