/* SPDX-License-Identifier: MIT */
#include "markup/markdown.h"

#include <stdint.h>
#include <string.h>

#include <md4c.h>

#include "markup/entity.h"
#include "markup/html.h"
#include "markup/markdown_place.h"
#include "markup/reading.h"

/* Takes from md4c what is prose. md4c hands out pointers into the source for all
 * text but line breaks, so the difference of pointers is the place in it. */

/* md4c counts the lines of a paragraph anew for each bracket in it. Beyond so many lines
 * brackets are letters; no paragraph that people write has them. */
#define BRACKET_LINES 1000
/* Bytes: no headline has more. */
#define HEADING_LIMIT 140

struct reader {
    struct prose_builder *builder;
    const char *parsed; /* what md4c points into: as long as the source */
    unsigned quotes;    /* how deep in block quotations, lists, cells, images */
    unsigned lists;
    unsigned cells;
    unsigned images;
    bool in_heading;
    bool at_link_start;
    bool in_address; /* a link whose text is its URL */
    bool in_html;    /* a block of it, whose bytes so far are `html` */
    struct span html;
    struct markdown_place place;
};

static enum paragraph_kind
choose_kind(const struct reader *self)
{
    if (self->in_heading) {
        return PARAGRAPH_HEADING;
    }
    if (self->quotes > 0) {
        return PARAGRAPH_QUOTE;
    }
    return self->lists > 0 || self->cells > 0 ? PARAGRAPH_ITEM : PARAGRAPH_BODY;
}

static void
count_block(struct reader *self, MD_BLOCKTYPE type, unsigned step)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        self->quotes += step;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        self->lists += step;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        self->cells += step;
        break;
    case MD_BLOCK_H:
        self->in_heading = step == 1;
        break;
    default:
        break;
    }
}

/* A paragraph right above a line of --- is a heading to Markdown, and to no reporter. */
static void
keep_long_heading(struct reader *self)
{
    struct prose *prose = self->builder->prose;
    if (prose->paragraphs.count > 0) {
        struct paragraph *last = &prose->paragraphs.data[prose->paragraphs.count - 1];
        if (last->kind == PARAGRAPH_HEADING && span_length(last->prose) > HEADING_LIMIT) {
            last->kind = PARAGRAPH_BODY;
        }
    }
}

/* A block of HTML is read as what it is, once all of it is known; in a quotation the
 * marks of that stand between its lines. */
static void
add_html_block(struct reader *self, size_t start, size_t end)
{
    if (self->quotes > 0) {
        html_add_comments(self->builder, start, end);
        return;
    }
    bool first = span_length(self->html) == 0;
    self->html.start = first ? (uint32_t)start : self->html.start;
    self->html.end = (uint32_t)end;
}

/* A block begins or ends. */
static void
end_paragraph(struct reader *self)
{
    markdown_place_end(&self->place, self->builder, self->cells > 0);
    prose_builder_close(self->builder);
    prose_builder_forget(self->builder);
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)detail;
    struct reader *self = context;
    end_paragraph(self);
    count_block(self, type, 1);
    self->in_html = type == MD_BLOCK_HTML;
    self->html = (struct span){0, 0};
    return 0;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)detail;
    struct reader *self = context;
    end_paragraph(self);
    count_block(self, type, -1u);
    if (type == MD_BLOCK_HTML && span_length(self->html) > 0) {
        html_read_part(self->builder, self->html.start, self->html.end);
    } else if (type == MD_BLOCK_H) {
        keep_long_heading(self);
    }
    self->in_html = false;
    return 0;
}

/* What is left out must not glue the words around it together. */
static void
leave_gap(struct reader *self)
{
    if (self->builder->is_open) {
        prose_builder_add_blank(self->builder);
    }
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    struct reader *self = context;
    markdown_place_enter(&self->place, type);
    if (type == MD_SPAN_IMG) {
        self->images++;
        leave_gap(self);
    } else if (type == MD_SPAN_A) {
        self->at_link_start = true;
    } else if (type == MD_SPAN_CODE) {
        leave_gap(self);
    }
    return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)detail;
    struct reader *self = context;
    markdown_place_leave(&self->place);
    if (type == MD_SPAN_IMG) {
        self->images--;
    } else if (type == MD_SPAN_A) {
        self->at_link_start = false;
        self->in_address = false;
    }
    return 0;
}

static void
add_entity(struct reader *self, size_t start, size_t end)
{
    char decoded[4];
    size_t length = entity_decode(str_slice(self->builder->source, start, end), decoded);
    if (length > 0) {
        prose_builder_replace(self->builder, (struct str){decoded, length}, start, end);
    } else {
        prose_builder_add(self->builder, start, end);
    }
}

/* <br> and <hr> part words, <b> and its like do not. */
static bool
is_break_tag(struct str html)
{
    return str_starts_with_nocase(html, STR("<br")) ||
           str_starts_with_nocase(html, STR("<hr"));
}

