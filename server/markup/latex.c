/* SPDX-License-Identifier: MIT */
#include "markup/latex.h"

#include "markup/latex_reader.h"

/* Reads what TeX would print, as far as that can be told without expanding macros:
 * an unknown command's arguments are taken for prose. */

/* --- what is left out ---------------------------------------------------- */

/* The comment whose % is at `at`. */
static void
add_comment(struct prose_builder *builder, size_t at)
{
    struct source_line line = source_line_read(builder->source, at);
    struct str text = str_slice(builder->source, at, line.end);
    prose_builder_add_comment(builder, at + text_count_leading(text, '%'), line.end);
}

/* A comment takes the end of its line and the indent of the next with it. */
static void
pass_comment(struct latex_reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    add_comment(run->builder, run->at);
    size_t at = source_line_read(text, run->at).next;
    while (at < text.length && (text.data[at] == ' ' || text.data[at] == '\t')) {
        at++;
    }
    if (self->hidden > 0) {
        run->from = run->at;
    }
    run_skip(run, at);
    if (at < text.length && text_ends_line(text, at)) {
        latex_end_paragraph(self);
    }
}

static bool
stops_formula(struct str text, size_t at)
{
    bool is_paragraph =
        text.data[at] == '\n' && at + 1 < text.length && text_ends_line(text, at + 1);
    bool is_dollar = text.data[at] == '$' && text.data[at - 1] != '\\';
    return is_dollar || is_paragraph;
}

/* "$5 million, and $" holds words: the writer forgot the backslashes. */
static bool
has_words(struct str formula)
{
    size_t letters = 0;
    bool is_command = false;
    for (size_t i = 0; i < formula.length; i++) {
        if (byte_is_letter(formula.data[i])) {
            letters++;
            if (letters == 3 && !is_command) {
                return true;
            }
        } else {
            letters = 0;
            is_command = formula.data[i] == '\\' || formula.data[i] == '{';
        }
    }
    return false;
}

static void
pass_dollar(struct latex_reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    size_t start =
        run->at + text_count_leading(str_slice(text, run->at, run->at + 2), '$');
    size_t end = lookahead_find(&self->dollars, text, start, stops_formula);
    if (end == STR_NOT_FOUND || text.data[end] != '$' ||
        has_words(str_slice(text, start, end))) {
        run->at = start;
        return;
    }
    run_gap(run,
            end + text_count_leading(str_slice(text, end, end + (start - run->at)), '$'));
    prose_builder_show(run->builder, run->at);
}

/* --- text ---------------------------------------------------------------- */

static const struct {
    const char *written;
    const char *printed;
} ligatures[] = {
    {"---", "\xE2\x80\x94"}, {"--", "\xE2\x80\x93"}, {"``", "\xE2\x80\x9C"},
    {"''", "\xE2\x80\x9D"},  {",,", "\xE2\x80\x9E"}, {"<<", "\xC2\xAB"},
    {">>", "\xC2\xBB"},      {"?`", "\xC2\xBF"},     {"!`", "\xC2\xA1"},
    {"`", "\xE2\x80\x98"},   {"~", "\xC2\xA0"},
};

static bool
take_ligature(struct run *run)
{
    struct str rest = str_slice(run->text, run->at, run->at + 3);
    for (size_t i = 0; i < sizeof ligatures / sizeof ligatures[0]; i++) {
        struct str written = str_from(ligatures[i].written);
        if (str_starts_with(rest, written)) {
            run_replace(run, ligatures[i].printed, run->at + written.length);
            return true;
        }
    }
    return false;
}

/* Blanks; with an empty line among them the paragraph ends. */
static void
pass_blanks(struct latex_reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    unsigned lines = 0;
    size_t end = run->at;
    for (; end < text.length && byte_is_blank(text.data[end]); end++) {
        bool is_crlf =
            text.data[end] == '\r' && end + 1 < text.length && text.data[end + 1] == '\n';
        lines += text_ends_line(text, end) && !is_crlf ? 1 : 0;
    }
    if (lines > 1) {
        latex_end_paragraph(self);
        run_skip(run, end);
    } else if (self->hidden > 0) {
        run->from = run->at = end;
    } else {
        run_pass_blanks(run);
    }
}

