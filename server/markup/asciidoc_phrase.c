/* SPDX-License-Identifier: MIT */
#include "markup/asciidoc_phrase.h"

#include <stdint.h>

#include "markup/asciidoc_name.h"
#include "markup/asciidoc_place.h"
#include "markup/reading.h"

/* Marks are judged by their neighbours alone, not in pairs: a mark that is left out
 * by mistake is a sign fewer between words, which nobody compares. Only what hides
 * text must be closed, and only where it is closed it hides. */

#define NAME_LIMIT 48
#define BRACKET_LIMIT 64u

struct reader {
    struct run run;
    /* Brackets that are open, the outermost the lowest bit: those of macros, which
     * are left out, and of notes among them, which stand apart. */
    uint64_t macros;
    uint64_t notes;
    unsigned brackets;
    bool in_reference; /* <<id,...>> */
    bool in_double;    /* "`...`" */
    bool in_single;
    struct lookahead codes;
    struct lookahead double_codes;
    struct lookahead bracket_ends;
    struct lookahead anchor_ends;
    struct lookahead index_ends;
    struct lookahead reference_ends;
    struct lookahead target_ends;
};

static bool
stops_code(struct str text, size_t at)
{
    return text.data[at] == '`' && !byte_is_blank(text.data[at - 1]) &&
           !text_has_word_at(text, at + 1);
}

static bool
stops_double_code(struct str text, size_t at)
{
    return text_has_at(text, at, STR("``"));
}

static bool
stops_bracket(struct str text, size_t at)
{
    return text.data[at] == ']' && text.data[at - 1] != '\\';
}

static bool
stops_anchor(struct str text, size_t at)
{
    return text_has_at(text, at, STR("]]"));
}

static bool
stops_index(struct str text, size_t at)
{
    return text_has_at(text, at, STR(")))"));
}

static bool
stops_reference(struct str text, size_t at)
{
    return text.data[at] == ',' || text_has_at(text, at, STR(">>"));
}

static bool
stops_target(struct str text, size_t at)
{
    return text.data[at] == '[' || byte_is_blank(text.data[at]);
}

static void
push_bracket(struct reader *self, bool is_macro, bool is_note)
{
    if (self->brackets < BRACKET_LIMIT) {
        uint64_t bit = (uint64_t)1 << self->brackets;
        self->macros = is_macro ? self->macros | bit : self->macros & ~bit;
        self->notes = is_note ? self->notes | bit : self->notes & ~bit;
    }
    self->brackets++;
}

static void
pop_bracket(struct reader *self)
{
    struct run *run = &self->run;
    self->brackets -= self->brackets > 0 ? 1 : 0;
    uint64_t bit = self->brackets < BRACKET_LIMIT ? (uint64_t)1 << self->brackets : 0;
    bool is_macro = (self->macros & bit) != 0;
    bool is_note = (self->notes & bit) != 0;
    self->macros &= ~bit;
    self->notes &= ~bit;
    if (!is_note && !is_macro) {
        run->at++;
        return;
    }
    if (is_note) {
        run_gap(run, run->at + 1);
    } else {
        run_skip(run, run->at + 1);
    }
    prose_builder_leave(run->builder, run->at, '[');
}

/* --- code and quotation marks --------------------------------------------- */

static bool
take_curved_quote(struct reader *self)
{
    struct run *run = &self->run;
    struct str rest = str_slice(run->text, run->at, run->at + 2);
    if (str_equal(rest, STR("\"`"))) {
        self->in_double = true;
        run_replace(run, "\xE2\x80\x9C", run->at + 2);
        prose_builder_enter(run->builder, run->at - 2, '"', ENCLOSURE_WORDS);
    } else if (str_equal(rest, STR("'`"))) {
        self->in_single = true;
        run_replace(run, "\xE2\x80\x98", run->at + 2);
        prose_builder_enter(run->builder, run->at - 2, '\'', ENCLOSURE_WORDS);
    } else if (str_equal(rest, STR("`\"")) && self->in_double) {
        self->in_double = false;
        run_replace(run, "\xE2\x80\x9D", run->at + 2);
        prose_builder_leave(run->builder, run->at, '"');
    } else if (str_equal(rest, STR("`'"))) {
        self->in_single = false;
        run_replace(run, "\xE2\x80\x99", run->at + 2);
        prose_builder_leave(run->builder, run->at, '\'');
    } else {
        return false;
    }
    return true;
}

static void
pass_code(struct reader *self)
{
    struct run *run = &self->run;
    bool is_double = run_byte(run, 1) == '`';
    size_t mark = is_double ? 2 : 1;
    size_t start = run->at + mark;
    bool opens = is_double || (!text_has_word_before(run->text, run->at) &&
                               !text_has_blank_at(run->text, start));
    size_t end =
        !opens ? STR_NOT_FOUND
        : is_double
            ? lookahead_find(&self->double_codes, run->text, start + 1, stops_double_code)
            : lookahead_find(&self->codes, run->text, start + 1, stops_code);
    if (end == STR_NOT_FOUND) {
        run->at = start;
    } else {
        run_gap(run, end + mark);
    }
}

