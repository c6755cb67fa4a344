/* SPDX-License-Identifier: MIT */
#include "markup/asciidoc.h"

#include "markup/asciidoc_phrase.h"
#include "markup/asciidoc_table.h"
#include "markup/reading.h"
#include "text/utf8.h"

/* Blocks of AsciiDoc as Asciidoctor reads them, a line at a time. What is inside
 * lines: asciidoc_phrase.c. */

/* What the attributes above a block say of it. */
enum fate {
    FATE_NONE,
    FATE_QUOTE,
    FATE_HIDDEN, /* code, formulas, diagrams */
};

struct reader {
    struct prose_builder *builder;
    struct str text;
    size_t at; /* the next line */
    /* The paragraph that is being read. */
    bool is_open;
    bool is_hidden;
    unsigned lines;
    size_t start;
    size_t end;
    enum paragraph_kind kind;
    enum fate fate; /* of the next block */
    bool in_quote;
    bool in_list;
    bool in_header;    /* the lines right under the document's title */
    bool is_continued; /* a line with + has tied the next block to its list item */
};

static void
flush(struct reader *self)
{
    if (self->is_open && !self->is_hidden) {
        asciidoc_add_phrases(self->builder, self->kind, self->start, self->end);
    }
    self->is_open = self->is_hidden = false;
}

static void
begin(struct reader *self, enum paragraph_kind kind, size_t start, size_t end)
{
    flush(self);
    self->is_open = true;
    self->is_hidden = self->fate == FATE_HIDDEN;
    self->kind = self->fate == FATE_QUOTE ? PARAGRAPH_QUOTE : kind;
    self->fate = FATE_NONE;
    self->start = start;
    self->end = end;
    self->lines = 1;
}

/* A paragraph of its own line. */
static void
add_line(struct reader *self, enum paragraph_kind kind, size_t start, size_t end)
{
    flush(self);
    asciidoc_add_phrases(self->builder, kind, start, end);
}

/* --- delimited blocks ------------------------------------------------------ */

/* Moves on to the line that is `delimiter` again, the end of the text without one;
 * returns where it starts. */
static size_t
find_delimiter(struct reader *self, struct str delimiter)
{
    while (self->at < self->text.length) {
        struct source_line line = source_line_read(self->text, self->at);
        self->at = line.next;
        if (str_equal(source_line_text(self->text, &line), delimiter)) {
            return line.start;
        }
    }
    return self->text.length;
}

static size_t
count_characters(struct str text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.length; count++) {
        utf8_next(text, &at);
    }
    return count;
}

/* A line of signs under the only line so far makes a title of it. */
static bool
is_underline(const struct reader *self, struct str row)
{
    if (!self->is_open || self->is_hidden || self->lines != 1 || row.length < 2 ||
        !byte_is_one_of(row.data[0], "=-~^+") || !text_is_row_of(row, row.data[0], 2)) {
        return false;
    }
    struct str title = str_slice(self->text, self->start, self->end);
    if (title.length > row.length * 4 + 4) {
        return false;
    }
    size_t length = count_characters(title);
    return length + 1 >= row.length && row.length + 1 >= length;
}

static bool
is_verbatim_delimiter(struct str row)
{
    return text_is_row_of(row, '-', 4) || text_is_row_of(row, '.', 4) ||
           text_is_row_of(row, '+', 4) || text_is_row_of(row, '/', 4) ||
           text_count_leading(row, '`') >= 3;
}

static bool
is_structure_delimiter(struct str row)
{
    return text_is_row_of(row, '=', 4) || text_is_row_of(row, '*', 4) ||
           str_equal(row, STR("--"));
}

/* --- lines of their own ---------------------------------------------------- */

/* :name: value */
static bool
is_attribute_entry(struct str line)
{
    size_t at = 1;
    if (line.length < 3 || line.data[0] != ':') {
        return false;
    }
    while (at < line.length &&
           (byte_is_letter(line.data[at]) || byte_is_digit(line.data[at]) ||
            byte_is_one_of(line.data[at], "_-!"))) {
        at++;
    }
    return at > 1 && at < line.length && line.data[at] == ':' &&
           text_has_blank_at(line, at + 1);
}

/* An entry goes on where its line ends in a backslash. */
static void
pass_attribute_entry(struct reader *self, struct str line)
{
    while (str_ends_with(line, STR("\\")) && self->at < self->text.length) {
        struct source_line next = source_line_read(self->text, self->at);
        self->at = next.next;
        line = source_line_text(self->text, &next);
    }
}

