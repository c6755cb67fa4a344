/* SPDX-License-Identifier: MIT */
#include "rpc/outgoing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
outgoing__tells_what_an_answer_is_for_once(void **state)
{
    (void)state;
    struct outgoing outgoing = {0};
    int64_t first = outgoing_begin(&outgoing, 7, 0);
    int64_t second = outgoing_begin(&outgoing, 8, 0);
    assert_int_not_equal(first, second);
    assert_int_equal(outgoing_finish(&outgoing, second), 8);
    assert_int_equal(outgoing_finish(&outgoing, second), 0);
    assert_int_equal(outgoing_finish(&outgoing, first), 7);
    assert_int_equal(outgoing_finish(&outgoing, 12345), 0);
    assert_int_equal(outgoing_finish(&outgoing, -1), 0);
}

static void
outgoing__is_capped_until_old_ones_are_forgotten(void **state)
{
    (void)state;
    struct outgoing outgoing = {0};
    int64_t first = outgoing_begin(&outgoing, 1, 0);
    for (int i = 1; i < OUTGOING_LIMIT; i++) {
        assert_int_not_equal(outgoing_begin(&outgoing, 1, 10), 0);
    }
    assert_int_equal(outgoing_begin(&outgoing, 2, OUTGOING_TIMEOUT_MS - 1), 0);
    assert_int_not_equal(outgoing_begin(&outgoing, 2, OUTGOING_TIMEOUT_MS), 0);
    /* Its answer comes too late. */
    assert_int_equal(outgoing_finish(&outgoing, first), 0);
    assert_int_equal(outgoing_begin(&outgoing, 2, OUTGOING_TIMEOUT_MS), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outgoing__tells_what_an_answer_is_for_once),
        cmocka_unit_test(outgoing__is_capped_until_old_ones_are_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