/* --- emphasis ------------------------------------------------------------- */

/* Whether marks from run.at to `end` begin or end emphasis. */
static bool
is_emphasis(const struct run *run, size_t end)
{
    struct str text = run->text;
    bool has_blank_before = text_has_blank_before(text, run->at);
    bool has_blank_after = text_has_blank_at(text, end);
    bool is_constrained =
        end == run->at + 1 && byte_is_one_of(text.data[run->at], "*_#+");
    if (!is_constrained) {
        return !has_blank_before || !has_blank_after;
    }
    bool opens = !text_has_word_before(text, run->at) && !has_blank_after;
    bool closes = !has_blank_before && !text_has_word_at(text, end);
    return opens || closes;
}

static void
pass_emphasis(struct run *run)
{
    struct str rest = str_slice(run->text, run->at, run->text.length);
    size_t end = run->at + text_count_leading(rest, rest.data[0]);
    bool is_hard_break = rest.data[0] == '+' && byte_is_one_of(run_byte(run, 1), "\r\n");
    if (is_hard_break) {
        run_skip(run, end);
    } else if (is_emphasis(run, end)) {
        run_turn(run, (unsigned char)rest.data[0] + ((end - run->at) << 8), end);
    } else {
        run->at = end;
    }
}

/* --- brackets, references, attributes -------------------------------------- */

static void
pass_opening_bracket(struct reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    if (run_byte(run, 1) == '[') {
        size_t end = lookahead_find(&self->anchor_ends, text, run->at + 2, stops_anchor);
        if (end != STR_NOT_FOUND) {
            run_skip(run, end + 2);
            return;
        }
    }
    size_t end = lookahead_find(&self->bracket_ends, text, run->at + 1, stops_bracket);
    bool is_role = end != STR_NOT_FOUND && end + 1 < text.length &&
                   byte_is_one_of(text.data[end + 1], "#*_`") &&
                   byte_is_one_of(run_byte(run, 1), ".#%r");
    if (is_role) {
        run_skip(run, end + 1);
    } else {
        push_bracket(self, false, false);
        run->at++;
    }
}

/* <<id>> prints a number or a title, <<id,text>> the text. */
static void
pass_less(struct reader *self)
{
    struct run *run = &self->run;
    if (run_byte(run, 1) != '<' || text_has_blank_at(run->text, run->at + 2)) {
        run->at++;
        return;
    }
    size_t end =
        lookahead_find(&self->reference_ends, run->text, run->at + 2, stops_reference);
    if (end == STR_NOT_FOUND) {
        run->at += 2;
    } else if (run->text.data[end] == ',') {
        size_t at = run->at;
        run_skip(run, end + 1);
        prose_builder_enter(run->builder, at, '<', ENCLOSURE_LINK);
        self->in_reference = true;
    } else {
        run_gap(run, end + 2);
    }
}

static void
pass_greater(struct reader *self)
{
    struct run *run = &self->run;
    if (self->in_reference && run_byte(run, 1) == '>') {
        self->in_reference = false;
        run_skip(run, run->at + 2);
        prose_builder_leave(run->builder, run->at, '<');
    } else {
        run->at++;
    }
}

static void
pass_parenthesis(struct reader *self)
{
    struct run *run = &self->run;
    size_t end = STR_NOT_FOUND;
    if (text_has_at(run->text, run->at, STR("((("))) {
        end = lookahead_find(&self->index_ends, run->text, run->at + 3, stops_index);
    }
    if (end != STR_NOT_FOUND) {
        run_skip(run, end + 3);
    } else {
        run->at++;
    }
}

/* {name}: what it stands for where AsciiDoc itself defines it, else a gap. */
static void
pass_attribute(struct run *run)
{
    struct str rest = str_slice(run->text, run->at + 1, run->at + NAME_LIMIT);
    size_t length = 0;
    while (length < rest.length &&
           (byte_is_letter(rest.data[length]) || byte_is_digit(rest.data[length]) ||
            byte_is_one_of(rest.data[length], "_-:!."))) {
        length++;
    }
    if (length == 0 || length == rest.length || rest.data[length] != '}') {
        run->at++;
        return;
    }
    struct str name = str_slice(rest, 0, length);
    size_t next = run->at + length + 2;
    const char *value = asciidoc_find_attribute(name);
    if (value == NULL) {
        run_gap(run, next);
    } else if (value[0] != '\0') {
        run_replace(run, value, next);
    } else {
        run_skip(run, next);
    }
}

/* --- addresses and macros -------------------------------------------------- */

