/* SPDX-License-Identifier: MIT */
#include "report/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Sets the text with the words from `marked` on (bytes, 0 0 for none) marked; the
 * lines, each followed by a bar. */
static void
check_lines(const char *text, struct span marked, const char *colour, size_t width,
            const char *wanted)
{
    struct comparison words = {0};
    if (marked.end > 0) {
        vec_add(&words, ((struct comparison_word){marked, false}));
    }
    struct column column = {str_from(text), &words, colour, width};
    struct column_lines lines = {0};
    struct buf out = BUF_INIT;
    column_set(&lines, &column);
    for (size_t i = 0; i < lines.lines.count; i++) {
        assert_true(lines.lines.data[i].columns <= width);
        column_add_line(&out, &lines, i, 0);
        buf_add_byte(&out, '|');
    }
    assert_string_equal(out.data ? out.data : "", wanted);
    buf_release(&out);
    column_lines_release(&lines);
    vec_release(&words);
}

static void
columns__break_lines_at_blanks(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t width;
        const char *wanted;
    } rows[] = {
        {"", 8, ""},
        {"   ", 8, ""},
        {"one two", 8, "one two|"},
        {"one  \n\ttwo", 8, "one two|"},
        {"  one two three ", 8, "one two|three|"},
        {"12345678 9", 8, "12345678|9|"},
        {"1234567890 ab", 8, "12345678|90 ab|"},
        /* Wide characters take two columns, and a line may end between any two. */
        {"港口将于周一重新开放", 8, "港口将于|周一重新|开放|"},
        {"ab港口将于", 9, "ab港口将|于|"},
        /* A combining mark stays with its letter. */
        {"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301 x", 8,
         "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301|x|"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_lines(rows[i].text, (struct span){0, 0}, NULL, rows[i].width,
                    rows[i].wanted);
    }
}

static void
columns__put_marked_words_in_braces_without_colour(void **state)
{
    (void)state;
    check_lines("on Monday, so", (struct span){3, 9}, NULL, 20, "on {Monday}, so|");
    check_lines("so be it", (struct span){3, 8}, NULL, 8, "so {be|it}|");
}

static void
columns__begin_and_end_colour_on_every_line(void **state)
{
    (void)state;
    check_lines("so be it now", (struct span){3, 8}, "<", 8, "so <be it\x1b[0m|now|");
    check_lines("so be it now", (struct span){3, 12}, "<", 8,
                "so <be it\x1b[0m|<now\x1b[0m|");
}

static void
columns__join_marks_of_neighbouring_words(void **state)
{
    (void)state;
    struct comparison words = {0};
    vec_add(&words, ((struct comparison_word){{0, 2}, true}));
    vec_add(&words, ((struct comparison_word){{3, 5}, false}));
    vec_add(&words, ((struct comparison_word){{6, 8}, false}));
    vec_add(&words, ((struct comparison_word){{9, 12}, true}));
    struct column column = {STR("so be it now"), &words, NULL, 40};
    struct column_lines lines = {0};
    struct buf out = BUF_INIT;
    column_set(&lines, &column);
    column_add_line(&out, &lines, 0, 20);
    column_add_line(&out, &lines, 1, 5);
    assert_string_equal(out.data, "so {be it} now           ");
    buf_release(&out);
    column_lines_release(&lines);
    vec_release(&words);
}

static void
columns__show_control_characters_instead_of_obeying_them(void **state)
{
    (void)state;
    check_lines("a\x1b[2Jb\u202e!", (struct span){0, 0}, "<", 40,
                "a\u241b[2Jb<U+202E>!|");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns__break_lines_at_blanks),
        cmocka_unit_test(columns__put_marked_words_in_braces_without_colour),
        cmocka_unit_test(columns__begin_and_end_colour_on_every_line),
        cmocka_unit_test(columns__join_marks_of_neighbouring_words),
        cmocka_unit_test(columns__show_control_characters_instead_of_obeying_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
