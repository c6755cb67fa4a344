/* SPDX-License-Identifier: MIT */
#include "markup/rst_phrase.h"

#include "markup/reading.h"
#include "text/utf8.h"

/* Marks are judged by their neighbours, as in asciidoc_phrase.c; only what hides
 * text must be closed. */

#define NAME_LIMIT 32u

struct reader {
    struct run run;
    bool in_phrase; /* `text <target>`_ or :role:`text` */
    struct lookahead literals;
    struct lookahead phrases;
    struct lookahead substitutions;
    struct lookahead targets;
};

static bool
stops_literal(struct str text, size_t at)
{
    return text_has_at(text, at, STR("``")) && !byte_is_blank(text.data[at - 1]);
}

static bool
stops_phrase(struct str text, size_t at)
{
    return text.data[at] == '`' && text.data[at - 1] != '\\';
}

static bool
stops_substitution(struct str text, size_t at)
{
    return text.data[at] == '|' || text.data[at] == '\n';
}

static bool
stops_target(struct str text, size_t at)
{
    return text.data[at] == '>' || text.data[at] == '`';
}

/* Past the underscores of a reference. */
static size_t
pass_reference(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.length && end - at < 2 && text.data[end] == '_') {
        end++;
    }
    return text_has_word_at(text, end) ? at : end;
}

/* How long the role (":name:") at `at` is, 0 if none is there. */
static size_t
count_role(struct str text, size_t at)
{
    struct str rest = str_slice(text, at, at + NAME_LIMIT);
    size_t length = rest.length > 0 && rest.data[0] == ':' ? 1 : 0;
    while (length > 0 && length < rest.length &&
           (byte_is_letter(rest.data[length]) || byte_is_digit(rest.data[length]) ||
            byte_is_one_of(rest.data[length], "-_.+:")) &&
           !(rest.data[length] == ':' && rest.data[length - 1] == ':')) {
        length++;
    }
    return length > 2 && rest.data[length - 1] == ':' ? length : 0;
}

/* Roles whose text is no prose. */
static bool
is_opaque_role(struct str role)
{
    static const char *const roles[] = {
        ":code:",    ":math:",   ":raw:",      ":literal:", ":file:",
        ":command:", ":kbd:",    ":download:", ":py:",      ":program:",
        ":eq:",      ":numref:", ":c:",        ":envvar:",  ":index:"};
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (str_starts_with(role, str_from(roles[i]))) {
            return true;
        }
    }
    return false;
}

/* A colon: perhaps the role of the phrase after it. */
static void
pass_colon(struct reader *self)
{
    struct run *run = &self->run;
    size_t length = count_role(run->text, run->at);
    bool is_role = length > 0 && run_byte(run, length) == '`' &&
                   !text_has_word_before(run->text, run->at);
    if (!is_role) {
        run->at++;
        return;
    }
    struct str role = str_slice(run->text, run->at, run->at + length);
    size_t start = run->at + length + 1;
    size_t end = lookahead_find(&self->phrases, run->text, start, stops_phrase);
    if (end == STR_NOT_FOUND) {
        run->at += length;
    } else if (is_opaque_role(role)) {
        run_gap(run, end + 1);
    } else {
        size_t at = run->at;
        run_skip(run, start);
        prose_builder_enter(run->builder, at, '`', ENCLOSURE_NAME);
        self->in_phrase = true;
    }
}

/* The phrase ends at run.at; what is neither a role nor a target may be touched. */
static void
leave_phrase(struct run *run, bool has_role)
{
    prose_builder_leave(run->builder, run->at, '`');
    struct prose *prose = run->builder->prose;
    if (prose->enclosures.count > 0 && !has_role) {
        struct enclosure *last = vec_last(&prose->enclosures);
        bool is_plain = run->text.data[last->source.start] == '`';
        last->kind = is_plain ? ENCLOSURE_LINK : last->kind;
    }
}

static void
pass_backquote(struct reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    if (run_byte(run, 1) == '`') {
        size_t end = lookahead_find(&self->literals, text, run->at + 3, stops_literal);
        run_gap(run, end == STR_NOT_FOUND ? run->at + 2 : end + 2);
        return;
    }
    if (self->in_phrase) {
        size_t next = run->at + 1;
        size_t role = count_role(text, next);
        self->in_phrase = false;
        run_skip(run, role > 0 ? next + role : pass_reference(text, next));
        leave_phrase(run, role > 0);
        return;
    }
    bool is_closed =
        lookahead_find(&self->phrases, text, run->at + 1, stops_phrase) != STR_NOT_FOUND;
    size_t at = run->at;
    self->in_phrase = is_closed && !text_has_blank_at(text, at + 1);
    run_skip(run, at + 1);
    if (self->in_phrase) {
        size_t start = at > 0 && text.data[at - 1] == '_' ? at - 1 : at;
        prose_builder_enter(run->builder, start, '`', ENCLOSURE_NAME);
    }
}

