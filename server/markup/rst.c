/* SPDX-License-Identifier: MIT */
#include "markup/rst.h"

#include "markup/reading.h"
#include "markup/rst_phrase.h"
#include "markup/rst_table.h"

/* Blocks of reStructuredText as docutils reads them, a line at a time; indents tell
 * what belongs together. What is inside lines: rst_phrase.c. */

struct reader {
    struct prose_builder *builder;
    struct str text;
    size_t at; /* the next line */
    /* The paragraph that is being read. */
    bool is_open;
    unsigned lines;
    unsigned indent; /* of its text */
    size_t start;
    size_t end;
    enum paragraph_kind kind;
    bool is_literal_next; /* the last paragraph ended in :: */
    unsigned literal_base;
    /* The list item that indented text belongs to. */
    bool in_list;
    unsigned item_indent;
    /* A directive, whose content is indented more than `directive_indent`. */
    bool in_directive;
    bool takes_options;
    unsigned directive_indent;
    enum paragraph_kind directive_kind;
};

/* Where running text goes on in a paragraph that ends in ::, which must stay its end. */
static void
place_before_colons(struct reader *self, size_t count, size_t at)
{
    struct prose *prose = self->builder->prose;
    while (at > self->start && byte_is_blank(self->text.data[at - 1])) {
        at--;
    }
    if (prose->paragraphs.count > count &&
        vec_last(&prose->paragraphs)->place != PROSE_NOWHERE) {
        vec_last(&prose->paragraphs)->place = (uint32_t)at;
    }
}

/* A paragraph that ends in :: announces a literal block. */
static void
flush(struct reader *self)
{
    if (!self->is_open) {
        return;
    }
    self->is_open = false;
    size_t end = self->end;
    size_t count = self->builder->prose->paragraphs.count;
    self->builder->is_fixed = self->kind == PARAGRAPH_HEADING;
    if (str_ends_with(str_slice(self->text, self->start, end), STR("::"))) {
        self->is_literal_next = true;
        self->literal_base = self->indent;
        end--;
        bool is_alone = end - self->start == 1 || byte_is_blank(self->text.data[end - 2]);
        end -= is_alone ? 1 : 0;
    }
    rst_add_phrases(self->builder, self->kind, self->start, end);
    self->builder->is_fixed = false;
    if (self->is_literal_next && end < self->end) {
        place_before_colons(self, count, self->end - 2);
    }
}

static void
begin(struct reader *self, enum paragraph_kind kind, const struct source_line *line)
{
    flush(self);
    self->is_open = true;
    self->lines = 1;
    self->kind = kind;
    self->indent = line->indent;
    self->start = line->first;
    self->end = line->end;
}

/* The line without its first bytes, which are as many columns. */
static struct source_line
cut_line(const struct source_line *line, size_t count)
{
    struct source_line rest = *line;
    rest.first += count < line->end - line->first ? count : line->end - line->first;
    rest.indent += (unsigned)count;
    return rest;
}

/* Passes all lines that are indented more than `base`, and empty ones. */
static void
pass_indented(struct reader *self, unsigned base)
{
    while (self->at < self->text.length) {
        struct source_line line = source_line_read(self->text, self->at);
        if (!source_line_is_empty(&line) && line.indent <= base) {
            return;
        }
        self->at = line.next;
    }
}

/* --- titles ---------------------------------------------------------------- */

/* Whether the line is a row of one punctuation mark. */
static bool
is_row(struct str line, size_t least)
{
    char mark = line.length > 0 ? line.data[0] : 'a';
    bool is_sign = (mark >= '!' && mark <= '/') || (mark >= ':' && mark <= '@') ||
                   (mark >= '[' && mark <= '`') || (mark >= '{' && mark <= '~');
    return is_sign && text_is_row_of(line, mark, least);
}

static bool
is_underline(const struct reader *self, const struct source_line *line)
{
    struct str row = source_line_text(self->text, line);
    size_t title = self->end - self->start;
    return self->is_open && self->lines == 1 && line->indent == 0 && is_row(row, 2) &&
           (row.length >= 4 || row.length >= title) && !str_equal(row, STR("::"));
}

/* --- tables ---------------------------------------------------------------- */

/* Reads the table whose first border has been read; an empty line ends it. */
static void
pass_table(struct reader *self, bool has_bars)
{
    flush(self);
    self->at = rst_add_table(self->builder, self->at, has_bars);
}

/* --- explicit markup: directives, comments, targets, notes ------------------ */

