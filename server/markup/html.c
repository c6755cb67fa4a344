/* SPDX-License-Identifier: MIT */
#include "markup/html.h"

#include "markup/html_tag.h"
#include "markup/reading.h"

/* Takes the prose from a stream of tags and text. No tree is built: of the elements
 * around a text only their kind is kept, as counts, so that a page with tags that
 * are not closed, or a million of them, is read like any other. */

struct reader {
    struct run run;
    unsigned quotes; /* how deep in <blockquote>, lists and tables */
    unsigned lists;
    unsigned tables;
    unsigned preformatted;
    bool in_heading;
    bool after_break; /* nothing but blanks since a <br> */
    bool has_end;     /* of the body */
    /* The element whose content is left out, and how deep in elements of its name. */
    struct str hidden;
    enum html_role hidden_role;
    unsigned hidden_depth;
};

static void
count(unsigned *depth, bool is_end)
{
    if (!is_end) {
        (*depth)++;
    } else if (*depth > 0) {
        (*depth)--;
    }
}

static enum paragraph_kind
choose_kind(const struct reader *self)
{
    if (self->in_heading) {
        return PARAGRAPH_HEADING;
    }
    if (self->quotes > 0) {
        return PARAGRAPH_QUOTE;
    }
    return self->lists > 0 || self->tables > 0 ? PARAGRAPH_ITEM : PARAGRAPH_BODY;
}

/* A block begins or ends, and with it what is left open in the last. */
static void
pass_block(struct reader *self, const struct html_tag *tag)
{
    run_close(&self->run);
    self->in_heading = tag->role == HTML_HEADING && !tag->is_end;
    switch (tag->role) {
    case HTML_QUOTE:
        count(&self->quotes, tag->is_end);
        break;
    case HTML_LIST:
        count(&self->lists, tag->is_end);
        break;
    case HTML_TABLE:
        count(&self->tables, tag->is_end);
        break;
    case HTML_PREFORMATTED:
        count(&self->preformatted, tag->is_end);
        break;
    default:
        break;
    }
    self->run.kind = choose_kind(self);
    run_skip(&self->run, tag->next);
}

/* Two <br> with nothing between them are the end of a paragraph. */
static void
pass_break(struct reader *self, const struct html_tag *tag)
{
    if (self->after_break) {
        run_close(&self->run);
    }
    run_gap(&self->run, tag->next);
    self->after_break = true;
}

static bool
is_block(enum html_role role)
{
    return role >= HTML_BLOCK && role <= HTML_PREFORMATTED;
}

static void
hide(struct reader *self, const struct html_tag *tag)
{
    bool is_gloss =
        str_equal_nocase(tag->name, STR("rt")) || str_equal_nocase(tag->name, STR("rp"));
    if (is_gloss || tag->is_end) {
        run_skip(&self->run, tag->next);
    } else {
        run_gap(&self->run, tag->next);
    }
    if (!tag->is_end && !tag->is_alone) {
        self->hidden = tag->name;
        self->hidden_role = tag->role;
        self->hidden_depth = 1;
    }
}

void
html_add_enclosure(struct prose_builder *builder, const struct html_tag *tag, size_t at)
{
    uint64_t key = html_tag_key(tag);
    bool is_link = str_equal_nocase(tag->name, STR("a"));
    if (tag->is_end) {
        prose_builder_leave(builder, tag->next, key);
    } else {
        prose_builder_enter(builder, at, key, is_link ? ENCLOSURE_LINK : ENCLOSURE_WORDS);
    }
}

/* What the tag stands for is left out, or put in quotation marks. */
static void
pass_inline(struct reader *self, const struct html_tag *tag)
{
    struct run *run = &self->run;
    size_t at = run->at;
    if (tag->role == HTML_QUOTATION) {
        run_replace(run, tag->is_end ? "\xE2\x80\x9D" : "\xE2\x80\x9C", tag->next);
    } else {
        run_skip(run, tag->next);
    }
    if (html_tag_encloses(tag)) {
        html_add_enclosure(run->builder, tag, at);
    }
}

/* The end of the body, or of all. */
static void
end_body(struct reader *self, const struct html_tag *tag)
{
    bool is_last = str_equal_nocase(tag->name, STR("body")) ||
                   str_equal_nocase(tag->name, STR("html"));
    if (tag->is_end && is_last && !self->has_end) {
        self->run.builder->prose->body_end = (uint32_t)self->run.at;
        self->has_end = true;
    }
}

