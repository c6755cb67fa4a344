/* SPDX-License-Identifier: MIT */
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
str__slice_is_clamped_to_the_text(void **state)
{
    (void)state;
    static const struct {
        size_t start, end;
        const char *wanted;
    } rows[] = {
        {0, 4, "wire"}, {1, 3, "ir"}, {0, 99, "wire"},       {4, 4, ""},
        {9, 99, ""},    {3, 1, ""},   {2, (size_t)-1, "re"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str slice = str_slice(STR("wire"), rows[i].start, rows[i].end);
        assert_true(str_equal(slice, str_from(rows[i].wanted)));
    }
    assert_null(str_slice(STR_NONE, 1, 2).data);
}

static void
str__null_is_the_empty_text(void **state)
{
    (void)state;
    assert_int_equal(str_from(NULL).length, 0);
    assert_true(str_equal(str_from(NULL), STR("")));
    assert_true(str_starts_with(STR("x"), STR_NONE));
    assert_int_equal(str_trim(STR_NONE).length, 0);
}

static void
str__compares_bytewise_and_puts_the_shorter_first(void **state)
{
    (void)state;
    assert_true(str_compare(STR("ab"), STR("abc")) < 0);
    assert_true(str_compare(STR("abc"), STR("ab")) > 0);
    assert_true(str_compare(STR("a"), STR("\xc3\xa4")) < 0);
    assert_int_equal(str_compare(STR("a\0b"), STR("a\0b")), 0);
    assert_true(str_compare(STR("a\0b"), STR("a\0c")) < 0);
}

static void
str__ignores_case_of_ascii_letters_only(void **state)
{
    (void)state;
    assert_true(str_equal_nocase(STR("REUTERS"), STR("Reuters")));
    assert_false(str_equal_nocase(STR("Reuters"), STR("Reuter")));
    assert_false(str_equal_nocase(STR("@[`{"), STR("`{@[")));
    assert_false(str_equal_nocase(STR("\xc3\x84"), STR("\xc3\xa4")));
    assert_true(str_starts_with_nocase(STR("MOSCOW (Reuters)"), STR("moscow ")));
    assert_false(str_starts_with_nocase(STR("MOS"), STR("moscow")));
}

static void
str__tells_prefix_and_suffix(void **state)
{
    (void)state;
    assert_true(str_starts_with(STR("draft.md"), STR("draft")));
    assert_false(str_starts_with(STR("draft"), STR("draft.md")));
    assert_true(str_ends_with(STR("draft.md"), STR(".md")));
    assert_false(str_ends_with(STR("md"), STR(".md")));
    assert_true(str_ends_with(STR("md"), STR("")));
}

static void
str__finds_the_first_needle_from_a_place_on(void **state)
{
    (void)state;
    struct str text = STR("aab aab");
    static const struct {
        const char *needle;
        size_t from, wanted;
    } rows[] = {
        {"aab", 0, 0},
        {"aab", 1, 4},
        {"ab", 0, 1},
        {"b aa", 0, 2},
        {"", 3, 3},
        {"", 8, STR_NOT_FOUND},
        {"", 7, 7},
        {"aabc", 0, STR_NOT_FOUND},
        {"b", 7, STR_NOT_FOUND},
        {"aab", 5, STR_NOT_FOUND},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(str_find(text, str_from(rows[i].needle), rows[i].from),
                         rows[i].wanted);
    }
    assert_int_equal(str_find_last_byte(text, 'a'), 5);
    assert_int_equal(str_find_last_byte(text, 'z'), STR_NOT_FOUND);
    assert_int_equal(str_find_byte(STR_NONE, 'a', 0), STR_NOT_FOUND);
}

static void
str__is_a_word_of_a_list_as_a_whole(void **state)
{
    (void)state;
    assert_true(str_is_word_of(STR("br"), " hr br "));
    assert_false(str_is_word_of(STR("b"), " hr br "));
    assert_false(str_is_word_of(STR("hr br"), " hrs br "));
    assert_false(str_is_word_of(STR_NONE, " hr  br "));
    assert_false(str_is_word_of(STR("abcdefghijklmnopqrstuvwxyzabcdefg"),
                                " abcdefghijklmnopqrstuvwxyzabcdefg "));
}

static void
str__trims_ascii_white_space_at_both_ends(void **state)
{
    (void)state;
    assert_true(str_equal(str_trim(STR(" \t\r\n\v\f a b \n")), STR("a b")));
    assert_int_equal(str_trim(STR(" \n ")).length, 0);
    /* A no-break space is no ASCII white space: text/ decides on that. */
    assert_int_equal(str_trim(STR("\xc2\xa0")).length, 2);
}

static void
str__cuts_lines_at_all_three_line_ends(void **state)
{
    (void)state;
    struct str rest = STR("one\ntwo\r\nthree\rfour\n\nsix");
    static const char *const wanted[] = {"one", "two", "three", "four", "", "six"};
    struct str line;
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_true(str_next_line(&rest, &line));
        assert_true(str_equal(line, str_from(wanted[i])));
    }
    assert_false(str_next_line(&rest, &line));
}

static void
str__gives_no_line_after_a_closing_line_end(void **state)
{
    (void)state;
    struct str rest = STR("only\r\n");
    struct str line;
    assert_true(str_next_line(&rest, &line));
    assert_false(str_next_line(&rest, &line));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(str__slice_is_clamped_to_the_text),
        cmocka_unit_test(str__null_is_the_empty_text),
        cmocka_unit_test(str__compares_bytewise_and_puts_the_shorter_first),
        cmocka_unit_test(str__ignores_case_of_ascii_letters_only),
        cmocka_unit_test(str__tells_prefix_and_suffix),
        cmocka_unit_test(str__finds_the_first_needle_from_a_place_on),
        cmocka_unit_test(str__is_a_word_of_a_list_as_a_whole),
        cmocka_unit_test(str__trims_ascii_white_space_at_both_ends),
        cmocka_unit_test(str__cuts_lines_at_all_three_line_ends),
        cmocka_unit_test(str__gives_no_line_after_a_closing_line_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
