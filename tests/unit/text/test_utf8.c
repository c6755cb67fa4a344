/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define R "\xEF\xBF\xBD"

struct repair_row {
    const char *bytes;
    const char *repaired;
};

static void
utf8__replaces_maximal_subparts(void **state)
{
    (void)state;
    static const struct repair_row rows[] = {
        {"plain", "plain"},
        {"\xC3\xA9\xE2\x82\xAC\xF0\x9F\x99\x82", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x99\x82"},
        {"a\x80z", "a" R "z"},
        {"a\xC3z", "a" R "z"},
        {"\xC0\x80", R R},
        {"\xE0\x80\x80", R R R},
        {"\xED\xA0\x80", R R R},
        {"\xF4\x90\x80\x80", R R R R},
        {"\xF1\x80\x80\xE1\x80\xC2\x62", R R R "b"},
        {"\xE2\x82", R},
        {"\xFF\xFE", R R},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = BUF_INIT;
        utf8_add_valid(&out, str_from(rows[i].bytes));
        buf_add_text(&out, "");
        assert_string_equal(out.data, rows[i].repaired);
        assert_int_equal(utf8_find_invalid(buf_str(&out)), STR_NOT_FOUND);
        buf_release(&out);
    }
}

static void
utf8__encodes_what_it_decodes(void **state)
{
    (void)state;
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        char bytes[4];
        size_t length = utf8_write(code_point, bytes);
        size_t offset = 0;
        uint32_t back = utf8_next((struct str){bytes, length}, &offset);
        bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
        if (offset != length || back != (is_surrogate ? UTF8_REPLACEMENT : code_point)) {
            fail_msg("U+%04X", (unsigned)code_point);
        }
    }
    char bytes[4];
    assert_int_equal(utf8_write(0x110000, bytes), 3);
    assert_memory_equal(bytes, R, 3);
}

static void
utf8__finds_the_first_invalid_byte(void **state)
{
    (void)state;
    assert_int_equal(utf8_find_invalid(STR("ab\xC3\xA9")), STR_NOT_FOUND);
    assert_int_equal(utf8_find_invalid(STR("ab\xC3")), 2);
    assert_int_equal(utf8_find_invalid(STR(R "\x80")), 3);
    assert_int_equal(utf8_find_invalid(STR_NONE), STR_NOT_FOUND);
}

/* The floor of every offset is the last boundary that decoding from the start
 * meets at or before it. */
static void
utf8__floors_to_boundaries(void **state)
{
    (void)state;
    static const unsigned char alphabet[] = {'a',  0x80, 0xBF, 0xC3, 0xE2,
                                             0x82, 0xF0, 0x9F, 0xED, 0xA0};
    uint32_t seed = 12345;
    for (int round = 0; round < 20000; round++) {
        char bytes[12];
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = (char)alphabet[(seed >> 16) % sizeof alphabet];
        }
        struct str text = {bytes, sizeof bytes};
        size_t start = 0;
        while (start < text.length) {
            size_t end = start;
            utf8_next(text, &end);
            for (size_t at = start; at < end; at++) {
                assert_int_equal(utf8_floor(text, at), start);
            }
            start = end;
        }
        assert_int_equal(utf8_floor(text, 12), 12);
        assert_int_equal(utf8_floor(text, 99), 12);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8__replaces_maximal_subparts),
        cmocka_unit_test(utf8__encodes_what_it_decodes),
        cmocka_unit_test(utf8__finds_the_first_invalid_byte),
        cmocka_unit_test(utf8__floors_to_boundaries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
