/* SPDX-License-Identifier: MIT */
#include "report/finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* The names are public: this list is written out on purpose. */
static void
finding__codes_have_their_public_names(void **state)
{
    (void)state;
    static const char *const names[FINDING_CODE_COUNT] = {
        "wire-copy", "wire-rewrite", "shared-phrase", "shared-quote",   "own-archive",
        "withdrawn", "corrected",    "embargoed",     "figure-differs",
    };
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        enum finding_code code = FINDING_CODE_COUNT;
        assert_string_equal(finding_code_name((enum finding_code)i), names[i]);
        assert_true(finding_code_from_name(str_from(names[i]), &code));
        assert_int_equal(code, i);
    }
}

static void
finding__severities_have_the_numbers_of_the_protocol(void **state)
{
    (void)state;
    static const char *const names[] = {"off", "error", "warning", "information", "hint"};
    for (int i = 0; i < 5; i++) {
        enum severity severity = SEVERITY_OFF;
        assert_string_equal(severity_name((enum severity)i), names[i]);
        assert_true(severity_from_name(str_from(names[i]), &severity));
        assert_int_equal(severity, i);
    }
}

static void
finding__unknown_names_leave_the_result_alone(void **state)
{
    (void)state;
    enum finding_code code = FINDING_WITHDRAWN;
    enum severity severity = SEVERITY_HINT;
    static const char *const names[] = {"", "wire", "wire-copyx", "Wire-Copy", "warn"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_false(finding_code_from_name(str_from(names[i]), &code));
        assert_false(severity_from_name(str_from(names[i]), &severity));
    }
    assert_int_equal(code, FINDING_WITHDRAWN);
    assert_int_equal(severity, SEVERITY_HINT);
}

static void
report__is_empty_and_can_be_released_when_zeroed(void **state)
{
    (void)state;
    struct report report = {0};
    report.path = arena_dup(&report.arena, STR("draft.txt"));
    report_release(&report);
    assert_null(report.path);
    report_release(&report);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finding__codes_have_their_public_names),
        cmocka_unit_test(finding__severities_have_the_numbers_of_the_protocol),
        cmocka_unit_test(finding__unknown_names_leave_the_result_alone),
        cmocka_unit_test(report__is_empty_and_can_be_released_when_zeroed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