static bool
is_block_attributes(struct str line)
{
    return line.length >= 2 && line.data[0] == '[' && str_ends_with(line, STR("]")) &&
           (byte_is_letter(line.data[1]) || byte_is_one_of(line.data[1], "[.,#%\"'{]"));
}

static enum fate
read_block_attributes(struct str line)
{
    static const char *const hidden[] = {"source", "listing",   "literal",  "stem",
                                         "pass",   "latexmath", "mermaid",  "asciimath",
                                         "ditaa",  "plantuml",  "graphviz", ","};
    struct str name = str_slice(line, 1, line.length);
    if (str_starts_with(name, STR("quote")) || str_starts_with(name, STR("verse"))) {
        return FATE_QUOTE;
    }
    for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++) {
        if (str_starts_with(name, str_from(hidden[i]))) {
            return FATE_HIDDEN;
        }
    }
    return FATE_NONE;
}

/* image::quay.png[], include::x.adoc[], ifdef::print[] */
static bool
is_block_macro(struct str line)
{
    size_t at = 0;
    while (at < line.length && (byte_is_letter(line.data[at]) || line.data[at] == '_')) {
        at++;
    }
    return at > 0 && text_has_at(line, at, STR("::")) &&
           !text_has_blank_at(line, at + 2) && str_ends_with(line, STR("]"));
}

static bool
is_rule(struct str line)
{
    return text_is_row_of(line, '\'', 3) || text_is_row_of(line, '<', 3) ||
           str_equal(line, STR("---")) || str_equal(line, STR("***"));
}

/* The level of a title, 0 for none; *length is that of its mark. */
static bool
is_title(struct str line, size_t *length)
{
    char mark = line.data[0];
    *length = text_count_leading(line, mark);
    return (mark == '=' || mark == '#') && *length <= 6 && *length < line.length &&
           line.data[*length] == ' ';
}

/* --- list items ------------------------------------------------------------ */

static size_t
pass_checkbox(struct str text, size_t at)
{
    bool is_box = text.length - at > 3 && text.data[at] == '[' &&
                  byte_is_one_of(text.data[at + 1], " *x") && text.data[at + 2] == ']' &&
                  text.data[at + 3] == ' ';
    return is_box ? at + 4 : at;
}

/* How long the mark of the list item is that the line begins with; 0 for none. */
static size_t
count_item_mark(struct str line)
{
    char mark = line.data[0];
    size_t count = text_count_leading(line, mark);
    if (mark == '<') { /* a note to code */
        size_t close = str_find_byte(str_slice(line, 0, 5), '>', 0);
        count = close == STR_NOT_FOUND ? 0 : close + 1;
    } else if (byte_is_digit(mark) || byte_is_letter(mark)) {
        count = 1;
        while (byte_is_digit(mark) && count < line.length && count < 4 &&
               byte_is_digit(line.data[count])) {
            count++;
        }
        count = count < line.length && line.data[count] == '.' ? count + 1 : 0;
    } else if (!byte_is_one_of(mark, "*.-\xE2") || count > 5 ||
               (mark == '-' && count > 1)) {
        count = 0;
    }
    return count > 0 && count + 1 < line.length && line.data[count] == ' ' ? count : 0;
}

/* Where the :: (or ;;) of "term:: text" stands, or STR_NOT_FOUND. */
static size_t
find_term_end(struct str line)
{
    size_t at = 0;
    while ((at = str_find_byte(line, ':', at)) != STR_NOT_FOUND) {
        size_t count = text_count_leading(str_slice(line, at, line.length), ':');
        if (at > 0 && count >= 2 && count <= 4 && text_has_blank_at(line, at + count)) {
            return at;
        }
        at += count;
    }
    return STR_NOT_FOUND;
}

static bool
take_item(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    size_t mark = count_item_mark(text);
    if (mark > 0) {
        size_t start = pass_checkbox(text, mark + 1);
        begin(self, PARAGRAPH_ITEM, line->first + start, line->end);
        self->in_list = true;
        return true;
    }
    size_t term = find_term_end(text);
    if (term == STR_NOT_FOUND) {
        return false;
    }
    size_t count = text_count_leading(str_slice(text, term, text.length), ':');
    add_line(self, PARAGRAPH_ITEM, line->first, line->first + term);
    begin(self, PARAGRAPH_ITEM, line->first + term + count, line->end);
    self->in_list = true;
    return true;
}

/* --- all of it ------------------------------------------------------------- */