/* A group or option that belongs to the command before; false if none begins here. */
static bool
take_argument(struct latex_reader *self)
{
    struct run *run = &self->run;
    char byte = run->text.data[run->at];
    bool takes_option = self->takes_option;
    self->takes_arguments = self->takes_option = false;
    if (byte == '[' && takes_option) {
        latex_open_group(self, LATEX_GROUP_OPTION);
    } else if (byte == '{' && self->drops > 0) {
        self->drops--;
        latex_open_group(self, LATEX_GROUP_DROPPED);
    } else if (byte == '{') {
        enum latex_group group = self->next_group;
        self->next_group = LATEX_GROUP_PLAIN;
        self->is_argument = true;
        latex_open_group(self, group);
    } else if (byte == '\\' && self->drops > 0) { /* \newcommand\name{...} */
        run_skip(run, run->at + 1 + latex_read_name(run->text, run->at).length);
        self->drops--;
        self->takes_arguments = self->takes_option = true;
    } else {
        latex_forget_arguments(self);
        return false;
    }
    return true;
}

static void
pass_hidden(struct latex_reader *self)
{
    struct run *run = &self->run;
    bool is_option = *vec_last(&self->groups) == LATEX_GROUP_OPTION;
    switch (run->text.data[run->at]) {
    case '\\':
        run->at += run->at + 1 < run->text.length ? 2 : 1;
        break;
    case '{':
        latex_open_group(self, LATEX_GROUP_PLAIN);
        break;
    case ']':
        if (is_option) {
            latex_close_group(self);
            self->takes_arguments = true;
            break;
        }
        run->at++;
        break;
    default:
        run->at++;
        break;
    }
    run->from = run->at;
}

static void
pass_visible(struct latex_reader *self)
{
    struct run *run = &self->run;
    switch (run->text.data[run->at]) {
    case '\\':
        latex_pass_command(self);
        break;
    case '{':
        latex_open_group(self, LATEX_GROUP_PLAIN);
        break;
    case '$':
        pass_dollar(self);
        break;
    case '&':
        if (self->tables > 0) {
            latex_end_paragraph(self);
            run_skip(run, run->at + 1);
            break;
        }
        run->at++;
        break;
    default:
        if (!take_ligature(run)) {
            run->at++;
        }
        break;
    }
}

/* %C3 in the address of a link begins no comment. */
static bool
is_in_address(const struct latex_reader *self)
{
    return self->hidden > 0 &&
           byte_is_one_of(run_byte(&self->run, 1), "0123456789ABCDEFabcdef");
}

static void
pass_byte(struct latex_reader *self)
{
    char byte = self->run.text.data[self->run.at];
    if (self->takes_arguments && take_argument(self)) {
        return;
    }
    if (byte == '%' && !is_in_address(self)) {
        pass_comment(self);
    } else if (byte == '}') {
        latex_pass_closing_brace(self);
    } else if (byte_is_blank(byte)) {
        pass_blanks(self);
    } else if (self->hidden > 0) {
        pass_hidden(self);
    } else {
        pass_visible(self);
    }
}

static size_t
find_line_end(struct str text, size_t at)
{
    while (at < text.length && !text_ends_line(text, at)) {
        at++;
    }
    return at;
}

/* Where the document begins: past its \begin{document}, if it has one outside a
 * comment. */
static size_t
find_document(struct str text, size_t start)
{
    static const struct str begin = {"\\begin{document}", sizeof "\\begin{document}" - 1};
    size_t at = start;
    size_t line = start; /* all before it has been looked at */
    while ((at = str_find(text, begin, at)) != STR_NOT_FOUND) {
        size_t comment = STR_NOT_FOUND;
        for (size_t i = at; i > line && !text_ends_line(text, i - 1); i--) {
            bool is_escaped = i > line + 1 && text.data[i - 2] == '\\';
            comment = text.data[i - 1] == '%' && !is_escaped ? i - 1 : comment;
        }
        if (comment == STR_NOT_FOUND) {
            return at + begin.length;
        }
        at = line = find_line_end(text, at);
    }
    return start;
}

/* What is set for all of the document may stand in front of it. */
static void
add_preamble_comments(struct prose_builder *builder, size_t start, size_t end)
{
    struct str text = str_slice(builder->source, 0, end);
    while ((start = str_find_byte(text, '%', start)) != STR_NOT_FOUND) {
        if (start > 0 && text.data[start - 1] == '\\') {
            start++;
        } else {
            add_comment(builder, start);
            start = find_line_end(text, start);
        }
    }
}

void
latex_read(struct prose_builder *builder, size_t start)
{
    size_t document = find_document(builder->source, start);
    add_preamble_comments(builder, start, document);
    struct latex_reader reader = {.run =
                                      run_at(builder, document, builder->source.length)};
    while (reader.run.at < reader.run.text.length) {
        pass_byte(&reader);
    }
    latex_end_paragraph(&reader);
    vec_release(&reader.groups);
}