static bool
is_mark_line(struct str source, size_t start, size_t end)
{
    return markdown_is_mark_line(str_slice(source, start, end)) &&
           (end == source.length || text_ends_line(source, end)) &&
           (start == 0 || text_ends_line(source, start - 1));
}

static void
add_text(struct reader *self, MD_TEXTTYPE type, size_t start, size_t end)
{
    struct str source = self->builder->source;
    if (self->at_link_start) {
        self->at_link_start = false;
        self->in_address = start > 0 && source.data[start - 1] == '<';
    }
    if (self->in_address) {
        return;
    }
    if (type == MD_TEXT_HTML && self->in_html) {
        add_html_block(self, start, end);
        return;
    }
    if (type == MD_TEXT_HTML) {
        html_add_comments(self->builder, start, end);
        if (is_break_tag(str_slice(source, start, end))) {
            leave_gap(self);
        }
        return;
    }
    if (is_mark_line(source, start, end)) {
        leave_gap(self);
        return;
    }
    if (!self->builder->is_open) {
        prose_builder_open(self->builder, choose_kind(self));
    }
    if (type == MD_TEXT_ENTITY) {
        add_entity(self, start, end);
    } else {
        prose_builder_add(self->builder, start, end);
    }
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    struct reader *self = context;
    struct str source = self->builder->source;
    uintptr_t at = (uintptr_t)text - (uintptr_t)self->parsed;
    if (at <= source.length && size <= source.length - at && size > 0) {
        struct span span = {(uint32_t)at, (uint32_t)(at + size)};
        bool is_inline = type == MD_TEXT_HTML && !self->in_html;
        markdown_place_text(&self->place, self->builder, span, is_inline);
    }
    if (self->images > 0) {
        return 0;
    }
    switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
    case MD_TEXT_NULLCHAR:
        leave_gap(self);
        break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_ENTITY:
    case MD_TEXT_HTML:
        if (at <= source.length && size <= source.length - at && size > 0) {
            add_text(self, type, at, at + size);
        }
        break;
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
        break;
    }
    return 0;
}

/* A blank line, or what CommonMark lets end a paragraph: "- ", "1. ", "## ". What only
 * looks like it goes on with the paragraph. */
static bool
ends_paragraph(struct str line)
{
    static const char *const marks[] = {"- ", "+ ", "* ", "1. ", "1) "};
    size_t at = 0;
    while (at < line.length && (line.data[at] == ' ' || line.data[at] == '\t')) {
        at++;
    }
    struct str text = str_slice(line, at, line.length);
    if (text.length == 0 || at > 3) {
        return text.length == 0;
    }
    size_t signs = 0;
    while (signs < text.length && text.data[signs] == '#') {
        signs++;
    }
    bool ends = signs > 0 && signs <= 6 && signs < text.length && text.data[signs] == ' ';
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        /* An empty item ends none. */
        ends = ends || (str_starts_with(text, str_from(marks[i])) &&
                        str_trim(str_slice(text, length, text.length)).length > 0);
    }
    return ends;
}

static size_t
find_line_end(struct str source, size_t at)
{
    while (at < source.length && source.data[at] != '\n' && source.data[at] != '\r') {
        at++;
    }
    return at;
}

/* Brackets of endless paragraphs become letters; false, and nothing done, where there is
 * no such paragraph. */
static bool
tame(struct buf *ret, struct str source)
{
    size_t lines = 0; /* of the paragraph so far */
    for (size_t at = 0; at < source.length;) {
        size_t end = find_line_end(source, at);
        bool pair = end + 1 < source.length && source.data[end] == '\r' &&
                    source.data[end + 1] == '\n';
        lines = ends_paragraph(str_slice(source, at, end)) ? 0 : lines + 1;
        if (lines == BRACKET_LINES && ret->length == 0) {
            buf_add_str(ret, source);
        }
        for (size_t i = at; i < end && lines >= BRACKET_LINES; i++) {
            bool bracket = source.data[i] == '[' || source.data[i] == ']';
            ret->data[i] = bracket ? 'x' : ret->data[i];
        }
        at = end + (pair ? 2 : 1);
    }
    return ret->length > 0;
}

void
markdown_read(struct prose_builder *builder, size_t start)
{
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    if (start >= builder->source.length) {
        return;
    }
    struct buf tamed = BUF_INIT;
    struct str source = builder->source;
    const char *parsed = tame(&tamed, source) ? tamed.data : source.data;
    struct reader reader = {.builder = builder, .parsed = parsed};
    md_parse(parsed + start, (MD_SIZE)(source.length - start), &parser, &reader);
    prose_builder_close(builder);
    builder->prose->body_end = (uint32_t)source.length;
    buf_release(&tamed);
}