static size_t
count_label(struct str line)
{
    static const char *const labels[] = {
        "NOTE: ", "TIP: ", "IMPORTANT: ", "WARNING: ", "CAUTION: "};
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        if (str_starts_with(line, str_from(labels[i]))) {
            return strlen(labels[i]);
        }
    }
    return str_starts_with(line, STR("> ")) ? 2 : 0;
}

/* A line of running text. */
static void
take_text(struct reader *self, const struct source_line *line)
{
    if (self->is_open) {
        self->end = line->end;
        self->lines++;
        return;
    }
    struct str text = source_line_text(self->text, line);
    bool is_item = self->in_list && (self->is_continued || line->indent > 0);
    self->in_list = is_item;
    bool is_quote = self->in_quote || str_starts_with(text, STR("> "));
    enum paragraph_kind kind = is_quote  ? PARAGRAPH_QUOTE
                               : is_item ? PARAGRAPH_ITEM
                                         : PARAGRAPH_BODY;
    begin(self, kind, line->first + count_label(text), line->end);
    self->is_hidden |= line->indent > 0 && !is_item; /* a literal paragraph */
    self->is_continued = false;
}

/* A line that delimits a block; false if it is none. */
static bool
take_delimiter(struct reader *self, const struct source_line *line)
{
    struct str row = source_line_text(self->text, line);
    if (asciidoc_is_table_delimiter(row)) {
        flush(self);
        size_t end = find_delimiter(self, row);
        if (self->fate != FATE_HIDDEN) {
            asciidoc_add_cells(self->builder,
                               (struct span){(uint32_t)line->next, (uint32_t)end},
                               row.data[0]);
        }
    } else if (is_verbatim_delimiter(row)) {
        flush(self);
        find_delimiter(self, text_count_leading(row, '`') >= 3
                                 ? str_slice(row, 0, text_count_leading(row, '`'))
                                 : row);
    } else if (text_is_row_of(row, '_', 4)) {
        flush(self);
        self->in_quote = !self->in_quote;
    } else if (is_structure_delimiter(row)) {
        flush(self);
        if (self->fate == FATE_HIDDEN) {
            find_delimiter(self, row);
        }
    } else {
        return false;
    }
    self->fate = FATE_NONE;
    return true;
}

/* A line that says something of what follows, or nothing; false if it is none. */
static bool
take_directive(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    if (str_equal(text, STR("+"))) {
        flush(self);
        self->is_continued = true;
    } else if (is_block_attributes(text)) {
        flush(self);
        enum fate fate = read_block_attributes(text);
        self->fate = fate != FATE_NONE ? fate : self->fate;
    } else if (is_rule(text) || is_block_macro(text)) {
        flush(self);
    } else if (!self->is_open && is_attribute_entry(text)) {
        pass_attribute_entry(self, text);
    } else if (!self->is_open && str_starts_with(text, STR("//")) &&
               !str_starts_with(text, STR("///"))) {
        prose_builder_add_comment(self->builder, line->first + 2, line->end);
    } else {
        return false;
    }
    return true;
}

static bool
take_title(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    size_t mark = 0;
    if (self->is_open || line->indent > 0) {
        return false;
    }
    bool is_caption = text.length > 1 && text.data[0] == '.' && text.data[1] != '.' &&
                      !byte_is_blank(text.data[1]);
    if (!is_caption && !is_title(text, &mark)) {
        return false;
    }
    self->in_header = mark == 1 && !is_caption;
    mark = is_caption ? 1 : mark;
    add_line(self, PARAGRAPH_HEADING, line->first + mark, line->end);
    self->in_list = self->in_list && is_caption;
    return true;
}

static void
take_line(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    if (text.length == 0) {
        flush(self);
        self->in_header = false;
        return;
    }
    if (line->indent == 0 && is_underline(self, text)) {
        self->kind = PARAGRAPH_HEADING;
        flush(self);
        return;
    }
    if (line->indent == 0 && (take_delimiter(self, line) || take_directive(self, line))) {
        return;
    }
    bool may_be_item = !self->is_open || self->in_list;
    if (self->in_header) { /* an author, a date */
        self->builder->is_fixed = true;
        add_line(self, PARAGRAPH_BODY, line->first, line->end);
        self->builder->is_fixed = false;
        return;
    }
    if (take_title(self, line) || (may_be_item && take_item(self, line))) {
        return;
    }
    take_text(self, line);
}

void
asciidoc_read(struct prose_builder *builder, size_t start)
{
    struct reader reader = {.builder = builder, .text = builder->source, .at = start};
    while (reader.at < reader.text.length) {
        struct source_line line = source_line_read(reader.text, reader.at);
        reader.at = line.next;
        take_line(&reader, &line);
    }
    flush(&reader);
}
