/* SPDX-License-Identifier: MIT */
#include "markup/fountain.h"

#include "markup/reading.h"
#include "text/script.h"
#include "text/utf8.h"

/* Fountain 1.1: what a line is follows from its letters and from the empty lines
 * around it. Scene headings and names of speakers are paragraphs of their own;
 * transitions, synopses, notes and the boneyard are no prose. */

struct reader {
    struct prose_builder *builder;
    struct str text;
    size_t at; /* the next line */
    /* The paragraph that is being read. */
    bool is_open;
    size_t start;
    size_t end;
    bool after_blank;
    bool in_dialogue;
    struct lookahead boneyards;
};

/* --- inside lines ---------------------------------------------------------- */

static bool
stops_note(struct str text, size_t at)
{
    return text_has_at(text, at, STR("]]"));
}

static bool
stops_boneyard(struct str text, size_t at)
{
    return text_has_at(text, at, STR("*/"));
}

struct phrase {
    struct run run;
    struct lookahead notes;
    struct lookahead boneyards;
};

static void
pass_emphasis(struct run *run)
{
    struct str rest = str_slice(run->text, run->at, run->text.length);
    size_t end = run->at + text_count_leading(rest, rest.data[0]);
    bool stands_alone =
        text_has_blank_before(run->text, run->at) && text_has_blank_at(run->text, end);
    if (stands_alone) {
        run->at = end;
    } else {
        run_turn(run, (unsigned char)rest.data[0] + ((end - run->at) << 8), end);
    }
}

static void
pass_note(struct phrase *self)
{
    struct run *run = &self->run;
    size_t start = run->at + 2;
    size_t end = lookahead_find(&self->notes, run->text, start, stops_note);
    if (end != STR_NOT_FOUND) {
        prose_builder_add_comment(run->builder, start, end);
    }
    run_gap_hidden(run, end, 2);
}

static void
pass_sign(struct phrase *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    char byte = text.data[run->at];
    if (byte == '*' || byte == '_') {
        pass_emphasis(run);
    } else if (text_has_at(text, run->at, STR("[["))) {
        pass_note(self);
    } else if (text_has_at(text, run->at, STR("/*"))) {
        run_gap_hidden(
            run, lookahead_find(&self->boneyards, text, run->at + 2, stops_boneyard), 2);
    } else if (byte == '\\' && run->at + 1 < text.length &&
               byte_is_one_of(text.data[run->at + 1], "*_\\[]/~")) {
        run_skip(run, run->at + 1);
        run->at++;
    } else {
        run->at++;
    }
}

static void
add_phrases(struct reader *self, enum paragraph_kind kind, size_t start, size_t end)
{
    struct phrase phrase = {.run = run_at(self->builder, start, end)};
    struct run *run = &phrase.run;
    prose_builder_close(self->builder);
    prose_builder_forget(self->builder);
    run->kind = kind;
    while (run->at < run->text.length) {
        char byte = run->text.data[run->at];
        if (byte_is_letter(byte) || byte_is_digit(byte)) {
            run_pass_word(run);
        } else if (byte_is_blank(byte)) {
            run_pass_blanks(run);
        } else {
            pass_sign(&phrase);
        }
    }
    run_place(run, end);
    run_close(run);
}

static void
flush(struct reader *self)
{
    if (self->is_open) {
        add_phrases(self, PARAGRAPH_BODY, self->start, self->end);
    }
    self->is_open = false;
}

static void
take_text(struct reader *self, size_t start, size_t end)
{
    self->start = self->is_open ? self->start : start;
    self->end = end;
    self->is_open = true;
}

static void
add_line(struct reader *self, enum paragraph_kind kind, size_t start, size_t end)
{
    flush(self);
    add_phrases(self, kind, start, end);
}

/* --- what a line is -------------------------------------------------------- */

/* Whether it has capital letters, and no small ones outside parentheses. */
static bool
is_capitals(struct str line)
{
    bool has_capital = false;
    unsigned depth = 0;
    for (size_t at = 0; at < line.length;) {
        uint32_t code_point = utf8_next(line, &at);
        depth += code_point == '(' ? 1 : 0;
        depth -= code_point == ')' && depth > 0 ? 1 : 0;
        if (depth == 0 && char_is_lower(code_point)) {
            return false;
        }
        has_capital |= depth == 0 && char_is_upper(code_point);
    }
    return has_capital;
}

static bool
is_scene(struct str line)
{
    static const char *const starts[] = {"INT./EXT", "INT/EXT", "EXT./INT", "EXT/INT",
                                         "INT",      "EXT",     "EST",      "I/E"};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        struct str start = str_from(starts[i]);
        if (str_starts_with_nocase(line, start) && line.length > start.length) {
            return byte_is_one_of(line.data[start.length], ". ");
        }
    }
    return false;
}

static bool
is_followed_by_text(const struct reader *self)
{
    struct source_line next = source_line_read(self->text, self->at);
    return !source_line_is_empty(&next);
}

