/* SPDX-License-Identifier: MIT */
#include "intake/anpa.h"

#include "intake/wire_frame.h"
#include "intake/wire_prose.h"
#include "story/scan.h"

#define ETX '\3'
#define TABULAR '\x12'
#define UNIT '\x1F'

struct heading {
    char service;
    struct str number; /* "2607" */
    struct str source; /* "KYODO"; AP's leave it out */
    char priority;
    char category;
    struct str version; /* "1stLd-Writethru" */
    bool is_tabular;
};

/* A letter and four digits: "W2607<US>asian", "W 2607<US>asian", "a0105KYODO<US>koko-".
 */
static bool
read_number(struct str line, struct heading *ret)
{
    int64_t number = 0;
    size_t unit = str_find_byte(line, UNIT, 0);
    size_t digit = scan_find_digit(line);
    if (unit == STR_NOT_FOUND || unit > 24 || digit < 1 || digit > 2 ||
        !scan_is_letter(scan_at(line, 0)) || (digit == 2 && line.data[1] != ' ') ||
        scan_digits(line, digit, &number) != 4) {
        return false;
    }
    ret->service = line.data[0];
    ret->number = str_slice(line, digit, digit + 4);
    ret->source = str_trim(str_slice(line, digit + 4, unit));
    for (size_t i = 0; i < ret->source.length; i++) {
        if (!scan_is_letter((unsigned char)ret->source.data[i])) {
            return false;
        }
    }
    return true;
}

/* Where "03-14 0410", day and words, stands at the end of the line; the words may be
 * missing. */
static bool
ends_in_day(struct str line)
{
    int64_t number = 0;
    size_t blank = str_find_last_byte(line, ' ');
    struct str last =
        str_slice(line, blank == STR_NOT_FOUND ? blank : blank + 1, line.length);
    if (scan_digits(last, 0, &number) == last.length && last.length == 4) {
        line = str_trim(str_slice(line, 0, blank));
    }
    struct str day = str_slice(line, line.length > 5 ? line.length - 5 : 0, line.length);
    return day.length == 5 && scan_digits(day, 0, &number) == 2 && day.data[2] == '-' &&
           scan_digits(day, 3, &number) == 2;
}

/* What stands behind the keyword: "1stLd-Writethru", "KILL". */
static struct str
read_version(struct str line)
{
    size_t start = 3;
    while (start < line.length && (unsigned char)line.data[start] <= ' ') {
        start++;
    }
    size_t blank = str_find_byte(line, ' ', start);
    struct str rest = str_trim(str_slice(line, blank, line.length));
    size_t digits = str_find(rest, STR(" "), 0);
    struct str version = str_slice(rest, 0, digits);
    bool is_version = scan_find_digit(version) == 0 ||
                      str_equal_nocase(version, STR("Writethru")) ||
                      str_equal_nocase(version, STR("KILL"));
    return is_version && !ends_in_day(version) ? version : STR_NONE;
}

/* "r a", control bytes, a keyword, "03-14 0410". */
static bool
read_keyword(struct str line, struct heading *ret)
{
    if (line.length < 10 || line.data[1] != ' ' ||
        !scan_is_letter((unsigned char)line.data[0]) ||
        !scan_is_letter((unsigned char)line.data[2]) ||
        (unsigned char)line.data[3] > ' ' || !ends_in_day(line)) {
        return false;
    }
    ret->priority = line.data[0];
    ret->category = line.data[2];
    ret->is_tabular = str_find_byte(line, TABULAR, 0) != STR_NOT_FOUND;
    ret->version = read_version(line);
    return true;
}

/* The line with the number; where the control bytes were lost, that with the keyword. */
static bool
begins(struct str line)
{
    struct heading heading;
    return read_number(line, &heading) || read_keyword(line, &heading);
}

/* What AP and Kyodo end lines with: "<", "=" (centred), "+". */
static struct str
strip_line_end(struct str line)
{
    line = str_trim(line);
    while (line.length > 0 &&
           (line.data[line.length - 1] == '<' || line.data[line.length - 1] == '=' ||
            line.data[line.length - 1] == '+')) {
        line = str_trim(str_slice(line, 0, line.length - 1));
    }
    return line;
}

