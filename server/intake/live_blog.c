/* SPDX-License-Identifier: MIT */
#include "intake/live_blog.h"

#include "intake/furniture.h"
#include "story/scan.h"

/* A live blog has so many lines of a time or date, of at most so many bytes. */
#define LIVE_TIMES 3
#define TIME_BYTES 24
#define DATE_BYTES 60

/* "14:05", "Posted at 2:05 PM", "3 hours ago", "vor 3 Stunden". */
static bool
is_time(struct str line)
{
    static const char *const ages[] = {"vor", "hace", "il y a", "há"};
    int64_t number = 0;
    size_t at = scan_find_digit(line);
    size_t end = at + scan_digits(line, at, &number);
    bool clock = scan_starts(line, end, STR(":")) && number < 25 &&
                 scan_find_digit(str_slice(line, end + 1, line.length)) == 0;
    bool age = str_ends_with(line, STR(" ago")) || SCAN_PHRASE(line, ages) > 0;
    return at < line.length && line.length < TIME_BYTES && (clock || age);
}

/* What stands under one entry of a live blog says nothing of the others. */
bool
lines_are_live(const struct str *lines, size_t count)
{
    size_t times = 0;
    for (size_t i = 0; i < count && times < LIVE_TIMES; i++) {
        struct str line = scan_trim(lines[i]);
        times += line.length < DATE_BYTES &&
                 (is_time(line) || line_kind_of(line) == LINE_DATE);
    }
    return times >= LIVE_TIMES;
}
