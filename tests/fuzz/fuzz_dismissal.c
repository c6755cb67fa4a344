/* SPDX-License-Identifier: MIT */
/* A file of dismissals, line by line: what is read must be written as it was, but for
 * what the writer mends, and must then be read as the same. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "dismissal/line.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void
compare(const struct dismissal_line *line)
{
    struct buf once = BUF_INIT;
    struct buf twice = BUF_INIT;
    struct dismissal_line again;
    dismissal_line_add(&once, line);
    check(dismissal_line_read(buf_str(&once), &again));
    check(again.kind == line->kind);
    check(str_equal(again.id, line->id));
    check(str_equal(again.when, line->when));
    dismissal_line_add(&twice, &again);
    check(str_equal(buf_str(&once), buf_str(&twice)));
    buf_release(&once);
    buf_release(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest = {(const char *)data, size};
    struct str text;
    while (str_next_line(&rest, &text)) {
        struct dismissal_line line;
        if (!dismissal_line_is_silent(text) && dismissal_line_read(text, &line)) {
            compare(&line);
        }
    }
    return 0;
}
