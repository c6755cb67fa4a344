/* SPDX-License-Identifier: MIT */
#include "intake/wire_prose.h"

#include "intake/wire_frame.h"
#include "story/credit.h"
#include "story/scan.h"

/* No teleprinter is wider; a line beyond it was not wrapped. */
#define WIDEST 120
#define INDENT 2
#define TAB_COLUMNS 8
/* Fewer rows may be a table in a story. */
#define ROWS_LEAST 8

void
wire_lines_cut(struct wire_lines *ret, struct str text)
{
    struct str line;
    while (str_next_line(&text, &line)) {
        vec_add(ret, wire_line_strip(line));
    }
}

size_t
wire_line_indent(struct str line)
{
    size_t columns = 0;
    for (size_t at = 0; at < line.length; at++) {
        if (line.data[at] != ' ' && line.data[at] != '\t') {
            break;
        }
        columns += line.data[at] == '\t' ? TAB_COLUMNS : 1;
    }
    return columns;
}

bool
wire_line_has_dateline(struct str line)
{
    struct dateline dateline;
    struct str text = str_trim(line);
    return dateline_read(text, DATE_UNKNOWN, &dateline) &&
           scan_has_words(str_slice(text, dateline.length, text.length), 3);
}

bool
wire_line_is_body(struct str line)
{
    struct byline byline;
    struct str text = str_trim(line);
    if (wire_line_has_dateline(line)) {
        return true;
    }
    if (byline_read(text, &byline) || scan_is_upper_case(text)) {
        return false;
    }
    return (wire_line_indent(line) >= INDENT && scan_has_words(text, 5)) ||
           (scan_has_words(text, 12) &&
            (scan_ends_sentence(text) || text.length > WIDEST));
}

static bool
is_bullet(struct str text)
{
    static const char *const bullets[] = {"* ", "- ", "-- ", "• ", "– "};
    return SCAN_LITERAL(text, bullets) > 0;
}

/* "___", "* * *": lines that part, and say nothing. */
static bool
is_rule(struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] != '_' && text.data[i] != '*' && text.data[i] != ' ' &&
            text.data[i] != '-') {
            return false;
        }
    }
    return true;
}

/* A word cut at its hyphen goes on without a blank: "stone-" "ground". */
static bool
is_cut_word(const struct buf *out, struct str next)
{
    size_t length = out->length;
    return length > 1 && out->data[length - 1] == '-' && out->data[length - 2] != ' ' &&
           out->data[length - 2] != '-' && scan_is_lower(scan_at(next, 0));
}

/* The indent that every line has is no mark of a paragraph. */
static size_t
common_indent(const struct wire_lines *lines, size_t at)
{
    size_t least = SIZE_MAX;
    size_t count = 0;
    for (; at < lines->count; at++) {
        if (lines->data[at].length > 0) {
            size_t indent = wire_line_indent(lines->data[at]);
            least = indent < least ? indent : least;
            count++;
        }
    }
    return count > 1 ? least : 0;
}

/* "(SDA\\/sj)": some systems write a slash so. */
static void
add_unescaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        bool is_escape =
            text.data[i] == '\\' && i + 1 < text.length && text.data[i + 1] == '/';
        if (!is_escape) {
            buf_add_byte(out, text.data[i]);
        }
    }
}

void
wire_prose_add(struct buf *out, const struct wire_lines *lines, size_t at)
{
    size_t common = common_indent(lines, at);
    bool begins = true;
    for (; at < lines->count; at++) {
        struct str text = str_trim(lines->data[at]);
        if (is_rule(text)) {
            begins = true;
            continue;
        }
        begins = begins || is_bullet(text) || text.length > WIDEST ||
                 wire_line_indent(lines->data[at]) >= common + INDENT;
        if (begins) {
            buf_add_text(out, out->length > 0 ? "\n\n" : "");
        } else if (!is_cut_word(out, text)) {
            buf_add_byte(out, ' ');
        }
        add_unescaped(out, text);
        begins = text.length > WIDEST;
    }
}

bool
wire_line_is_row(struct str text)
{
    size_t last = str_find_last_byte(text, ' ');
    bool has_small = false;
    if (scan_has_words(text, 9)) {
        return false;
    }
    for (size_t at = 0; at < text.length;) {
        size_t end = scan_skip_word(text, at);
        has_small = has_small || (end > at + 2 && scan_is_lower(scan_at(text, at)));
        at = end > at ? end : at + 1;
    }
    return !has_small || scan_find_digit(text) == 0 ||
           (last != STR_NOT_FOUND &&
            scan_find_digit(str_slice(text, last + 1, text.length)) == 0);
}

bool
wire_prose_is_agate(const struct wire_lines *lines, size_t at)
{
    size_t rows = 0;
    size_t others = 0;
    for (; at < lines->count; at++) {
        struct str text = str_trim(lines->data[at]);
        bool row = text.length > 0 && wire_line_is_row(text);
        rows += row;
        others += text.length > 0 && !row;
    }
    return rows >= ROWS_LEAST && rows > 2 * others;
}

struct str
wire_time_iso(struct arena *arena, const struct wire_time *time)
{
    int64_t year = time->year + (time->year < 70 ? 2000 : 1900);
    if (time->month < 1 || time->month > 12 || time->day < 1 || time->day > 31 ||
        time->hour > 23 || time->minute > 59) {
        return STR_NONE;
    }
    return str_from(arena_format(arena, "%04d-%02d-%02dT%02d:%02d%s", (int)year,
                                 (int)time->month, (int)time->day, (int)time->hour,
                                 (int)time->minute, time->zone));
}

bool
wire_item_set_embargo(struct item *item, struct arena *arena, struct str line)
{
    static const char *const marks[] = {"embargoed",
                                        "embargo",
                                        "hold for release",
                                        "not for release before",
                                        "not for release until",
                                        "sperrfrist"};
    struct date date;
    struct buf iso = BUF_INIT;
    line = str_trim(line);
    size_t length = SCAN_PHRASE(line, marks);
    if (length == 0) {
        return false;
    }
    if (date_find(str_slice(line, length, line.length), INT64_MAX, &date) &&
        date.precision >= DATE_DAY) {
        date_add_iso(&iso, date);
        item_set(item, FIELD_EMBARGO, str_from(arena_dup(arena, buf_str(&iso))));
    } else {
        item_set(item, FIELD_STATUS, STR("withheld"));
    }
    buf_release(&iso);
    return true;
}
