/* SPDX-License-Identifier: MIT */
#include "markup/plain.h"

#include "base/vec.h"
#include "text/script.h"
#include "text/utf8.h"

/* Finds out whether line ends are the writer's or the mail program's. A line is
 * "full" if the first word of the next would not have fitted; in a block of hard-
 * wrapped lines nearly all but the last of each paragraph are. */

/* Columns. Wrapped text is as wide as this; lines that are certainly not wrapped
 * are wider than the third. */
#define WRAP_LEAST 50
#define WRAP_MOST 85
#define WRAP_NEVER 100
/* How ragged a full line may be: fmt and mail programs even lines out. */
#define WRAP_SLACK 10

struct line {
    size_t start; /* without blanks at both ends */
    size_t end;
    size_t next;      /* where the next line starts */
    unsigned columns; /* with the indent */
    unsigned indent;
    unsigned first_word; /* columns of it */
};

struct block {
    VEC_OF(struct line);
};

/* How the whole text is laid out. */
struct layout {
    unsigned width; /* of the widest line that may be wrapped */
    bool is_wrapped;
};

static size_t
find_line_end(struct str text, size_t at)
{
    while (at < text.length && text.data[at] != '\n' && text.data[at] != '\r') {
        at++;
    }
    return at;
}

static bool
is_blank(uint32_t code_point)
{
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') ||
           code_point == 0xA0 || code_point == 0x3000 || code_point == 0xFEFF;
}

static unsigned
count_columns(uint32_t code_point, unsigned before)
{
    if (code_point == '\t') {
        return 8 - before % 8;
    }
    if (code_point < 0x80) {
        return 1;
    }
    return char_columns(code_point);
}

/* utf8_next, which is called for every character of a text, without its call for
 * most of them. */
static uint32_t
next_character(struct str row, size_t *at)
{
    unsigned char byte = (unsigned char)row.data[*at];
    if (byte >= 0x80) {
        return utf8_next(row, at);
    }
    (*at)++;
    return byte;
}

static struct line
read_line(struct str text, size_t start)
{
    size_t stop = find_line_end(text, start);
    struct line line = {.start = stop, .end = stop, .next = stop};
    if (stop < text.length) {
        bool is_crlf = text.data[stop] == '\r' && stop + 1 < text.length &&
                       text.data[stop + 1] == '\n';
        line.next += is_crlf ? 2 : 1;
    }
    struct str row = str_slice(text, 0, stop);
    unsigned columns = 0;
    bool in_first = true;
    for (size_t at = start; at < stop;) {
        size_t before = at;
        uint32_t code_point = next_character(row, &at);
        columns += count_columns(code_point, columns);
        if (is_blank(code_point)) {
            in_first = in_first && line.start == stop;
            continue;
        }
        if (line.start == stop) {
            line.start = before;
            line.indent = columns - count_columns(code_point, columns);
        }
        line.end = at;
        line.columns = columns;
        line.first_word = in_first ? columns - line.indent : line.first_word;
    }
    return line;
}

static bool
is_empty_line(const struct line *line)
{
    return line->start == line->end;
}

static struct layout
measure_layout(struct str text, size_t start)
{
    struct layout layout = {0, false};
    size_t total = 0;
    size_t wide = 0;
    while (start < text.length) {
        struct line line = read_line(text, start);
        size_t length = line.end - line.start;
        total += length;
        if (line.columns > WRAP_NEVER && line.first_word < WRAP_MOST) {
            wide += length;
        } else if (line.columns <= WRAP_MOST && line.columns > layout.width) {
            layout.width = line.columns;
        }
        start = line.next;
    }
    /* One address or heading that is too long does not unwrap a text. */
    layout.is_wrapped = layout.width >= WRAP_LEAST && wide * 5 < total;
    return layout;
}

/* Whether `line` ended where it did for want of room. */
static bool
is_full(const struct line *line, const struct line *next, unsigned width)
{
    return line->columns <= WRAP_MOST &&
           line->columns + 1 + next->first_word + WRAP_SLACK > width;
}

static bool
is_indented(const struct line *line, const struct line *next)
{
    return next->indent >= line->indent + 2;
}

/* Most lines that may be full are; a line of less than half the width ends a
 * paragraph or is in a list, and says nothing. */
static bool
is_wrapped_block(const struct block *block, struct layout layout)
{
    size_t full = 0;
    size_t bounds = 0;
    for (size_t i = 0; i + 1 < block->count && layout.is_wrapped; i++) {
        const struct line *line = &block->data[i];
        bool is_short = line->columns * 2 < layout.width;
        if (!is_short && !is_indented(line, line + 1)) {
            bounds++;
            full += is_full(line, line + 1, layout.width) ? 1 : 0;
        }
    }
    return bounds > 0 && full * 5 >= bounds * 3;
}

static void
flush_block(struct prose_builder *builder, struct block *block, struct layout layout)
{
    bool is_wrapped = is_wrapped_block(block, layout);
    for (size_t i = 0; i < block->count; i++) {
        const struct line *line = &block->data[i];
        bool goes_on = i > 0 && is_wrapped && !is_indented(line - 1, line) &&
                       is_full(line - 1, line, layout.width);
        if (goes_on) {
            prose_builder_add_blank(builder);
        } else {
            prose_builder_open(builder, PARAGRAPH_BODY);
        }
        prose_builder_add(builder, line->start, line->end);
    }
    prose_builder_close(builder);
    vec_clear(block);
}

void
plain_read(struct prose_builder *builder, size_t start)
{
    struct str text = builder->source;
    struct layout layout = measure_layout(text, start);
    struct block block = {0};
    while (start < text.length) {
        struct line line = read_line(text, start);
        if (is_empty_line(&line)) {
            flush_block(builder, &block, layout);
        } else {
            vec_add(&block, line);
        }
        start = line.next;
    }
    flush_block(builder, &block, layout);
    vec_release(&block);
}