static const struct {
    const char *name;
    enum paragraph_kind kind;
    bool has_title; /* what follows its :: is one */
} prose_directives[] = {
    {"note", PARAGRAPH_BODY, false},        {"warning", PARAGRAPH_BODY, false},
    {"attention", PARAGRAPH_BODY, false},   {"caution", PARAGRAPH_BODY, false},
    {"danger", PARAGRAPH_BODY, false},      {"error", PARAGRAPH_BODY, false},
    {"hint", PARAGRAPH_BODY, false},        {"important", PARAGRAPH_BODY, false},
    {"tip", PARAGRAPH_BODY, false},         {"seealso", PARAGRAPH_BODY, false},
    {"admonition", PARAGRAPH_BODY, true},   {"topic", PARAGRAPH_BODY, true},
    {"sidebar", PARAGRAPH_BODY, true},      {"rubric", PARAGRAPH_HEADING, false},
    {"epigraph", PARAGRAPH_QUOTE, false},   {"highlights", PARAGRAPH_BODY, false},
    {"pull-quote", PARAGRAPH_QUOTE, false}, {"centered", PARAGRAPH_BODY, false},
    {"abstract", PARAGRAPH_BODY, false},    {"dedication", PARAGRAPH_BODY, false},
};

/* Directives whose argument is no prose, but whose content is. */
static const char *const wrapping_directives[] = {
    "figure", "container", "class",        "list-table",    "compound",
    "table",  "only",      "versionadded", "versionchanged"};

static void
enter_directive(struct reader *self, const struct source_line *line,
                enum paragraph_kind kind)
{
    self->in_directive = self->takes_options = true;
    self->directive_indent = line->indent;
    self->directive_kind = kind;
}

/* ".. name:: argument"; `colons` is where the :: stands in the line. */
static void
pass_directive(struct reader *self, const struct source_line *line, size_t colons)
{
    struct str text = source_line_text(self->text, line);
    struct str name = str_trim(str_slice(text, 3, colons));
    struct source_line argument = cut_line(line, colons + 2);
    struct source_line rest =
        source_line_read(str_slice(self->text, 0, argument.end), argument.first);
    rest.indent = line->indent + 1;
    for (size_t i = 0; i < sizeof prose_directives / sizeof prose_directives[0]; i++) {
        if (!str_equal(name, str_from(prose_directives[i].name))) {
            continue;
        }
        enter_directive(self, line, prose_directives[i].kind);
        if (!source_line_is_empty(&rest)) {
            bool has_title = prose_directives[i].has_title;
            begin(self, has_title ? PARAGRAPH_HEADING : prose_directives[i].kind, &rest);
            if (has_title) {
                flush(self);
            }
        }
        return;
    }
    for (size_t i = 0; i < sizeof wrapping_directives / sizeof wrapping_directives[0];
         i++) {
        if (str_equal(name, str_from(wrapping_directives[i]))) {
            enter_directive(self, line, PARAGRAPH_BODY);
            return;
        }
    }
    pass_indented(self, line->indent);
}

/* Where the :: of a directive stands in the line, or STR_NOT_FOUND. */
static size_t
find_directive(struct str text)
{
    size_t at = 3;
    while (at < text.length &&
           (byte_is_letter(text.data[at]) || byte_is_digit(text.data[at]) ||
            byte_is_one_of(text.data[at], "-_.+"))) {
        at++;
    }
    bool is_directive =
        at > 3 && text_has_at(text, at, STR("::")) && text_has_blank_at(text, at + 2);
    return is_directive ? at : STR_NOT_FOUND;
}

/* ".. [1] text": a footnote or citation, whose text is prose. */
static size_t
count_note_mark(struct str text)
{
    size_t close =
        text_has_at(text, 3, STR("[")) ? str_find_byte(text, ']', 4) : STR_NOT_FOUND;
    return close != STR_NOT_FOUND && close + 1 < text.length &&
                   text.data[close + 1] == ' '
               ? close + 2
               : 0;
}

/* A line that begins with two full stops; false if it does not. */
static bool
take_explicit(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    bool is_explicit = text_has_at(text, 0, STR("..")) && text_has_blank_at(text, 2);
    if (self->is_open || (!is_explicit && !text_has_at(text, 0, STR("__ ")))) {
        return false;
    }
    size_t directive = find_directive(text);
    size_t note = count_note_mark(text);
    if (is_explicit && directive != STR_NOT_FOUND) {
        pass_directive(self, line, directive);
    } else if (is_explicit && note > 0) {
        struct source_line rest = cut_line(line, note);
        rest.indent = line->indent + 1;
        begin(self, PARAGRAPH_ITEM, &rest);
        self->in_list = true;
        self->item_indent = rest.indent;
    } else { /* a comment or a target */
        if (is_explicit) {
            prose_builder_add_comment(self->builder, line->first + 2, line->end);
        }
        pass_indented(self, line->indent);
    }
    return true;
}

/* --- lists ----------------------------------------------------------------- */

/* The end of a number or letter in front of "." or ")". */
static size_t
pass_enumerator(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.length && end - at < 4 && byte_is_digit(text.data[end])) {
        end++;
    }
    bool is_sign = end == at && end < text.length &&
                   (byte_is_letter(text.data[end]) || text.data[end] == '#');
    return is_sign ? end + 1 : end;
}

/* How long the mark of the list item is that the line begins with, with its blank;
 * 0 for none. */