/* "AP-WF-03-14-22 0912GMT<" */
static bool
read_ap_time(struct str line, struct wire_time *ret)
{
    size_t at = str_find_byte(line, '-', 0);
    at = at == STR_NOT_FOUND ? at : str_find_byte(line, '-', at + 1);
    if (at == STR_NOT_FOUND || at > 12) {
        return false;
    }
    struct str rest = str_slice(line, at + 1, line.length);
    int64_t clock = 0;
    size_t clock_end = 9;
    if (rest.length < 8 || scan_digits(rest, 0, &ret->month) != 2 ||
        rest.data[2] != '-' || scan_digits(rest, 3, &ret->day) != 2 ||
        rest.data[5] != '-' || scan_digits(rest, 6, &ret->year) != 2) {
        return false;
    }
    if (scan_digits(rest, clock_end, &clock) != 4) {
        return false;
    }
    ret->hour = clock / 100;
    ret->minute = clock % 100;
    ret->zone = scan_starts(rest, clock_end + 4, STR("GMT")) ? "Z" : "";
    return true;
}

/* "KWS-21:37-09-12-18" */
static bool
read_kyodo_time(struct str line, struct wire_time *ret)
{
    size_t at = str_find_byte(line, '-', 0);
    struct str rest = str_slice(line, at == STR_NOT_FOUND ? at : at + 1, line.length);
    ret->zone = "";
    return at <= 8 && rest.length >= 14 && scan_digits(rest, 0, &ret->hour) == 2 &&
           rest.data[2] == ':' && scan_digits(rest, 3, &ret->minute) == 2 &&
           rest.data[5] == '-' && scan_digits(rest, 6, &ret->day) == 2 &&
           rest.data[8] == '-' && scan_digits(rest, 9, &ret->month) == 2 &&
           rest.data[11] == '-' && scan_digits(rest, 12, &ret->year) == 2;
}

struct trailer {
    struct str sender; /* "AP" */
    struct str time;
};

static bool
read_trailer(struct arena *arena, struct str line, struct trailer *ret)
{
    struct wire_time time = {.zone = ""};
    line = str_trim(line);
    if (!read_ap_time(line, &time) && !read_kyodo_time(line, &time)) {
        return false;
    }
    ret->sender = str_slice(line, 0, str_find_byte(line, '-', 0));
    ret->time = wire_time_iso(arena, &time);
    return true;
}

/* Notes to desks, and titles under a byline: "AP Photo SDDD101", "Eds: ...", "AP Sports
 * Writer". */
static bool
is_note(struct str line)
{
    static const char *const notes[] = {
        "AP Photo",      "AP Graphic", "AP Video",     "AP Interactive",
        "Eds:",          "Eds.",       "(Eds:",        "EDITOR'S NOTE",
        "Editor's note", "For use by", "With AP Photo"};
    return SCAN_LITERAL(line, notes) > 0;
}

/* The keyword told again, with version and words: "BC-US--Strike, 1st Ld,410". */
static bool
is_slug(struct str line)
{
    static const char *const cycles[] = {"BC-", "AM-", "PM-", "AP-", "*"};
    return SCAN_LITERAL(line, cycles) > 0;
}

struct header {
    struct item *item;
    struct arena *arena;
    size_t lines;
    bool has_byline;
};

static void
read_header_line(struct header *self, struct str line)
{
    struct byline byline;
    bool is_first = self->lines++ == 0;
    if (wire_item_set_embargo(self->item, self->arena, line) ||
        (is_first && is_slug(line)) || is_note(line)) {
        return;
    }
    if (byline_read(line, &byline) && self->lines > 1) {
        item_set(self->item, FIELD_BYLINE, line);
        self->has_byline = true;
    } else if (self->has_byline && agency_find(line) != NULL) {
        item_set(self->item, FIELD_ORIGIN, line);
    } else if (!self->has_byline) {
        item_set(self->item, FIELD_HEADLINE, line);
    }
}

