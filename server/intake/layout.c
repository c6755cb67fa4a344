/* SPDX-License-Identifier: MIT */
/* Knows line lengths only; what a line says is for furniture.c and page.c. */
#include "intake/layout.h"

#include <stdbool.h>

#include "story/scan.h"
#include "text/utf8.h"

/* Nobody wraps wider, and what is narrower is a list of short lines. */
#define WIDEST 100
#define NARROWEST 40

struct line {
    struct str text; /* trimmed */
    size_t columns;
    size_t first_word; /* columns of it */
    bool indented;
};

struct block {
    VEC_OF(struct line);
    size_t widest;
};

static size_t
count_columns(struct str text)
{
    size_t columns = 0;
    for (size_t at = 0; at < text.length; columns++) {
        if ((unsigned char)text.data[at] < 0x80) {
            at++;
        } else {
            utf8_next(text, &at);
        }
    }
    return columns;
}

static struct line
measure(struct str raw)
{
    struct str text = str_trim(raw);
    size_t blank = str_find_byte(text, ' ', 0);
    return (struct line){
        .text = text,
        .columns = count_columns(text),
        .first_word = count_columns(str_slice(text, 0, blank)),
        .indented = raw.length > 2 && text.data >= raw.data + 2,
    };
}

/* The next word would not have fitted on this line: what wrapping leaves. */
static bool
is_full(const struct block *block, size_t at)
{
    return block->data[at].columns + 1 + block->data[at + 1].first_word > block->widest;
}

static bool
is_wrapped(const struct block *block)
{
    if (block->count < 2 || block->widest > WIDEST || block->widest < NARROWEST) {
        return false;
    }
    size_t full = 0;
    size_t sentences = 0;
    size_t small = 0;
    for (size_t i = 0; i + 1 < block->count; i++) {
        full += is_full(block, i);
        sentences += scan_ends_sentence(block->data[i].text);
        small += scan_is_lower(scan_at(block->data[i + 1].text, 0));
    }
    /* Paragraphs of one line each end like sentences, headlines and bylines begin
     * with capitals; wrapped lines do so only now and then. */
    return small > 0 && sentences + 1 < block->count &&
           full * 10 >= (block->count - 1) * 6;
}

/* In a wrapped block a new paragraph begins after a short line or at an indent. */
static bool
breaks_after(const struct block *block, size_t at)
{
    bool indent = block->data[at + 1].indented && !block->data[at].indented;
    bool is_short = block->data[at].columns * 5 < block->widest * 4;
    return indent || (is_short && !is_full(block, at));
}

/* A bracket that opens a line, like that of a sign-off, is not closed yet. */
static bool
is_in_bracket(const struct block *block, size_t at)
{
    size_t first = at;
    while (first > 0 && at - first < 4 && block->data[first].text.data[0] != '(') {
        first--;
    }
    bool open = block->data[first].text.data[0] == '(';
    for (size_t i = first; i <= at && open; i++) {
        open = str_find_byte(block->data[i].text, ')', 0) == STR_NOT_FOUND;
    }
    return open;
}

static bool
ends_paragraph(const struct block *block, bool wrapped, size_t at)
{
    if (at + 1 == block->count) {
        return true;
    }
    return wrapped ? breaks_after(block, at) : !is_in_bracket(block, at);
}

/* The bytes move while they grow, so paragraphs are kept as lengths until the
 * end: each is followed by one NUL. */
static void
write_block(struct buf *bytes, const struct block *block)
{
    bool wrapped = is_wrapped(block);
    for (size_t i = 0; i < block->count; i++) {
        buf_add_str(bytes, block->data[i].text);
        buf_add_byte(bytes, ends_paragraph(block, wrapped, i) ? '\0' : ' ');
    }
}

void
layout_read(struct paragraphs *ret, struct buf *bytes, struct str text)
{
    struct block block = {0};
    struct str rest = text;
    struct str raw;
    while (str_next_line(&rest, &raw)) {
        struct line line = measure(raw);
        if (line.columns > 0) {
            vec_add(&block, line);
            block.widest = line.columns > block.widest ? line.columns : block.widest;
            continue;
        }
        write_block(bytes, &block);
        vec_clear(&block);
        block.widest = 0;
    }
    write_block(bytes, &block);
    vec_release(&block);
    for (size_t at = 0; at < bytes->length;) {
        struct str paragraph = str_from(bytes->data + at);
        vec_add(ret, paragraph);
        at += paragraph.length + 1;
    }
}