static size_t
count_item_mark(struct str text)
{
    size_t mark = 0;
    if (byte_is_one_of(text.data[0], "*+-")) {
        mark = 1;
    } else if (text_has_at(text, 0, STR("\xE2\x80\xA2"))) {
        mark = 3;
    } else {
        size_t start = text.data[0] == '(' ? 1 : 0;
        size_t end = pass_enumerator(text, start);
        bool is_closed = end > start && end < text.length &&
                         (text.data[end] == ')' || (start == 0 && text.data[end] == '.'));
        mark = is_closed ? end + 1 : 0;
    }
    return mark > 0 && mark < text.length && text.data[mark] == ' ' ? mark + 1 : 0;
}

/* ":name: value" */
static bool
is_field(struct str text)
{
    size_t close = text.data[0] == ':' ? str_find_byte(text, ':', 1) : STR_NOT_FOUND;
    return close != STR_NOT_FOUND && close > 1 && !byte_is_blank(text.data[1]) &&
           text_has_blank_at(text, close + 1);
}

static bool
take_item(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    size_t mark = count_item_mark(text);
    if (mark == 0) {
        return false;
    }
    struct source_line rest = cut_line(line, mark);
    begin(self, PARAGRAPH_ITEM, &rest);
    self->in_list = true;
    self->item_indent = rest.indent;
    return true;
}

/* --- all of it ------------------------------------------------------------- */

static enum paragraph_kind
choose_kind(const struct reader *self, const struct source_line *line)
{
    if (self->in_directive) {
        return self->directive_kind;
    }
    if (self->in_list && line->indent >= self->item_indent) {
        return PARAGRAPH_ITEM;
    }
    return line->indent > 0 ? PARAGRAPH_QUOTE : PARAGRAPH_BODY;
}

/* What is indented less than a list item or a directive ends it. */
static void
leave_blocks(struct reader *self, const struct source_line *line)
{
    self->in_list = self->in_list && line->indent >= self->item_indent;
    self->in_directive = self->in_directive && line->indent > self->directive_indent;
}

static bool
is_doctest(struct str text)
{
    return text_has_at(text, 0, STR(">>> "));
}

/* Passes the lines up to the next empty one. */
static void
pass_block(struct reader *self)
{
    while (self->at < self->text.length) {
        struct source_line line = source_line_read(self->text, self->at);
        if (source_line_is_empty(&line)) {
            return;
        }
        self->at = line.next;
    }
}

/* Passes the block that a :: has announced; false if the line begins none. */
static bool
pass_literal(struct reader *self, const struct source_line *line)
{
    bool is_literal = self->is_literal_next && line->indent > self->literal_base;
    self->is_literal_next = false;
    if (is_literal) {
        pass_indented(self, self->literal_base);
    }
    return is_literal;
}

/* The first line of a block. */
static void
begin_block(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    leave_blocks(self, line);
    if (pass_literal(self, line)) {
        return;
    }
    if (rst_is_simple_border(text) || rst_is_grid_border(text)) {
        pass_table(self, rst_is_grid_border(text));
    } else if (is_doctest(text)) {
        pass_block(self);
    } else if (is_field(text)) {
        pass_indented(self, line->indent);
    } else if (!is_row(text, 4) && !take_item(self, line)) {
        begin(self, choose_kind(self, line), line);
    }
}

/* A line of the open paragraph, or one that shows what it was. */
static void
continue_paragraph(struct reader *self, const struct source_line *line)
{
    bool is_definition = self->lines == 1 && line->indent > self->indent &&
                         self->kind != PARAGRAPH_ITEM && !self->in_directive;
    if (is_underline(self, line)) {
        self->kind = PARAGRAPH_HEADING;
        flush(self);
    } else if (is_definition) { /* a term, and now its definition */
        self->kind = PARAGRAPH_ITEM;
        begin(self, PARAGRAPH_ITEM, line);
        self->in_list = true;
        self->item_indent = line->indent;
    } else if (line->indent < self->indent) {
        flush(self);
        begin_block(self, line);
    } else {
        self->end = line->end;
        self->lines++;
    }
}

static void
take_line(struct reader *self, const struct source_line *line)
{
    if (source_line_is_empty(line)) {
        flush(self);
        self->takes_options = false;
        return;
    }
    struct str text = source_line_text(self->text, line);
    bool is_option =
        self->takes_options && line->indent > self->directive_indent && is_field(text);
    if (is_option) {
        flush(self);
    } else if (self->is_open) {
        continue_paragraph(self, line);
    } else if (!pass_literal(self, line) && !take_explicit(self, line)) {
        begin_block(self, line);
    }
}

void
rst_read(struct prose_builder *builder, size_t start)
{
    struct reader reader = {.builder = builder, .text = builder->source, .at = start};
    while (reader.at < reader.text.length) {
        struct source_line line = source_line_read(reader.text, reader.at);
        reader.at = line.next;
        take_line(&reader, &line);
    }
    flush(&reader);
}
