/* SPDX-License-Identifier: MIT */
#include "report/summary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define MOST 6

struct drawn {
    struct report report;
    struct finding findings[MOST];
};

/* "R" is Reuters uncredited, "r" credited, "A" AFP, "o" own copy, "q" a quotation of
 * Reuters, "l" Reuters later than the draft, "w" withdrawn by Reuters, "x" nobody's,
 * "." no finding: a paragraph each. */
static void
draw(struct drawn *drawn, const char *paragraphs)
{
    *drawn = (struct drawn){.report = {.findings = drawn->findings}};
    for (uint32_t i = 0; paragraphs[i] != '\0'; i++) {
        char kind = paragraphs[i];
        drawn->report.paragraphs++;
        if (kind == '.') {
            continue;
        }
        drawn->findings[drawn->report.finding_count++] = (struct finding){
            .code = kind == 'o'   ? FINDING_OWN_ARCHIVE
                    : kind == 'q' ? FINDING_SHARED_QUOTE
                    : kind == 'w' ? FINDING_WITHDRAWN
                                  : FINDING_WIRE_COPY,
            .paragraph = i,
            .credited = kind == 'r',
            .is_earlier = kind == 'l',
            .origin = {.story = 51,
                       .agency = kind == 'A'                  ? "AFP"
                                 : kind == 'x' || kind == 'o' ? NULL
                                                              : "Reuters"},
        };
    }
}

static void
mostly__is_what_more_than_half_of_the_paragraphs_are_from(void **state)
{
    static const struct {
        const char *paragraphs;
        const char *expected;
    } rows[] = {
        {"RRRR.", "4 of 5 paragraphs from Reuters, uncredited"},
        {"rrr..", "3 of 5 paragraphs from Reuters, credited"},
        {"ARrRA.", ""},
        {"ARrR.", "3 of 5 paragraphs from Reuters, credited in part"},
        {"AARAA.", "4 of 6 paragraphs from AFP, uncredited"},
        {"RR..", ""},
        {"R", ""},
        {"qqq", ""},
        {"lll", ""},
        {"ww", "2 of 2 paragraphs from Reuters"},
        {"ooR", "2 of 3 paragraphs from your own archive"},
        {"xxx.", "3 of 4 paragraphs from story 51 of the archive, uncredited"},
        {"...", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct drawn drawn;
        struct report_mostly mostly;
        struct buf words = BUF_INIT;
        draw(&drawn, rows[i].paragraphs);
        if (report_find_mostly(&drawn.report, &mostly)) {
            report_add_mostly(&words, &mostly);
        }
        assert_string_equal(words.length > 0 ? words.data : "", rows[i].expected);
        buf_release(&words);
    }
}

static void
mostly__counts_a_paragraph_once(void **state)
{
    struct drawn drawn;
    struct report_mostly mostly;
    (void)state;
    draw(&drawn, "RRR.");
    drawn.findings[1].paragraph = 0;
    assert_false(report_find_mostly(&drawn.report, &mostly));
    drawn.report.paragraphs = 3;
    assert_true(report_find_mostly(&drawn.report, &mostly));
    assert_int_equal(mostly.paragraphs, 2);
}

static void
credit_state__of_two_is_of_both(void **state)
{
    (void)state;
    assert_int_equal(credit_state_join(CREDIT_STATE_YES, CREDIT_STATE_NO),
                     CREDIT_STATE_PART);
    assert_int_equal(credit_state_join(CREDIT_STATE_NOT_OWED, CREDIT_STATE_NO),
                     CREDIT_STATE_NO);
    assert_int_equal(credit_state_join(CREDIT_STATE_OTHER, CREDIT_STATE_NOT_OWED),
                     CREDIT_STATE_OTHER);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mostly__is_what_more_than_half_of_the_paragraphs_are_from),
        cmocka_unit_test(mostly__counts_a_paragraph_once),
        cmocka_unit_test(credit_state__of_two_is_of_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
