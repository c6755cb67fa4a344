/* SPDX-License-Identifier: MIT */
/* One line at a time, and what stands in front of each: line numbers, marks of a mail. */
#include "text/wrap_line.h"

#include "text/script.h"
#include "text/utf8.h"

/* Fewer numbers in a row are a list. */
#define NUMBERED_LINES 6

static bool
is_blank(uint32_t code_point)
{
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') ||
           code_point == 0xA0 || code_point == 0x3000 || code_point == 0xFEFF ||
           (code_point >= 0x2000 && code_point <= 0x200B) || code_point == 0x202F;
}

static bool
is_line_end(uint32_t code_point)
{
    return (code_point >= '\n' && code_point <= '\r') || code_point == 0x85 ||
           code_point == 0x2028 || code_point == 0x2029;
}

/* utf8_next, which is called for every character of a text, without its call for
 * most of them. */
static uint32_t
next_character(struct str text, size_t *at)
{
    unsigned char byte = (unsigned char)text.data[*at];
    if (byte >= 0x80) {
        return utf8_next(text, at);
    }
    (*at)++;
    return byte;
}

static uint32_t
count_columns(uint32_t code_point, uint32_t before)
{
    if (code_point == '\t') {
        return 8 - before % 8;
    }
    if (code_point < 0x80) {
        return 1;
    }
    return code_point == 0xAD ? 0 : char_columns(code_point);
}

static bool
is_period(uint32_t code_point)
{
    static const uint32_t others[] = {0x2026, 0x3002, 0xFF01, 0xFF0E, 0xFF1F,
                                      0x61F,  0x6D4,  0x964,  0x965};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (code_point == others[i]) {
            return true;
        }
    }
    return code_point == '.' || code_point == '!' || code_point == '?';
}

static bool
is_closing(uint32_t code_point)
{
    return code_point == '"' || code_point == '\'' || code_point == ')' ||
           code_point == ']' || code_point == 0xBB || code_point == 0x201D ||
           code_point == 0x2019 || code_point == 0x201C || code_point == 0x300D ||
           code_point == 0x300F || code_point == 0xFF09;
}

static bool
is_letter(uint32_t code_point)
{
    enum char_kind kind = char_kind(code_point);
    return kind == CHAR_LETTER || kind == CHAR_MARK;
}

/* The last two characters that tell how the line ends. */
struct line_end {
    uint32_t last;
    uint32_t before;
    uint32_t sentence; /* the last that closes nothing */
};

static void
note_first(struct wrap_line *line, uint32_t code_point)
{
    line->starts_low = char_is_lower(code_point);
    line->is_cased = line->starts_low || char_is_upper(code_point);
}

/* What the characters from `at` to the end of the line's text say. */
static void
measure_text(struct wrap_line *line, struct str text, size_t at, size_t stop)
{
    struct str row = str_slice(text, 0, stop);
    struct line_end end = {0};
    uint32_t columns = 0;
    bool in_first = true;
    bool opened = false;
    line->text = (struct span){(uint32_t)at, (uint32_t)at};
    line->columns = line->indent = line->first_word = 0;
    line->has_blank = line->has_small = line->starts_low = line->is_cased = false;
    while (at < stop) {
        size_t before = at;
        uint32_t code_point = next_character(row, &at);
        uint32_t width = count_columns(code_point, columns);
        columns += width;
        if (is_blank(code_point)) {
            in_first = in_first && !opened;
            continue;
        }
        if (!opened) {
            opened = true;
            line->text.start = (uint32_t)before;
            line->indent = columns - width;
            note_first(line, code_point);
        }
        line->has_blank = line->has_blank || !in_first;
        line->has_small = line->has_small || char_is_lower(code_point);
        line->text.end = (uint32_t)at;
        line->columns = columns - line->indent;
        line->first_word = in_first ? line->columns : line->first_word;
        end.before = end.last;
        end.last = code_point;
        end.sentence = is_closing(code_point) ? end.sentence : code_point;
    }
    line->is_soft = end.last == 0xAD;
    line->ends_hyphen =
        (end.last == '-' || end.last == 0x2010 || line->is_soft) && is_letter(end.before);
    line->ends_period = is_period(end.sentence);
}

/* Behind "> > " and "|> " in front of what a mail quotes. */
static size_t
skip_quotes(struct wrap_line *line, struct str text, size_t at, size_t stop)
{
    size_t next = at;
    while (next < stop &&
           (text.data[next] == '>' || (text.data[next] == ' ' && next > at &&
                                       next + 1 < stop && text.data[next + 1] == '>'))) {
        line->depth += text.data[next] == '>';
        next++;
    }
    return next;
}

