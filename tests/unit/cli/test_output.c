/* SPDX-License-Identifier: MIT */
#include "cli/output.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
output__groups_digits_by_three(void **state)
{
    (void)state;
    static const struct {
        uint64_t count;
        const char *wanted;
    } rows[] = {{0, "0"},
                {7, "7"},
                {999, "999"},
                {1000, "1,000"},
                {21578, "21,578"},
                {100000, "100,000"},
                {1234567, "1,234,567"},
                {UINT64_MAX, "18,446,744,073,709,551,615"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = BUF_INIT;
        output_add_count(&out, rows[i].count);
        assert_string_equal(out.data, rows[i].wanted);
        buf_release(&out);
    }
}

static void
output__uses_the_unit_that_keeps_a_number_short(void **state)
{
    (void)state;
    static const struct {
        uint64_t bytes;
        const char *wanted;
    } rows[] = {{0, "0 bytes"},          {999, "999 bytes"},
                {1000, "1.0 kB"},        {999949, "999.9 kB"},
                {999950, "1.0 MB"},      {41234567, "41.2 MB"},
                {5000000000u, "5.0 GB"}, {UINT64_MAX, "18446744.1 TB"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = BUF_INIT;
        output_add_bytes(&out, rows[i].bytes);
        assert_string_equal(out.data, rows[i].wanted);
        buf_release(&out);
    }
}

static void
output__knows_one_from_many(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    output_add_counted(&out, 1, "story, ", "stories, ");
    output_add_counted(&out, 0, "story", "stories");
    assert_string_equal(out.data, "1 story, 0 stories");
    buf_release(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(output__groups_digits_by_three),
        cmocka_unit_test(output__uses_the_unit_that_keeps_a_number_short),
        cmocka_unit_test(output__knows_one_from_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