static void
pass_tag(struct reader *self, const struct html_tag *tag)
{
    struct run *run = &self->run;
    end_body(self, tag);
    switch (tag->role) {
    case HTML_INLINE:
    case HTML_QUOTATION:
        pass_inline(self, tag);
        break;
    case HTML_BREAK:
        pass_break(self, tag);
        break;
    case HTML_GAP:
        run_gap(run, tag->next);
        prose_builder_show(run->builder, tag->next);
        break;
    case HTML_HIDDEN:
    case HTML_CODE:
        hide(self, tag);
        break;
    case HTML_RAW:
        run_gap(run, tag->is_end ? tag->next
                                 : html_find_raw_end(run->text, tag->next, tag->name));
        break;
    default:
        pass_block(self, tag);
        break;
    }
}

/* A tag where the text is left out. */
static void
pass_hidden_tag(struct reader *self, const struct html_tag *tag)
{
    if (self->hidden_role == HTML_CODE && is_block(tag->role)) {
        self->hidden_depth = 0;
        pass_tag(self, tag);
        return;
    }
    if (str_equal_nocase(tag->name, self->hidden) && !tag->is_alone) {
        count(&self->hidden_depth, tag->is_end);
    }
    size_t next = tag->next;
    if (tag->role == HTML_RAW && !tag->is_end) {
        next = html_find_raw_end(self->run.text, next, tag->name);
    }
    self->run.from = self->run.at = next;
    if (self->hidden_depth == 0 && self->hidden_role == HTML_CODE) {
        prose_builder_show(self->run.builder, next);
    }
}

void
html_add_comments(struct prose_builder *builder, size_t start, size_t end)
{
    struct str text = str_slice(builder->source, 0, end);
    while ((start = str_find(text, STR("<!--"), start)) != STR_NOT_FOUND) {
        size_t close = str_find(text, STR("-->"), start + 4);
        if (close == STR_NOT_FOUND) {
            return;
        }
        prose_builder_add_comment(builder, start + 4, close);
        start = close + 3;
    }
}

static void
pass_markup(struct reader *self)
{
    struct run *run = &self->run;
    if (!html_is_tag(run->text, run->at)) {
        size_t next = html_pass_declaration(run->text, run->at);
        if (text_has_at(run->text, run->at, STR("<!--"))) {
            html_add_comments(run->builder, run->at, next);
        }
        run_skip(run, next);
        return;
    }
    struct html_tag tag = html_tag_read(run->text, run->at);
    if (self->hidden_depth > 0) {
        pass_hidden_tag(self, &tag);
    } else {
        pass_tag(self, &tag);
    }
}

/* Where the text is preformatted, an empty line ends a paragraph. */
static void
pass_blanks(struct reader *self)
{
    struct run *run = &self->run;
    size_t start = run->at;
    run_pass_blanks(run);
    unsigned lines = 0;
    for (size_t at = start; self->preformatted > 0 && at < run->at; at++) {
        lines += run->text.data[at] == '\n' ? 1 : 0;
    }
    if (lines > 1) {
        run_close(run);
    }
}

static void
pass_text(struct reader *self)
{
    struct run *run = &self->run;
    char byte = run->text.data[run->at];
    if (self->hidden_depth > 0) {
        run->from = ++run->at;
    } else if (byte_is_blank(byte)) {
        pass_blanks(self);
    } else {
        self->after_break = false;
        if (byte != '&' || !run_take_entity(run)) {
            run->at++;
        }
    }
}

static void
read_all(struct reader *reader)
{
    struct run *run = &reader->run;
    while (run->at < run->text.length) {
        if (run->text.data[run->at] == '<' && html_is_markup(run->text, run->at)) {
            pass_markup(reader);
        } else {
            pass_text(reader);
        }
    }
    run_close(run);
}

void
html_read_part(struct prose_builder *builder, size_t start, size_t end)
{
    struct reader reader = {.run = run_at(builder, start, end)};
    read_all(&reader);
}

void
html_read(struct prose_builder *builder, size_t start)
{
    html_read_part(builder, start, builder->source.length);
}

void
html_read_lines(struct prose_builder *builder, size_t start)
{
    struct reader reader = {.run = run_at(builder, start, builder->source.length),
                            .preformatted = 1};
    read_all(&reader);
}
