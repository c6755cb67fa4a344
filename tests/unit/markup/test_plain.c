/* SPDX-License-Identifier: MIT */
#include "markup/markup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct layout_row {
    const char *source;
    const char *prose; /* paragraphs, each with \n\n after it */
};

/* Also with the other line ends, and checks the map back. */
static void
check_layout(const struct layout_row *row, const char *line_end)
{
    struct buf source = BUF_INIT;
    for (const char *at = row->source; *at != '\0'; at++) {
        buf_add(&source, at, 1);
        if (*at == '\n') {
            buf_truncate(&source, source.length - 1);
            buf_add_text(&source, line_end);
        }
    }
    struct prose prose = {0};
    prose_build(&prose, buf_str(&source), MARKUP_PLAIN);
    buf_add_text(&prose.text, "");
    assert_string_equal(prose.text.data, row->prose);
    for (uint32_t i = 0; i < prose.text.length; i++) {
        char byte = prose.text.data[i];
        struct span span = prose_to_source(&prose, (struct span){i, i + 1});
        if (byte != ' ' && byte != '\n') {
            assert_int_equal(source.data[span.start], byte);
            assert_int_equal(span_length(span), 1);
        }
    }
    prose_release(&prose);
    buf_release(&source);
}

static void
check_layouts(const struct layout_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        check_layout(&rows[i], "\n");
        check_layout(&rows[i], "\r\n");
        check_layout(&rows[i], "\r");
    }
}

#define CHECK_LAYOUTS(rows) check_layouts(rows, sizeof(rows) / sizeof(rows)[0])

#define LONG                                                                             \
    "The harbour board said on Monday that the northern quay would stay shut until the " \
    "cranes had been tested, which the contractor expects to take until late in spring."

static void
plain__takes_each_line_for_a_paragraph(void **state)
{
    (void)state;
    static const struct layout_row rows[] = {
        {"", ""},
        {"\n\n \n", ""},
        {"One line", "One line\n\n"},
        {"Quay opens\nBy Ada Pell\n" LONG "\n" LONG "\n",
         "Quay opens\n\nBy Ada Pell\n\n" LONG "\n\n" LONG "\n\n"},
        {"Quay opens\nBy Ada Pell\n\n" LONG "\n\n" LONG "\n",
         "Quay opens\n\nBy Ada Pell\n\n" LONG "\n\n" LONG "\n\n"},
        {"  indented \n\t \nnext\t\n", "indented\n\nnext\n\n"},
        /* A headline and a line of credit, in a text that is not wrapped. */
        {"Northern quay to stay shut until the cranes are tested\nBy Ada Pell\n\n" LONG,
         "Northern quay to stay shut until the cranes are tested\n\nBy Ada Pell\n\n" LONG
         "\n\n"},
        {"eggs\nmilk\nbread\n", "eggs\n\nmilk\n\nbread\n\n"},
        {"\xEF\xBB\xBFwith a mark\n", "with a mark\n\n"},
    };
    CHECK_LAYOUTS(rows);
}

#define W1 "The harbour board said on Monday that the northern quay would stay"
#define W2 "shut until the cranes had been tested, which the contractor expects"
#define W3 "to take until late in spring."

static void
plain__joins_hard_wrapped_lines(void **state)
{
    (void)state;
    static const struct layout_row rows[] = {
        {W1 "\n" W2 "\n" W3 "\n", W1 " " W2 " " W3 "\n\n"},
        {W1 "\n" W2 "\n" W3 "\n\n" W1 "\n" W3, W1 " " W2 " " W3 "\n\n" W1 " " W3 "\n\n"},
        /* No blank lines: a new paragraph is indented, or follows a short line. */
        {"  " W1 "\n" W2 "\n" W3 "\n  " W1 "\n" W2 "\n" W3 "\n",
         W1 " " W2 " " W3 "\n\n" W1 " " W2 " " W3 "\n\n"},
        {W1 "\n" W2 "\n" W3 "\n" W1 "\n" W2 "\n" W3 "\n",
         W1 " " W2 " " W3 "\n\n" W1 " " W2 " " W3 "\n\n"},
        /* A heading and a list in a wrapped text. */
        {"Quay stays shut\nBy Ada Pell\n\n" W1 "\n" W2 "\n" W3 "\n- one\n- two\n",
         "Quay stays shut\n\nBy Ada Pell\n\n" W1 " " W2 " " W3 "\n\n- one\n\n- two\n\n"},
        /* One line that could not be broken. */
        {W1 "\n" W2 "\n" W3
            "\n\nhttps://example.org/a/very/long/address/that/no/mail/program/"
            "would/ever/break/in/two/pieces/because/it/has/no/blank\n",
         W1 " " W2 " " W3
            "\n\nhttps://example.org/a/very/long/address/that/no/mail/program/"
            "would/ever/break/in/two/pieces/because/it/has/no/blank\n\n"},
    };
    CHECK_LAYOUTS(rows);
}

static void
plain__gives_the_source_of_a_paragraph(void **state)
{
    (void)state;
    struct str source = STR("\xEF\xBB\xBF  One \r\n\r\nTwo two\r\n");
    struct prose prose = {0};
    prose_build(&prose, source, MARKUP_PLAIN);
    assert_int_equal(prose.paragraphs.count, 2);
    assert_true(str_equal(span_of(source, prose.paragraphs.data[0].source), STR("One")));
    assert_true(
        str_equal(span_of(source, prose.paragraphs.data[1].source), STR("Two two")));
    assert_int_equal(prose.paragraphs.data[1].kind, PARAGRAPH_BODY);
    assert_int_equal(span_length(prose.front_matter), 0);
    prose_build(&prose, STR_NONE, MARKUP_PLAIN);
    assert_int_equal(prose.paragraphs.count, 0);
    prose_release(&prose);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain__takes_each_line_for_a_paragraph),
        cmocka_unit_test(plain__joins_hard_wrapped_lines),
        cmocka_unit_test(plain__gives_the_source_of_a_paragraph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
