/* SPDX-License-Identifier: MIT */
#include "markup/org.h"

#include "markup/org_phrase.h"
#include "markup/reading.h"

/* Elements of Org as its exporters read them, a line at a time. A block or drawer
 * that is not closed ends at the next headline, which none can hold. What is inside
 * lines: org_phrase.c. */

struct reader {
    struct prose_builder *builder;
    struct str text;
    size_t at; /* the next line */
    /* The paragraph that is being read. */
    bool is_open;
    size_t start;
    size_t end;
    enum paragraph_kind kind;
    unsigned quotes; /* how deep in #+begin_quote */
    bool in_list;
    unsigned item_indent; /* of the text of the list item */
    size_t hidden_level;  /* of a headline whose subtree is left out; 0 if none */
    size_t notes; /* where the notes or what is hidden begins that reach to the end
                   * of the draft so far; the end of the text if none do */
};

static void
flush(struct reader *self)
{
    if (self->is_open) {
        org_add_phrases(self->builder, self->kind, self->start, self->end);
    }
    self->is_open = false;
}

static void
begin(struct reader *self, enum paragraph_kind kind, size_t start, size_t end)
{
    flush(self);
    self->is_open = true;
    self->kind = kind;
    self->start = start;
    self->end = end;
}

static void
add_line(struct reader *self, enum paragraph_kind kind, size_t start, size_t end)
{
    begin(self, kind, start, end);
    flush(self);
}

/* How many stars a headline begins with, 0 if the line is none. */
static size_t
count_stars(struct str text, const struct source_line *line)
{
    struct str row = str_slice(text, line->start, line->end);
    size_t stars = text_count_leading(row, '*');
    return stars < row.length && row.data[stars] == ' ' ? stars : 0;
}

/* Passes lines up to the one that begins with `end`, or the next headline. */
static void
pass_until(struct reader *self, struct str end)
{
    while (self->at < self->text.length) {
        struct source_line line = source_line_read(self->text, self->at);
        if (count_stars(self->text, &line) > 0) {
            return;
        }
        self->at = line.next;
        if (str_starts_with_nocase(source_line_text(self->text, &line), end)) {
            return;
        }
    }
}

/* --- headlines ------------------------------------------------------------- */

/* Past the state, the priority and COMMENT in front of a headline. */
static size_t
pass_state(struct str text, size_t at, bool *is_comment)
{
    static const char *const states[] = {("TO"
                                          "DO "),
                                         "DONE ",
                                         "NEXT ",
                                         "WAITING ",
                                         "STARTED ",
                                         "HOLD ",
                                         "DRAFT ",
                                         "CANCELLED ",
                                         "CANCELED "};
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (text_has_at(text, at, str_from(states[i]))) {
            at += strlen(states[i]);
            break;
        }
    }
    if (text_has_at(text, at, STR("[#")) && text_has_at(text, at + 3, STR("] "))) {
        at += 5;
    }
    *is_comment = text_has_at(text, at, STR("COMMENT"));
    return at;
}

/* Where the tags (":press:noexport:") at the end of a headline begin; its end without
 * any. */
static size_t
find_tags(struct str title)
{
    size_t at = title.length;
    if (!str_ends_with(title, STR(":"))) {
        return at;
    }
    while (at > 0 && !byte_is_blank(title.data[at - 1])) {
        at--;
    }
    bool has_tags = at > 0 && title.data[at] == ':' && title.length - at > 2;
    return has_tags ? at : title.length;
}

static void
take_headline(struct reader *self, const struct source_line *line, size_t stars)
{
    flush(self);
    self->in_list = false;
    self->quotes = 0;
    if (self->hidden_level > 0 && stars > self->hidden_level) {
        return;
    }
    bool is_comment = false;
    struct str row = str_slice(self->text, 0, line->end);
    size_t start = pass_state(row, line->start + stars + 1, &is_comment);
    struct str title = str_slice(row, start, row.length);
    size_t tags = find_tags(title);
    bool is_hidden = is_comment || str_find(str_slice(title, tags, title.length),
                                            STR(":noexport:"), 0) != STR_NOT_FOUND;
    self->hidden_level = is_hidden ? stars : 0;
    bool is_apart = is_hidden || str_equal(str_trim(title), STR("Footnotes"));
    if (!is_apart) {
        self->notes = self->text.length;
    } else if (self->notes == self->text.length) {
        self->notes = line->start;
    }
    if (!is_hidden) {
        add_line(self, PARAGRAPH_HEADING, start, start + tags);
    }
}