/* The end of the line that begins at `at`; *next is where the next one begins. */
static size_t
find_line_end(struct str text, size_t at, size_t *next)
{
    while (at < text.length) {
        size_t end = at;
        uint32_t code_point = next_character(text, &at);
        if (is_line_end(code_point)) {
            bool is_crlf =
                code_point == '\r' && at < text.length && text.data[at] == '\n';
            *next = at + is_crlf;
            return end;
        }
    }
    *next = text.length;
    return text.length;
}

/* An editor counts the lines that \n and \r end. */
static bool
is_counted(struct str text, size_t end)
{
    return end < text.length && (text.data[end] == '\n' || text.data[end] == '\r');
}

void
wrap_lines_measure(struct wrap_lines *ret, struct str text, size_t start)
{
    uint32_t number = 1;
    bool page = false;
    while (start < text.length) {
        struct wrap_line line = {.number = number, .opens_page = page};
        size_t next = 0;
        size_t end = find_line_end(text, start, &next);
        size_t at = skip_quotes(&line, text, start, end);
        measure_text(&line, text, at, end);
        vec_add(ret, line);
        number += is_counted(text, end);
        page = end < text.length && text.data[end] == '\f';
        start = next;
    }
}

static bool
is_empty(const struct wrap_line *line)
{
    return line->text.start == line->text.end;
}

/* The number in front of a line; returns where the line goes on, 0 if it has none. */
static size_t
read_number(const struct wrap_line *line, struct str text, uint32_t *value)
{
    size_t at = line->text.start;
    *value = 0;
    while (at < line->text.end && at - line->text.start < 6 && text.data[at] >= '0' &&
           text.data[at] <= '9') {
        *value = 10 * *value + (uint32_t)(text.data[at++] - '0');
    }
    if (at == line->text.start) {
        return 0;
    }
    at += at < line->text.end && (text.data[at] == ':' || text.data[at] == '|' ||
                                  text.data[at] == '.' || text.data[at] == ')');
    bool ends = at == line->text.end || text.data[at] == ' ' || text.data[at] == '\t' ||
                (unsigned char)text.data[at] == 0xC2; /* a no-break space */
    return ends ? at : 0;
}

/* Lines are numbered where the words go on from one to the next; points of a list are
 * not. */
static bool
is_numbered(const struct wrap_lines *self, struct str text)
{
    size_t numbered = 0;
    size_t going = 0;
    size_t others = 0;
    uint32_t last = 0;
    vec_each(const struct wrap_line, line, self) {
        uint32_t value = 0;
        size_t at = is_empty(line) ? 0 : read_number(line, text, &value);
        if (at > 0 && (value == last + 1 || value == 1)) {
            struct wrap_line rest = {0};
            measure_text(&rest, text, at, line->text.end);
            numbered++;
            going += rest.starts_low || (!rest.is_cased && rest.columns > 0);
            last = value;
        } else {
            others += !is_empty(line);
        }
    }
    return numbered >= NUMBERED_LINES && others * 8 <= numbered && going * 4 >= numbered;
}

void
wrap_lines_unnumber(struct wrap_lines *self, struct str text)
{
    if (!is_numbered(self, text)) {
        return;
    }
    vec_each(struct wrap_line, line, self) {
        uint32_t value = 0;
        size_t at = is_empty(line) ? 0 : read_number(line, text, &value);
        if (at > 0) {
            measure_text(line, text, at, line->text.end);
        }
    }
}

/* Whether an empty line stands below the head of every page: it is a margin then. */
static bool
has_margins(const struct wrap_lines *self)
{
    for (size_t i = 0; i + 1 < self->count; i++) {
        const struct wrap_line *next = &self->data[i + 1];
        if (self->data[i].join == WRAP_DROPPED && next->join != WRAP_DROPPED &&
            !next->opens_page && !is_empty(next)) {
            return false;
        }
    }
    return true;
}

void
wrap_lines_close_ranks(struct wrap_lines *self)
{
    uint32_t below = has_margins(self) ? 1 : 0;
    size_t kept = 0;
    uint32_t gap = 0;
    uint32_t margin = 0;
    bool opens_page = false;
    for (size_t i = 0; i < self->count; i++) {
        struct wrap_line line = self->data[i];
        bool ends_page = i + 1 < self->count && self->data[i + 1].opens_page;
        opens_page = opens_page || line.opens_page;
        if (line.join == WRAP_DROPPED) {
            /* What is around the head or foot of a page is its margin. */
            gap = opens_page ? gap : 0;
            margin = opens_page ? below : 0;
        } else if (is_empty(&line) && margin > 0) {
            margin--;
        } else if (is_empty(&line)) {
            gap += !ends_page;
        } else {
            line.gap = gap;
            line.opens_page = opens_page;
            self->data[kept++] = line;
            gap = 0;
            margin = 0;
            opens_page = false;
        }
    }
    self->count = kept;
}
