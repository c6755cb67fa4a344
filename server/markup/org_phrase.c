/* SPDX-License-Identifier: MIT */
#include "markup/org_phrase.h"

#include "markup/entity.h"
#include "markup/reading.h"

/* Marks are judged by their neighbours, as in asciidoc_phrase.c; only what hides
 * text must be closed. */

/* The longest time stamp, with a repeater and a warning. */
#define STAMP_LIMIT 64u
#define NAME_LIMIT 16u

struct reader {
    struct run run;
    bool in_link;
    bool in_note;      /* [fn::...] */
    unsigned brackets; /* that are open in it */
    struct lookahead codes;
    struct lookahead verbatims;
    struct lookahead bracket_ends;
    struct lookahead angle_ends;
    struct lookahead macro_ends;
    struct lookahead snippet_ends;
    struct lookahead formula_ends;
};

/* Zero-width space, which Org's writers put where emphasis is to begin in a word. */
#define ZERO_WIDTH STR("\xE2\x80\x8B")

static bool
may_open_after(struct str text, size_t at)
{
    return text_has_blank_before(text, at) ||
           byte_is_one_of(text.data[at - 1], "-('\"{*/_+") ||
           (at >= 3 && text_has_at(text, at - 3, ZERO_WIDTH));
}

static bool
may_close_before(struct str text, size_t at)
{
    return text_has_blank_at(text, at) ||
           byte_is_one_of(text.data[at], "-.,;:!?'\")}[\\*/_+]") ||
           text_has_at(text, at, ZERO_WIDTH);
}

static bool
stops_code(struct str text, size_t at)
{
    return text.data[at] == '~' && !byte_is_blank(text.data[at - 1]) &&
           may_close_before(text, at + 1);
}

static bool
stops_verbatim(struct str text, size_t at)
{
    return text.data[at] == '=' && !byte_is_blank(text.data[at - 1]) &&
           may_close_before(text, at + 1);
}

static bool
stops_bracket(struct str text, size_t at)
{
    return text.data[at] == ']';
}

static bool
stops_angle(struct str text, size_t at)
{
    return text_has_at(text, at, STR(">>"));
}

static bool
stops_macro(struct str text, size_t at)
{
    return text_has_at(text, at, STR("}}}"));
}

static bool
stops_snippet(struct str text, size_t at)
{
    return text_has_at(text, at, STR("@@"));
}

static bool
stops_formula(struct str text, size_t at)
{
    return text.data[at - 1] == '\\' && byte_is_one_of(text.data[at], ")]");
}

/* --- marks ----------------------------------------------------------------- */

static void
pass_code(struct reader *self)
{
    struct run *run = &self->run;
    bool is_code = run->text.data[run->at] == '~';
    bool opens =
        may_open_after(run->text, run->at) && !text_has_blank_at(run->text, run->at + 1);
    size_t start = run->at + 2;
    size_t end = !opens ? STR_NOT_FOUND
                 : is_code
                     ? lookahead_find(&self->codes, run->text, start, stops_code)
                     : lookahead_find(&self->verbatims, run->text, start, stops_verbatim);
    if (end == STR_NOT_FOUND) {
        run->at++;
    } else {
        run_gap(run, end + 1);
    }
}

static void
pass_emphasis(struct run *run)
{
    bool opens =
        may_open_after(run->text, run->at) && !text_has_blank_at(run->text, run->at + 1);
    bool closes = !text_has_blank_before(run->text, run->at) &&
                  may_close_before(run->text, run->at + 1);
    uint64_t key = (unsigned char)run->text.data[run->at];
    bool is_open = prose_builder_is_in(run->builder, key);
    if (is_open ? closes : opens) {
        run_turn(run, key, run->at + 1);
    } else if (opens || closes) {
        run_skip(run, run->at + 1);
    } else {
        run->at++;
    }
}

/* \eacute, \eacute{}, \(formula\), \\ */
static void
pass_backslash(struct reader *self)
{
    struct run *run = &self->run;
    char next = run_byte(run, 1);
    if (next == '(' || next == '[') {
        size_t end =
            lookahead_find(&self->formula_ends, run->text, run->at + 3, stops_formula);
        run_gap_hidden(run, end, 1);
        return;
    }
    if (next == '\\' || next == '-') {
        run_skip(run, run->at + 2);
        return;
    }
    size_t length = 1;
    while (length < NAME_LIMIT && byte_is_letter(run_byte(run, length))) {
        length++;
    }
    char decoded[ENTITY_BYTES + 1];
    size_t bytes =
        entity_decode_name(str_slice(run->text, run->at + 1, run->at + length), decoded);
    if (bytes == 0) {
        run->at++;
        return;
    }
    decoded[bytes] = '\0';
    bool has_braces = run_byte(run, length) == '{' && run_byte(run, length + 1) == '}';
    run_replace(run, decoded, run->at + length + (has_braces ? 2 : 0));
}

/* --- brackets -------------------------------------------------------------- */

/* <2023-09-19 Tue 12:00>, or in brackets; its length, 0 for none. */
static size_t
count_stamp(const struct run *run)
{
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; form[i] != '\0'; i++) {
        char byte = run_byte(run, i + 1);
        if (form[i] == 'd' ? !byte_is_digit(byte) : byte != '-') {
            return 0;
        }
    }
    struct str rest = str_slice(run->text, run->at, run->at + STAMP_LIMIT);
    size_t end = str_find_byte(rest, rest.data[0] == '<' ? '>' : ']', 0);
    return end == STR_NOT_FOUND ? 0 : end + 1;
}

