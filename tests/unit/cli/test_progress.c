/* SPDX-License-Identifier: MIT */
#include "cli/progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/display.h"

static void
progress__shows_share_rates_and_time_left(void **state)
{
    (void)state;
    static const struct {
        struct progress_moment moment;
        unsigned columns;
        bool bar;
        const char *wanted;
    } rows[] = {
        {{1, 500, 1000, 4000000},
         80,
         false,
         " 50 %  1 story  0/s  125 bytes/s  0:04 left"},
        {{12000, 3000000, 12000000, 10000000},
         100,
         true,
         "[########......................]  25 %  12,000 stories  1,200/s  300.0 kB/s  "
         "0:30 left"},
        {{12000, 3000000, 12000000, 10000000},
         70,
         true,
         "[###..........]  25 %  12,000 stories  1,200/s  300.0 kB/s  0:30 left"},
        /* No room for a bar: figures alone, cut to the width. */
        {{12000, 3000000, 12000000, 10000000}, 20, true, " 25 %  12,000 stori"},
        /* Total not known. */
        {{7, 3000000, 0, 1000000}, 80, true, "7 stories  7/s  3.0 MB/s"},
        /* Too early to guess the time left. */
        {{7, 10, 1000, 1000000}, 80, false, "  1 %  7 stories  7/s  10 bytes/s"},
        /* More read than was counted before: a file grew meanwhile. */
        {{7, 1100, 1000, 2000000},
         80,
         false,
         "100 %  7 stories  3/s  550 bytes/s  0:00 left"},
        {{9, 1, 10000, 3000000},
         80,
         false,
         "  0 %  9 stories  3/s  0 bytes/s  8:19:57 left"},
        {{0, 0, 0, 0}, 80, true, "0 stories  0/s  0 bytes/s"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf line = BUF_INIT;
        progress_add_line(&line, &rows[i].moment, rows[i].columns, rows[i].bar);
        assert_string_equal(line.data, rows[i].wanted);
        assert_true(display_columns(buf_str(&line)) < rows[i].columns);
        buf_release(&line);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(progress__shows_share_rates_and_time_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
