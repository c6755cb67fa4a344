/* SPDX-License-Identifier: MIT */
#include "markup/latex_command.h"
#include "markup/latex_reader.h"
#include "text/utf8.h"

/* Commands and environments at their place in the text. What is known of each:
 * latex_command.c. */

/* The longest name of an environment, and of what stands between \def and {. */
#define NAME_LIMIT 64

/* --- environments -------------------------------------------------------- */

/* The name in braces at `at`; empty if there is none. */
static struct str
read_braced_name(struct str text, size_t at)
{
    struct str rest = str_slice(text, at, at + NAME_LIMIT);
    size_t close = str_find_byte(rest, '}', 0);
    bool is_braced = rest.length > 0 && rest.data[0] == '{' && close != STR_NOT_FOUND;
    return is_braced ? str_slice(rest, 1, close) : STR_NONE;
}

static void
count_environment(struct latex_reader *self, enum latex_block block, bool is_end)
{
    unsigned *depth = block == LATEX_QUOTE   ? &self->quotes
                      : block == LATEX_LIST  ? &self->lists
                      : block == LATEX_TABLE ? &self->tables
                                             : NULL;
    if (depth != NULL && (!is_end || *depth > 0)) {
        *depth += is_end ? -1u : 1u;
    }
    latex_end_paragraph(self);
}

/* Past the end of the environment whose content begins at `at`. */
static size_t
find_environment_end(struct str text, size_t at, struct str name)
{
    struct buf end = BUF_INIT;
    buf_add_text(&end, "\\end{");
    buf_add_str(&end, name);
    buf_add_text(&end, "}");
    size_t found = str_find(text, buf_str(&end), at);
    size_t past = found == STR_NOT_FOUND ? text.length : found + end.length;
    buf_release(&end);
    return past;
}

/* At what follows \begin or \end. */
static void
pass_environment(struct latex_reader *self, bool is_end)
{
    struct run *run = &self->run;
    struct str name = read_braced_name(run->text, run->at);
    if (name.length == 0) {
        return;
    }
    size_t next = run->at + name.length + 2;
    if (is_end && str_equal(name, STR("document"))) {
        latex_end_paragraph(self);
        run->builder->prose->body_end = (uint32_t)self->command;
        run_skip(run, run->text.length);
        return;
    }
    struct latex_environment environment = latex_find_environment(name);
    if (environment.block == LATEX_OPAQUE) {
        run_gap(run, is_end ? next : find_environment_end(run->text, next, name));
        return;
    }
    count_environment(self, environment.block, is_end);
    self->command = LATEX_NO_COMMAND;
    run_skip(run, next);
    self->takes_arguments = self->takes_option = !is_end;
    self->drops = is_end ? 0 : environment.arguments;
}

/* --- formulas ------------------------------------------------------------- */

static bool
stops_inline(struct str text, size_t at)
{
    return text.data[at] == ')' && text.data[at - 1] == '\\';
}

static bool
stops_display(struct str text, size_t at)
{
    return text.data[at] == ']' && text.data[at - 1] == '\\';
}

/* \( \) and \[ \]; what is not closed is left to stand. */
static void
pass_formula(struct latex_reader *self)
{
    struct run *run = &self->run;
    bool is_inline = run->text.data[run->at + 1] == '(';
    size_t end =
        is_inline
            ? lookahead_find(&self->inline_ends, run->text, run->at + 2, stops_inline)
            : lookahead_find(&self->display_ends, run->text, run->at + 2, stops_display);
    run_gap(run, end == STR_NOT_FOUND ? run->at + 2 : end + 1);
    if (end != STR_NOT_FOUND) {
        prose_builder_show(run->builder, run->at);
    }
}

/* --- commands ------------------------------------------------------------ */

/* TeX takes the blanks after a command's letters, a line end too, for its end. */
static size_t
pass_blanks_after_word(struct str text, size_t at)
{
    while (at < text.length && (text.data[at] == ' ' || text.data[at] == '\t')) {
        at++;
    }
    size_t next = at;
    if (next < text.length && text.data[next] == '\r') {
        next++;
    }
    if (next < text.length && text.data[next] == '\n') {
        next++;
    }
    while (next > at && next < text.length &&
           (text.data[next] == ' ' || text.data[next] == '\t')) {
        next++;
    }
    bool is_paragraph = next >= text.length || text_ends_line(text, next);
    return is_paragraph ? at : next;
}

struct str
latex_read_name(struct str text, size_t at)
{
    size_t end = at + 1;
    while (end < text.length && byte_is_letter(text.data[end])) {
        end++;
    }
    return str_slice(text, at + 1, end > at + 1 ? end : end + 1);
}

/* Reads the letter that an accent at `at` is put on; returns where it ends, or `at`. */
static size_t
read_accented(struct str text, size_t at, struct str *letter)
{
    size_t start = at < text.length && text.data[at] == '{' ? at + 1 : at;
    size_t end = start;
    if (end + 1 < text.length && text.data[end] == '\\' &&
        (text.data[end + 1] == 'i' || text.data[end + 1] == 'j')) {
        end += 2;
        *letter = str_slice(text, end - 1, end);
    } else if (end < text.length) {
        utf8_next(text, &end);
        *letter = str_slice(text, start, end);
    }
    if (start > at) {
        return end > start && end < text.length && text.data[end] == '}' ? end + 1 : at;
    }
    return end;
}

