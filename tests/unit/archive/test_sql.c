/* SPDX-License-Identifier: MIT */
#include "archive/sql.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define ENDLESS                                                                        \
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) " \
    "FROM n"

static void
sql__ends_a_statement_that_comes_to_no_end(void **state)
{
    (void)state;
    struct sql sql = {0};
    struct error error;
    int64_t number = 7;
    assert_int_equal(sql_open_memory(&sql, &error), STATUS_OK);
    assert_int_equal(sql_number(&sql, ENDLESS, &number, &error), STATUS_CORRUPT);
    assert_non_null(strstr(error.message, "comes to no end"));
    assert_int_equal(number, 7);
    /* The next one has a budget of its own. */
    assert_int_equal(sql_number(&sql, "SELECT 3", &number, &error), STATUS_OK);
    assert_int_equal(number, 3);
    sql_close(&sql);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sql__ends_a_statement_that_comes_to_no_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