/* At the [ of a macro at `open`. */
static void
enter_brackets(struct reader *self, enum asciidoc_macro macro, size_t open)
{
    struct run *run = &self->run;
    if (macro == ASCIIDOC_OPAQUE) {
        size_t end =
            lookahead_find(&self->bracket_ends, run->text, open + 1, stops_bracket);
        run_gap(run, end == STR_NOT_FOUND ? open + 1 : end + 1);
    } else if (open + 1 < run->text.length && run->text.data[open + 1] == ']') {
        run_gap(run, open + 2);
    } else {
        bool is_note = macro == ASCIIDOC_NOTE;
        size_t at = run->at;
        if (is_note) {
            run_gap(run, open + 1);
        }
        run_skip(run, open + 1);
        prose_builder_enter(run->builder, at, '[',
                            is_note ? ENCLOSURE_NOTE : ENCLOSURE_LINK);
        push_bracket(self, true, is_note);
    }
}

/* A macro or an address at the beginning of a word; false if neither is there. */
static bool
take_macro(struct reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    size_t length = 0;
    while (length < NAME_LIMIT && byte_is_letter(run_byte(run, length))) {
        length++;
    }
    enum asciidoc_macro macro =
        run_byte(run, length) == ':'
            ? asciidoc_find_macro(str_slice(text, run->at, run->at + length))
            : ASCIIDOC_NONE;
    if (macro != ASCIIDOC_NONE) {
        size_t open =
            lookahead_find(&self->target_ends, text, run->at + length + 1, stops_target);
        if (open != STR_NOT_FOUND && text.data[open] == '[') {
            enter_brackets(self, macro, open);
            return true;
        }
    }
    size_t end = text_find_address_end(text, run->at);
    if (end == run->at) {
        return false;
    }
    bool may_enclose = text_has_blank_before(text, run->at) ||
                       byte_is_one_of(text.data[run->at - 1], "<>()[];:\"'*_#^~+`=|");
    if (end < text.length && text.data[end] == '[' && may_enclose) {
        enter_brackets(self, ASCIIDOC_TEXT, end);
    } else {
        run_gap(run, end);
    }
    return true;
}

static void
pass_word(struct reader *self)
{
    struct run *run = &self->run;
    bool is_start = !text_has_word_before(run->text, run->at);
    if (is_start && byte_is_letter(run->text.data[run->at]) && take_macro(self)) {
        return;
    }
    while (run->at < run->text.length && (byte_is_letter(run->text.data[run->at]) ||
                                          byte_is_digit(run->text.data[run->at]))) {
        run->at++;
    }
}

/* --- all of it ------------------------------------------------------------- */

static void
pass_blanks(struct run *run)
{
    bool is_line = run_pass_blanks(run);
    while (is_line && text_has_at(run->text, run->at, STR("//")) &&
           run_byte(run, 2) != '/') {
        struct source_line line = source_line_read(run->text, run->at);
        prose_builder_add_comment(run->builder, line.first + 2, line.end);
        run_gap_line(run);
    }
}

static void
pass_backslash(struct run *run)
{
    if (byte_is_one_of(run_byte(run, 1), "*_`#^~[]<>({:\"'+-.&|\\")) {
        run_skip(run, run->at + 1);
    }
    run->at++;
}

static void
pass_dash(struct run *run)
{
    struct str rest = str_slice(run->text, run->at, run->text.length);
    size_t count = text_count_leading(rest, '-');
    if (count == 2) {
        run_replace(run, "\xE2\x80\x94", run->at + 2);
    } else {
        run->at += count;
    }
}

static void
pass_sign(struct reader *self)
{
    struct run *run = &self->run;
    switch (run->text.data[run->at]) {
    case '\\':
        pass_backslash(run);
        break;
    case '`':
        pass_code(self);
        break;
    case '*':
    case '_':
    case '#':
    case '^':
    case '~':
    case '+':
        pass_emphasis(run);
        break;
    case '[':
        pass_opening_bracket(self);
        break;
    case ']':
        pop_bracket(self);
        break;
    case '<':
        pass_less(self);
        break;
    case '>':
        pass_greater(self);
        break;
    case '(':
        pass_parenthesis(self);
        break;
    case '{':
        pass_attribute(run);
        break;
    case '-':
        pass_dash(run);
        break;
    default:
        if (run->text.data[run->at] != '&' || !run_take_entity(run)) {
            run->at++;
        }
        break;
    }
}

void
asciidoc_add_phrases(struct prose_builder *builder, enum paragraph_kind kind,
                     size_t start, size_t end)
{
    struct reader reader = {.run = run_at(builder, start, end)};
    struct run *run = &reader.run;
    prose_builder_close(builder);
    prose_builder_forget(builder);
    run->kind = kind;
    while (run->at < run->text.length) {
        char byte = run->text.data[run->at];
        if (byte_is_letter(byte) || byte_is_digit(byte)) {
            pass_word(&reader);
        } else if (byte_is_blank(byte)) {
            pass_blanks(run);
        } else if (!take_curved_quote(&reader)) {
            pass_sign(&reader);
        }
    }
    run_place(run, asciidoc_find_place(run->text, start, end));
    run_close(run);
}
