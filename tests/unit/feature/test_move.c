/* SPDX-License-Identifier: MIT */
#include "feature/move.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* What becomes of the passage [10, 20). */
static void
move__takes_a_passage_along(void **state)
{
    (void)state;
    static const struct {
        const char *what;
        struct draft_edit edit;
        struct span wanted;
        bool is_gone;
    } rows[] = {
        {"inserted before", {0, 0, 5}, {15, 25}, false},
        {"inserted right before", {10, 10, 5}, {15, 25}, false},
        {"inserted inside", {15, 15, 5}, {10, 25}, false},
        {"inserted right behind", {20, 20, 5}, {10, 20}, false},
        {"inserted behind", {30, 30, 5}, {10, 20}, false},
        {"deleted before", {2, 8, 0}, {4, 14}, false},
        {"deleted up to it", {0, 10, 0}, {0, 10}, false},
        {"deleted inside", {12, 18, 0}, {10, 14}, false},
        {"replaced inside", {12, 18, 1}, {10, 15}, false},
        {"its beginning deleted", {5, 15, 0}, {5, 10}, false},
        {"its beginning replaced", {5, 15, 3}, {8, 13}, false},
        {"its end deleted", {15, 25, 0}, {10, 15}, false},
        {"its end replaced", {15, 25, 9}, {10, 15}, false},
        {"all of it deleted", {10, 20, 0}, {10, 20}, true},
        {"all of it replaced", {10, 20, 10}, {10, 20}, true},
        {"more than it deleted", {0, 90, 0}, {10, 20}, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct finding finding = {.severity = SEVERITY_WARNING, .span = {10, 20}};
        struct report report = {.findings = &finding, .finding_count = 1};
        print_message("%s\n", rows[i].what);
        assert_int_equal(move_findings(&report, &rows[i].edit), rows[i].is_gone);
        assert_int_equal(finding.severity,
                         rows[i].is_gone ? SEVERITY_OFF : SEVERITY_WARNING);
        assert_int_equal(finding.span.start, rows[i].wanted.start);
        assert_int_equal(finding.span.end, rows[i].wanted.end);
    }
}

static void
move__tells_once_of_what_went(void **state)
{
    (void)state;
    struct finding findings[] = {
        {.severity = SEVERITY_OFF, .span = {0, 5}},
        {.severity = SEVERITY_HINT, .span = {10, 20}},
    };
    struct report report = {.findings = findings, .finding_count = 2};
    assert_false(move_findings(&report, &(struct draft_edit){0, 6, 0}));
    assert_int_equal(findings[1].span.start, 4);
    assert_true(move_findings(&report, &(struct draft_edit){0, 90, 0}));
    assert_false(move_findings(&report, &(struct draft_edit){0, 90, 0}));
}

static void
move__takes_comments_that_are_not_known_along(void **state)
{
    (void)state;
    struct span comments[] = {{10, 20}, {30, 40}};
    struct report report = {.unknown_comments = comments, .unknown_comment_count = 2};
    struct draft_edit edit = {5, 20, 3}; /* the first goes */
    assert_true(move_findings(&report, &edit));
    assert_int_equal(span_length(comments[0]), 0);
    assert_int_equal(comments[1].start, 18);
    assert_int_equal(comments[1].end, 28);
    /* What is gone does not go twice. */
    struct draft_edit whole = {0, 10, 0};
    assert_false(move_findings(&report, &whole));
    assert_int_equal(comments[1].start, 8);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(move__takes_a_passage_along),
        cmocka_unit_test(move__tells_once_of_what_went),
        cmocka_unit_test(move__takes_comments_that_are_not_known_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
