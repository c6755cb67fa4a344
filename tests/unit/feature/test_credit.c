/* SPDX-License-Identifier: MIT */
#include "feature/credit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
credit__is_shown_as_it_is_in_every_markup(void **state)
{
    (void)state;
    struct buf escaped = BUF_INIT;
    credit_add_escaped(&escaped, STR("(Evil  # News<U+202E>[x](y))"), MARKUP_MARKDOWN);
    assert_string_equal(escaped.data, "(Evil  \\# News\\<U+202E\\>\\[x\\](y))");
    buf_release(&escaped);
    static const struct {
        enum markup markup;
        const char *text;
    } rows[] = {
        {MARKUP_PLAIN, "(A&P_*<%\\)"},
        {MARKUP_MARKDOWN, "(A\\&P\\_\\*\\<%\\\\)"},
        {MARKUP_HTML, "(A&amp;P_*&lt;%\\)"},
        {MARKUP_LATEX, "(A\\&P\\_*<\\%\\textbackslash{})"},
        {MARKUP_ASCIIDOC, "(A&P&#95;&#42;&#60;%\\)"},
        {MARKUP_RST, "(A&P\\_\\*<%\\\\)"},
        {MARKUP_ORG, "(A&P\\under{}\\ast{}<%\\backslash{})"},
        {MARKUP_FOUNTAIN, "(A&P\\_\\*<%\\\\)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        credit_add_escaped(&escaped, STR("(A&P_*<%\\)"), rows[i].markup);
        assert_string_equal(escaped.data, rows[i].text);
        buf_release(&escaped);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credit__is_shown_as_it_is_in_every_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