/* A paragraph begins at a tab, and at an indent where there are none. */
static bool
is_body(struct str line)
{
    return str_starts_with(line, STR("\t")) ||
           (!str_starts_with(line, STR("^")) && wire_line_is_body(line));
}

static size_t
read_header(struct item *item, struct arena *arena, const struct wire_lines *lines,
            size_t at)
{
    struct header header = {.item = item, .arena = arena};
    bool is_ended = false; /* the line above is one of AP's, with its end */
    for (; at < lines->count && !is_body(lines->data[at]); at++) {
        struct str line = lines->data[at];
        bool has_mark = str_starts_with(line, STR("^"));
        if (is_ended && !has_mark && line.length > 0) {
            break;
        }
        is_ended =
            has_mark && (str_ends_with(line, STR("<")) || str_ends_with(line, STR("=")));
        line = strip_line_end(str_slice(line, has_mark, line.length));
        if (line.length > 0) {
            read_header_line(&header, line);
        }
    }
    return at;
}

/* The signs of the wire's six-bit code: `` '' for quotation marks, _ for a dash. */
static void
add_decoded(struct buf *out, struct str line)
{
    static const struct {
        const char *code;
        const char *sign;
    } signs[] = {{"``", "“"}, {"''", "”"}, {" _ ", " — "}};
    for (size_t at = 0; at < line.length;) {
        size_t length = 0;
        for (size_t i = 0; i < sizeof signs / sizeof *signs && length == 0; i++) {
            if (scan_starts(line, at, str_from(signs[i].code))) {
                length = str_from(signs[i].code).length;
                buf_add_text(out, signs[i].sign);
            }
        }
        bool is_half = length == 0 && line.data[at] == '{';
        if (is_half) {
            buf_add_text(out, "½");
        } else if (length == 0 && (unsigned char)line.data[at] >= UNIT - 1) {
            buf_add_byte(out, line.data[at] <= UNIT ? ' ' : line.data[at]);
        }
        at += length > 0 ? length : 1;
    }
}

/* Lines of the text as a teleprinter would set them: a paragraph is indented, a line that
 * stands for itself has an empty one behind it. */
static void
add_body_line(struct buf *out, struct str line)
{
    struct str text = line;
    bool has_mark = str_starts_with(line, STR("^"));
    bool is_end = str_ends_with(line, STR("<")) || str_ends_with(line, STR("="));
    if (has_mark || is_end) {
        text = strip_line_end(str_slice(line, has_mark, line.length));
    }
    if (str_starts_with(str_trim(text), STR("==")) || str_equal(text, STR("END"))) {
        return;
    }
    buf_add_text(out, has_mark ? "\n" : "");
    if (wire_line_indent(line) > 0) {
        buf_add_text(out, "    ");
    }
    add_decoded(out, str_trim(text));
    buf_add_text(out, is_end || has_mark ? "\n\n" : "\n");
}

/* Cells, a row of figures, or a line that ends itself as those of prose do not. */
static bool
is_table_line(struct str line)
{
    return str_ends_with(line, STR("<")) || str_ends_with(line, STR("=")) ||
           str_starts_with(line, STR("^")) ||
           str_find_byte(line, ';', 0) != STR_NOT_FOUND ||
           str_find_byte(line, UNIT, 0) != STR_NOT_FOUND ||
           wire_line_is_row(str_trim(line));
}

/* Kyodo sends prose as tabular, too. */
static bool
is_table(const struct heading *heading, const struct wire_lines *lines, size_t at)
{
    size_t rows = 0;
    size_t count = 0;
    for (; at < lines->count; at++) {
        struct str line = lines->data[at];
        count += line.length > 0;
        rows += line.length > 0 && is_table_line(line);
    }
    return heading->is_tabular && rows * 2 > count;
}