static void
pass_accent(struct latex_reader *self, const struct latex_command *command, size_t next)
{
    struct run *run = &self->run;
    bool is_word = byte_is_letter(command->name[0]);
    size_t start = is_word ? pass_blanks_after_word(run->text, next) : next;
    struct str letter = STR_NONE;
    char composed[8];
    size_t end = read_accented(run->text, start, &letter);
    if (end > start && latex_put_accent(command->text, letter, composed)) {
        run_replace(run, composed, end);
    } else {
        run_skip(run, next);
    }
}

/* \verb|...| with any mark, or braces; to the end of the line at most. */
static void
pass_verbatim(struct latex_reader *self, size_t next)
{
    struct run *run = &self->run;
    struct str text = run->text;
    char mark = next < text.length ? text.data[next] : '\n';
    mark = (char)(mark == '{' ? '}' : mark);
    size_t end = next + 1;
    while (end < text.length && text.data[end] != mark && !text_ends_line(text, end)) {
        end++;
    }
    bool is_closed = end < text.length && text.data[end] == mark;
    run_gap(run, is_closed ? end + 1 : next);
    if (is_closed) {
        prose_builder_show(run->builder, run->at);
    }
}

static void
pass_definition(struct latex_reader *self, size_t next)
{
    struct run *run = &self->run;
    struct str rest = str_slice(run->text, next, next + NAME_LIMIT);
    size_t open = str_find_byte(rest, '{', 0);
    run_skip(run, open == STR_NOT_FOUND ? next : next + open);
    self->takes_arguments = open != STR_NOT_FOUND;
    self->drops = 1;
}

/* What a command does besides its arguments; `next` is where they begin. */
static void
apply_command(struct latex_reader *self, const struct latex_command *command, size_t next)
{
    struct run *run = &self->run;
    switch (command->action) {
    case LATEX_SYMBOL:
        if (command->text[0] != '\0') {
            run_replace(run, command->text, next);
        }
        break;
    case LATEX_PARAGRAPH:
        latex_end_paragraph(self);
        self->command = LATEX_NO_COMMAND;
        self->is_block = true;
        break;
    case LATEX_ITEM:
        latex_end_paragraph(self);
        self->command = LATEX_NO_COMMAND;
        self->drops = command->arguments;
        break;
    case LATEX_BLANK:
        self->command = LATEX_NO_COMMAND;
        run_gap(run, next);
        if (command->name[0] == '\\' && self->tables > 0) {
            latex_end_paragraph(self);
        }
        break;
    case LATEX_DROP:
        self->drops = command->arguments;
        self->prints = latex_command_prints(command);
        run_gap(run, run->at);
        break;
    case LATEX_HEADING:
        self->next_group = LATEX_GROUP_HEADING;
        break;
    case LATEX_ENQUOTE:
        self->next_group = LATEX_GROUP_ENQUOTE;
        break;
    case LATEX_NOTE:
        self->next_group = LATEX_GROUP_NOTE;
        break;
    default:
        break;
    }
}

/* A command of letters, or a sign that the table knows. */
static void
pass_known(struct latex_reader *self, const struct latex_command *command,
           struct str name)
{
    struct run *run = &self->run;
    struct str text = run->text;
    size_t next = run->at + 1 + name.length;
    bool is_word = byte_is_letter(name.data[0]);
    size_t starred =
        next < text.length && text.data[next] == '*' && is_word ? next + 1 : next;
    latex_forget_arguments(self);
    if (command != NULL) {
        apply_command(self, command, next);
    }
    next = run->at > next ? run->at : starred;
    self->takes_option = next < text.length && text.data[next] == '[';
    next = is_word ? pass_blanks_after_word(text, next) : next;
    run_skip(run, next);
    bool is_symbol = command != NULL && command->action == LATEX_SYMBOL;
    self->takes_arguments = !is_symbol;
    self->takes_option = self->takes_option && !is_symbol;
}

void
latex_pass_command(struct latex_reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    struct str name = latex_read_name(text, run->at);
    size_t next = run->at + 1 + name.length;
    self->command = run->at;
    if (name.length > 0 && (name.data[0] == '(' || name.data[0] == '[')) {
        pass_formula(self);
        return;
    }
    const struct latex_command *command = latex_find_command(name);
    if (command == NULL && (name.length == 0 || !byte_is_letter(name.data[0]))) {
        run_skip(run, run->at + 1); /* \& and its kin */
        run->at += name.length;
        return;
    }
    switch (command != NULL ? command->action : LATEX_KEEP) {
    case LATEX_ACCENT:
        pass_accent(self, command, next);
        break;
    case LATEX_VERBATIM:
        pass_verbatim(self, next);
        break;
    case LATEX_DEFINE:
        pass_definition(self, next);
        break;
    case LATEX_BEGIN:
    case LATEX_END:
        run_skip(run, next);
        pass_environment(self, command->action == LATEX_END);
        break;
    case LATEX_COMMENT: {
        size_t end = str_find(text, STR("\\fi"), next);
        run_skip(run, end == STR_NOT_FOUND ? text.length : end + 3);
        break;
    }
    default:
        pass_known(self, command, name);
        break;
    }
}