/* [[target][text]] and [[target]] */
static void
pass_link(struct reader *self)
{
    struct run *run = &self->run;
    size_t end =
        lookahead_find(&self->bracket_ends, run->text, run->at + 2, stops_bracket);
    if (end != STR_NOT_FOUND && text_has_at(run->text, end, STR("]["))) {
        size_t at = run->at;
        run_skip(run, end + 2);
        prose_builder_enter(run->builder, at, '[', ENCLOSURE_LINK);
        self->in_link = true;
    } else if (end != STR_NOT_FOUND && text_has_at(run->text, end, STR("]]"))) {
        run_gap(run, end + 2);
    } else {
        run->at += 2;
    }
}

/* [fn:1] refers to a note, [fn:1:text] and [fn::text] are one. */
static void
pass_note(struct reader *self)
{
    struct run *run = &self->run;
    size_t length = 4;
    while (length < STAMP_LIMIT && !byte_is_one_of(run_byte(run, length), "]:[ \n\r\t")) {
        length++;
    }
    if (run_byte(run, length) == ']') {
        run_skip(run, run->at + length + 1);
    } else if (run_byte(run, length) == ':') {
        size_t at = run->at;
        run_gap(run, at + length + 1);
        prose_builder_enter(run->builder, at, 'f', ENCLOSURE_NOTE);
        self->in_note = true;
        self->brackets = 0;
    } else {
        run->at += 4;
    }
}

static void
pass_opening_bracket(struct reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    size_t stamp = count_stamp(run);
    if (stamp > 0) {
        run_gap(run, run->at + stamp);
    } else if (run_byte(run, 1) == '[') {
        pass_link(self);
    } else if (text_has_at(text, run->at, STR("[fn:"))) {
        pass_note(self);
    } else if (text_has_at(text, run->at, STR("[cite"))) {
        size_t end =
            lookahead_find(&self->bracket_ends, text, run->at + 2, stops_bracket);
        run_gap_hidden(run, end, 1);
    } else {
        self->brackets++;
        run->at++;
    }
}

static void
pass_closing_bracket(struct reader *self)
{
    struct run *run = &self->run;
    if (self->in_link && run_byte(run, 1) == ']') {
        self->in_link = false;
        run_skip(run, run->at + 2);
        prose_builder_leave(run->builder, run->at, '[');
    } else if (self->in_note && self->brackets == 0) {
        self->in_note = false;
        run_gap(run, run->at + 1);
        prose_builder_leave(run->builder, run->at, 'f');
    } else {
        self->brackets -= self->brackets > 0 ? 1 : 0;
        run->at++;
    }
}

/* <<target>>, <<<target that is text>>>, <https://...>, a time stamp */
static void
pass_less(struct reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    size_t stamp = count_stamp(run);
    size_t address = text_find_address_end(text, run->at + 1);
    if (stamp > 0) {
        run_gap(run, run->at + stamp);
    } else if (text_has_at(text, run->at, STR("<<<"))) {
        run_skip(run, run->at + 3);
    } else if (run_byte(run, 1) == '<') {
        run_gap_hidden(
            run, lookahead_find(&self->angle_ends, text, run->at + 2, stops_angle), 2);
    } else if (address > run->at + 1) {
        run_gap(run, text_has_at(text, address, STR(">")) ? address + 1 : address);
    } else {
        run->at++;
    }
}

static void
pass_sign(struct reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    switch (text.data[run->at]) {
    case '\\':
        pass_backslash(self);
        break;
    case '=':
    case '~':
        pass_code(self);
        break;
    case '*':
    case '/':
    case '_':
    case '+':
        pass_emphasis(run);
        break;
    case '[':
        pass_opening_bracket(self);
        break;
    case ']':
        pass_closing_bracket(self);
        break;
    case '<':
        pass_less(self);
        break;
    case '>':
        if (text_has_at(text, run->at, STR(">>>"))) {
            run_skip(run, run->at + 3);
            break;
        }
        run->at++;
        break;
    case '{':
        if (text_has_at(text, run->at, STR("{{{"))) {
            size_t end =
                lookahead_find(&self->macro_ends, text, run->at + 3, stops_macro);
            run_gap_hidden(run, end, 3);
            break;
        }
        run->at++;
        break;
    case '@':
        if (run_byte(run, 1) == '@') {
            size_t end =
                lookahead_find(&self->snippet_ends, text, run->at + 2, stops_snippet);
            run_gap_hidden(run, end, 2);
            break;
        }
        run->at++;
        break;
    default:
        run->at++;
        break;
    }
}

/* Before the marks of a line break, after which nothing would be. */
static size_t
find_end(struct str text, size_t end)
{
    bool is_break = end >= 2 && text_has_at(text, end - 2, STR("\\\\"));
    return is_break ? end - 2 : end;
}

void
org_add_phrases(struct prose_builder *builder, enum paragraph_kind kind, size_t start,
                size_t end)
{
    struct reader reader = {.run = run_at(builder, start, end)};
    struct run *run = &reader.run;
    prose_builder_close(builder);
    prose_builder_forget(builder);
    run->kind = kind;
    while (run_find_sign(run)) {
        pass_sign(&reader);
    }
    run_place(run, find_end(run->text, end));
    run_close(run);
}