static void
set_origin(struct item *item, struct arena *arena, const struct heading *heading,
           const struct trailer *trailer)
{
    struct str source = heading->source.length > 0 ? heading->source : trailer->sender;
    const struct agency *agency = agency_find(source);
    if (agency != NULL) {
        item_set(item, FIELD_PUBLISHER, str_from(agency->name));
    }
    item_set(item, FIELD_PUBLISHED, trailer->time);
    if (agency != NULL && heading->number.length > 0 && trailer->time.length >= 10) {
        item_set(item, FIELD_GUID,
                 str_from(arena_format(arena, "%s:%c%.*s:%.10s", agency->name,
                                       heading->service, STR_ARGS(heading->number),
                                       trailer->time.data)));
    }
    item_set(item, FIELD_VERSION, heading->version);
    if (str_equal_nocase(heading->version, STR("KILL"))) {
        item->kind = STORY_KILL;
    } else if (heading->category == 'v' || heading->category == 'V') {
        item->kind = STORY_ADVISORY;
    }
}

/* The two lines in front of the text; returns the first line behind them. */
static size_t
read_heading(const struct wire_lines *lines, struct heading *ret)
{
    size_t at = 0;
    *ret = (struct heading){.priority = ' '};
    at += read_number(lines->data[at], ret);
    while (at < lines->count && lines->data[at].length == 0) {
        at++;
    }
    at += at < lines->count && read_keyword(lines->data[at], ret);
    return at;
}

/* The trailer stands behind ETX; where that was lost, it is the last line. */
static void
cut_trailer(struct wire_lines *lines, struct arena *arena, struct str behind,
            struct trailer *ret)
{
    struct str line;
    while (ret->sender.length == 0 && str_next_line(&behind, &line)) {
        (void)read_trailer(arena, wire_line_strip(line), ret);
    }
    for (size_t i = lines->count; i > 0 && i + 4 > lines->count; i--) {
        if (ret->sender.length == 0 && read_trailer(arena, lines->data[i - 1], ret)) {
            lines->count = i - 1;
        }
    }
}

static void
read_text(struct buf *out, const struct wire_lines *lines, size_t at)
{
    struct buf set = BUF_INIT;
    struct wire_lines paragraphs = {0};
    for (; at < lines->count; at++) {
        add_body_line(&set, lines->data[at]);
    }
    wire_lines_cut(&paragraphs, buf_str(&set));
    wire_prose_add(out, &paragraphs, 0);
    vec_release(&paragraphs);
    buf_release(&set);
}

/* Behind the trailer, or behind the end of the text where there is none. */
static size_t
find_rest(struct str frame, size_t end)
{
    static const char eot[] = "\4";
    size_t found = end == STR_NOT_FOUND ? end : str_find_byte(frame, *eot, end);
    return found == STR_NOT_FOUND ? frame.length : found;
}

static enum status
read_story(const struct run *run, const struct wire_frame *frame, struct error *err)
{
    struct arena arena = {0};
    struct item item = {.text_names = ": lines of a header alone"};
    struct heading heading;
    struct trailer trailer = {STR_NONE, STR_NONE};
    struct wire_lines lines = {0};
    struct buf text = BUF_INIT;
    struct str rest = wire_line_strip(frame->text);
    size_t end = str_find_byte(rest, ETX, 0);
    wire_lines_cut(&lines, str_slice(rest, 0, end));
    cut_trailer(&lines, &arena, str_slice(rest, end, rest.length), &trailer);
    size_t at = read_heading(&lines, &heading);
    size_t body = read_header(&item, &arena, &lines, at);
    set_origin(&item, &arena, &heading, &trailer);
    read_text(&text, &lines, body);
    if (item.kind == STORY_ARTICLE && is_table(&heading, &lines, body)) {
        item.kind = STORY_TABLE;
    }
    item_set(&item, FIELD_TEXT, buf_str(&text));
    enum status status = run_item(run, &item, frame->line, err);
    wire_frame_check_end(run, frame, trailer.sender.length > 0);
    wire_frame_check_rest(run, frame,
                          find_rest(frame->text, str_find_byte(frame->text, ETX, 0)));
    buf_release(&text);
    vec_release(&lines);
    arena_release(&arena);
    return status;
}

static const struct wire_format format = {"ANPA 1312", begins, read_story, true, NULL};

bool
anpa_is(const struct sample *sample)
{
    return wire_format_is(&format, sample);
}

enum status
anpa_read(struct run *run, bool more, struct error *err)
{
    return wire_format_read(&format, run, more, err);
}