/* --- keywords and blocks --------------------------------------------------- */

static bool
is_opaque_block(struct str name)
{
    static const char *const names[] = {"src",   "example", "export", "comment",
                                        "latex", "html",    "ascii"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_starts_with_nocase(name, str_from(names[i]))) {
            return true;
        }
    }
    return false;
}

/* #+begin_x and #+end_x; `name` is x and what follows. */
static void
take_block(struct reader *self, struct str name, bool is_end)
{
    bool is_quote = str_starts_with_nocase(name, STR("quote")) ||
                    str_starts_with_nocase(name, STR("verse"));
    if (is_quote && !is_end) {
        self->quotes++;
    } else if (is_quote && self->quotes > 0) {
        self->quotes--;
    } else if (!is_end && is_opaque_block(name)) {
        pass_until(self, STR("#+end_"));
    }
}

/* #+name: value */
static void
take_keyword(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    struct str name = str_slice(text, 2, text.length);
    flush(self);
    if (str_starts_with_nocase(name, STR("begin_"))) {
        take_block(self, str_slice(name, 6, name.length), false);
        return;
    }
    if (str_starts_with_nocase(name, STR("end_"))) {
        take_block(self, str_slice(name, 4, name.length), true);
        return;
    }
    static const struct {
        const char *name;
        enum paragraph_kind kind;
    } printed[] = {{"title:", PARAGRAPH_HEADING},
                   {"subtitle:", PARAGRAPH_HEADING},
                   {"caption:", PARAGRAPH_BODY}};
    for (size_t i = 0; i < sizeof printed / sizeof printed[0]; i++) {
        if (str_starts_with_nocase(name, str_from(printed[i].name))) {
            size_t start = line->first + 2 + strlen(printed[i].name);
            add_line(self, printed[i].kind, start, line->end);
        }
    }
}

/* :NAME: alone in its line */
static bool
is_drawer(struct str text)
{
    size_t at = 1;
    while (at < text.length &&
           (byte_is_letter(text.data[at]) || byte_is_digit(text.data[at]) ||
            byte_is_one_of(text.data[at], "-_"))) {
        at++;
    }
    return at > 1 && at + 1 == text.length && text.data[0] == ':' && text.data[at] == ':';
}

/* SCHEDULED: and other times of a headline, and formulas of the diary */
static bool
is_planning(struct str text)
{
    return str_starts_with(text, STR("SCHEDULED:")) ||
           str_starts_with(text, STR("DEADLINE:")) ||
           str_starts_with(text, STR("CLOSED:")) ||
           str_starts_with(text, STR("CLOCK:")) || str_starts_with(text, STR("%%("));
}

/* A line that is no prose; false if it may be. */
static bool
take_directive(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    if (str_starts_with(text, STR("#+"))) {
        take_keyword(self, line);
    } else if (text.data[0] == '#' && text_has_blank_at(text, 1)) {
        flush(self);
        prose_builder_add_comment(self->builder, line->first + 1, line->end);
    } else if (is_drawer(text)) {
        flush(self);
        pass_until(self, STR(":END:"));
    } else if (text.data[0] == ':' && text_has_blank_at(text, 1)) {
        flush(self);
    } else if (str_starts_with(text, STR("\\begin{"))) {
        flush(self);
        pass_until(self, STR("\\end{"));
    } else if (text_is_row_of(text, '-', 5) || is_planning(text)) {
        flush(self);
    } else {
        return false;
    }
    return true;
}

/* --- tables and lists ------------------------------------------------------ */

static void
add_cells(struct reader *self, const struct source_line *line)
{
    flush(self);
    struct str row = str_slice(self->text, 0, line->end);
    bool is_rule = text_has_at(row, line->first, STR("|-"));
    for (size_t at = line->first + 1; !is_rule && at < row.length;) {
        size_t end = str_find_byte(row, '|', at);
        end = end == STR_NOT_FOUND ? row.length : end;
        add_line(self, PARAGRAPH_ITEM, at, end);
        at = end + 1;
    }
}