/* "INT. QUAY - DAY #12A#": the number is left out. */
static void
add_scene(struct reader *self, const struct source_line *line, size_t mark)
{
    struct str text = source_line_text(self->text, line);
    size_t end = text.length;
    if (end > 1 && text.data[end - 1] == '#') {
        size_t number = str_find_last_byte(str_slice(text, 0, end - 1), '#');
        end = number == STR_NOT_FOUND ? end : number;
    }
    add_line(self, PARAGRAPH_HEADING, line->first + mark,
             line->first + (end > mark ? end : mark));
}

static void
add_cue(struct reader *self, const struct source_line *line, size_t mark)
{
    add_line(self, PARAGRAPH_ITEM, line->first + mark, line->end);
    self->in_dialogue = true;
}

/* A line that says with its first sign what it is; false if it does not. */
static bool
take_forced(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    switch (text.data[0]) {
    case '!':
        flush(self);
        take_text(self, line->first + 1, line->end);
        return true;
    case '~':
        take_text(self, line->first + 1, line->end);
        return true;
    case '@':
        add_cue(self, line, 1);
        return true;
    case '>':
        flush(self);
        if (str_ends_with(text, STR("<")) && text.length > 1) {
            add_line(self, PARAGRAPH_BODY, line->first + 1, line->end - 1);
        }
        return true;
    case '.':
        if (text.length > 1 && text.data[1] != '.') {
            add_scene(self, line, 1);
            return true;
        }
        return false;
    default:
        return false;
    }
}

/* The first line after an empty one. */
static void
begin_block(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    if (take_forced(self, line)) {
        return;
    }
    bool is_capital = is_capitals(text);
    bool has_text = is_followed_by_text(self);
    if (is_scene(text)) {
        add_scene(self, line, 0);
    } else if (is_capital && has_text) {
        add_cue(self, line, 0);
    } else if (!(is_capital && str_ends_with(text, STR("TO:")))) {
        take_text(self, line->first, line->end);
    }
}

static void
take_dialogue(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    if (text.data[0] == '(' && str_ends_with(text, STR(")"))) {
        add_line(self, PARAGRAPH_ITEM, line->first, line->end);
    } else {
        take_text(self, line->first + (text.data[0] == '~' ? 1 : 0), line->end);
    }
}

/* Sections, synopses and page breaks stand anywhere; false if it is none. */
static bool
take_outline(struct reader *self, const struct source_line *line)
{
    struct str text = source_line_text(self->text, line);
    if (text.data[0] == '#') {
        size_t mark = text_count_leading(text, '#');
        add_line(self, PARAGRAPH_HEADING, line->first + mark, line->end);
        return true;
    }
    bool is_synopsis = text.data[0] == '=' && !self->in_dialogue;
    if (is_synopsis) {
        flush(self);
    }
    return is_synopsis;
}

/* Cuts the line where a boneyard of several lines begins, and goes on behind it. */
static void
cut_boneyard(struct reader *self, struct source_line *line)
{
    size_t at = line->first;
    struct str row = str_slice(self->text, 0, line->end);
    while ((at = str_find(row, STR("/*"), at)) != STR_NOT_FOUND) {
        size_t end = lookahead_find(&self->boneyards, self->text, at + 2, stops_boneyard);
        if (end == STR_NOT_FOUND) {
            return;
        }
        if (end >= line->end) {
            line->end = at;
            self->at = end + 2;
            return;
        }
        at = end + 2;
    }
}

static void
take_line(struct reader *self, struct source_line line)
{
    cut_boneyard(self, &line);
    if (source_line_is_empty(&line)) {
        flush(self);
        self->after_blank = true;
        self->in_dialogue = false;
        return;
    }
    bool after_blank = self->after_blank;
    self->after_blank = false;
    if (take_outline(self, &line)) {
        self->after_blank = true;
    } else if (self->in_dialogue) {
        take_dialogue(self, &line);
    } else if (after_blank) {
        begin_block(self, &line);
    } else {
        take_text(self, line.first, line.end);
    }
}

/* --- the title page -------------------------------------------------------- */

static bool
is_title_key(struct str line)
{
    static const char *const keys[] = {
        "title:", "credit:",     "author:",  "authors:", "source:",   "notes:",
        "date:",  "draft date:", "contact:", "format:",  "revision:", "copyright:"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (str_starts_with_nocase(line, str_from(keys[i]))) {
            return true;
        }
    }
    return false;
}

/* Keys and values up to the first empty line are front matter. */
static void
pass_title_page(struct reader *self)
{
    size_t start = self->at;
    struct source_line line = source_line_read(self->text, start);
    if (!is_title_key(source_line_text(self->text, &line)) || line.indent > 0) {
        return;
    }
    while (self->at < self->text.length && !source_line_is_empty(&line)) {
        self->at = line.next;
        line = source_line_read(self->text, self->at);
    }
    self->builder->prose->front_matter =
        (struct span){(uint32_t)start, (uint32_t)self->at};
}

void
fountain_read(struct prose_builder *builder, size_t start)
{
    struct reader reader = {
        .builder = builder, .text = builder->source, .at = start, .after_blank = true};
    pass_title_page(&reader);
    while (reader.at < reader.text.length) {
        struct source_line line = source_line_read(reader.text, reader.at);
        reader.at = line.next;
        take_line(&reader, line);
    }
    flush(&reader);
}