/* The target of a reference in its phrase: "text <target>". */
static void
pass_less(struct reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    size_t end = self->in_phrase
                     ? lookahead_find(&self->targets, text, run->at + 1, stops_target)
                     : STR_NOT_FOUND;
    bool is_target = end != STR_NOT_FOUND && text.data[end] == '>' &&
                     text_has_at(text, end + 1, STR("`"));
    if (is_target) {
        run_gap(run, end + 1);
    } else {
        run->at++;
    }
}

/* |name|, which stands for something else. */
static void
pass_bar(struct reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    size_t start = run->at + 1;
    size_t end = lookahead_find(&self->substitutions, text, start, stops_substitution);
    bool is_closed = end != STR_NOT_FOUND && text.data[end] == '|' && end > start &&
                     !text_has_blank_at(text, start) && !text_has_blank_before(text, end);
    if (is_closed) {
        run_gap(run, pass_reference(text, end + 1));
    } else {
        run_gap(run, start);
    }
}

/* [1]_, [#]_, [CIT2002]_ */
static bool
take_note_reference(struct run *run)
{
    size_t length = 1;
    while (length < NAME_LIMIT && (byte_is_letter(run_byte(run, length)) ||
                                   byte_is_digit(run_byte(run, length)) ||
                                   byte_is_one_of(run_byte(run, length), "#*-_."))) {
        length++;
    }
    if (run_byte(run, length) != ']' || run_byte(run, length + 1) != '_') {
        return false;
    }
    run_skip(run, run->at + length + 2);
    return true;
}

static void
pass_star(struct run *run)
{
    struct str rest = str_slice(run->text, run->at, run->text.length);
    size_t end = run->at + text_count_leading(rest, '*');
    bool stands_alone =
        text_has_blank_before(run->text, run->at) && text_has_blank_at(run->text, end);
    if (stands_alone) {
        run->at = end;
    } else {
        run_turn(run, '*' + ((end - run->at) << 8), end);
    }
}

/* The word before the underscore at `at` is a reference up to `end`. */
static void
add_reference(struct run *run, size_t at, size_t end)
{
    struct str text = run->text;
    size_t start = at;
    while (start > 0 && (text_has_word_before(text, start) ||
                         byte_is_one_of(text.data[start - 1], "-_.+:"))) {
        start = utf8_floor(text, start - 1);
    }
    prose_builder_enter(run->builder, start, '_', ENCLOSURE_LINK);
    prose_builder_leave(run->builder, end, '_');
}

/* name_ refers to a target; snake_case does not. */
static void
pass_underscore(struct reader *self)
{
    struct run *run = &self->run;
    struct str text = run->text;
    size_t end = pass_reference(text, run->at);
    if (run_byte(run, 1) == '`' && !self->in_phrase) { /* a target inside a line */
        run_skip(run, run->at + 1);
    } else if (end > run->at && text_has_word_before(text, run->at)) {
        size_t at = run->at;
        run_skip(run, end);
        add_reference(run, at, end);
    } else {
        run->at++;
    }
}

/* A backslash before a blank joins what is around them. */
static void
pass_backslash(struct run *run)
{
    bool is_joint = byte_is_blank(run_byte(run, 1)) && run->at + 1 < run->text.length;
    run_skip(run, run->at + (is_joint ? 2 : 1));
    run->at += !is_joint && run->at < run->text.length ? 1 : 0;
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
        pass_backquote(self);
        break;
    case ':':
        pass_colon(self);
        break;
    case '*':
        pass_star(run);
        break;
    case '_':
        pass_underscore(self);
        break;
    case '<':
        pass_less(self);
        break;
    case '|':
        pass_bar(self);
        break;
    default:
        if (run->text.data[run->at] != '[' || !take_note_reference(run)) {
            run->at++;
        }
        break;
    }
}

void
rst_add_phrases(struct prose_builder *builder, enum paragraph_kind kind, size_t start,
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
    run_place(run, end);
    run_close(run);
}