/* How long the mark of the list item is that the line begins with, with its blank; 0
 * for none. */
static size_t
count_item_mark(struct str text, unsigned indent)
{
    size_t mark = 0;
    if (byte_is_one_of(text.data[0], "-+") || (text.data[0] == '*' && indent > 0)) {
        mark = 1;
    } else {
        while (mark < text.length && mark < 4 && byte_is_digit(text.data[mark])) {
            mark++;
        }
        bool is_closed =
            mark > 0 && mark < text.length && byte_is_one_of(text.data[mark], ".)");
        mark = is_closed ? mark + 1 : 0;
    }
    return mark > 0 && mark < text.length && text.data[mark] == ' ' ? mark + 1 : 0;
}

/* Past the counter and the box in front of an item's text. */
static size_t
pass_box(struct str text, size_t at)
{
    if (text_has_at(text, at, STR("[@"))) {
        size_t close = str_find_byte(str_slice(text, 0, at + 8), ']', at);
        at = close == STR_NOT_FOUND ? at : close + 1;
        at += at < text.length && text.data[at] == ' ' ? 1 : 0;
    }
    bool is_box = text_has_at(text, at, STR("[")) &&
                  text_has_at(text, at + 2, STR("] ")) &&
                  byte_is_one_of(text.data[at + 1], " X-");
    return is_box ? at + 4 : at;
}

static bool
take_item(struct reader *self, const struct source_line *line)
{
    struct str row = str_slice(self->text, 0, line->end);
    size_t mark = count_item_mark(source_line_text(self->text, line), line->indent);
    bool is_note = line->indent == 0 && text_has_at(row, line->first, STR("[fn:"));
    if (is_note) {
        size_t close = str_find_byte(row, ']', line->first);
        mark = close == STR_NOT_FOUND ? 0 : close + 1 - line->first;
        is_note = str_find_byte(str_slice(row, 0, line->first + mark), ':',
                                line->first + 4) == STR_NOT_FOUND;
    }
    if (mark == 0 || (!is_note && text_has_at(row, line->first, STR("[fn:")))) {
        return false;
    }
    if (is_note && self->notes == self->text.length) {
        self->notes = line->start;
    }
    size_t start = pass_box(row, line->first + mark);
    size_t term = is_note ? STR_NOT_FOUND : str_find(row, STR(" :: "), start);
    if (term != STR_NOT_FOUND) {
        add_line(self, PARAGRAPH_ITEM, start, term);
        start = term + 4;
    }
    begin(self, PARAGRAPH_ITEM, start, line->end);
    self->in_list = true;
    self->item_indent = is_note ? 0 : line->indent + 1;
    return true;
}

/* --- all of it ------------------------------------------------------------- */

static void
take_text(struct reader *self, const struct source_line *line)
{
    if (self->is_open) {
        self->end = line->end;
        return;
    }
    self->in_list =
        self->in_list && self->item_indent > 0 && line->indent >= self->item_indent;
    enum paragraph_kind kind = self->quotes > 0 ? PARAGRAPH_QUOTE
                               : self->in_list  ? PARAGRAPH_ITEM
                                                : PARAGRAPH_BODY;
    begin(self, kind, line->first, line->end);
}

static void
take_line(struct reader *self, const struct source_line *line)
{
    size_t stars = count_stars(self->text, line);
    if (stars > 0) {
        take_headline(self, line, stars);
    } else if (self->hidden_level > 0) {
        return;
    } else if (source_line_is_empty(line)) {
        flush(self);
    } else if (take_directive(self, line)) {
        return;
    } else if (self->text.data[line->first] == '|') {
        add_cells(self, line);
    } else if (!take_item(self, line)) {
        take_text(self, line);
    }
}

void
org_read(struct prose_builder *builder, size_t start)
{
    struct reader reader = {.builder = builder,
                            .text = builder->source,
                            .at = start,
                            .notes = builder->source.length};
    while (reader.at < reader.text.length) {
        struct source_line line = source_line_read(reader.text, reader.at);
        reader.at = line.next;
        take_line(&reader, &line);
    }
    flush(&reader);
    builder->prose->body_end = (uint32_t)reader.notes;
}
