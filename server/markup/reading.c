/* SPDX-License-Identifier: MIT */
#include "markup/reading.h"

#include "markup/entity.h"
#include "text/script.h"
#include "text/utf8.h"

/* Knows lines, blanks and words, but no markup. */

/* The longest name of a character reference that is looked for, with & and ;. */
#define ENTITY_LIMIT 16

bool
byte_is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool
byte_is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool
byte_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool
byte_is_one_of(char byte, const char *bytes)
{
    return byte != '\0' && strchr(bytes, byte) != NULL;
}

struct source_line
source_line_read(struct str text, size_t start)
{
    size_t stop = start;
    while (stop < text.length && text.data[stop] != '\n' && text.data[stop] != '\r') {
        stop++;
    }
    struct source_line line = {.start = start, .next = stop};
    if (stop < text.length) {
        bool is_crlf = text.data[stop] == '\r' && stop + 1 < text.length &&
                       text.data[stop + 1] == '\n';
        line.next += is_crlf ? 2 : 1;
    }
    line.first = start;
    while (line.first < stop && byte_is_blank(text.data[line.first])) {
        bool is_tab = text.data[line.first++] == '\t';
        line.indent += is_tab ? 8 - line.indent % 8 : 1;
    }
    line.end = stop;
    while (line.end > line.first && byte_is_blank(text.data[line.end - 1])) {
        line.end--;
    }
    return line;
}

size_t
text_count_leading(struct str text, char byte)
{
    size_t count = 0;
    while (count < text.length && text.data[count] == byte) {
        count++;
    }
    return count;
}

bool
text_is_row_of(struct str text, char byte, size_t least)
{
    return text.length >= least && text_count_leading(text, byte) == text.length;
}

static bool
is_in_word(uint32_t code_point)
{
    enum char_kind kind = char_kind(code_point);
    return kind != CHAR_OTHER && kind != CHAR_IGNORED;
}

bool
text_has_word_before(struct str text, size_t at)
{
    if (at == 0) {
        return false;
    }
    size_t before = utf8_floor(text, at - 1);
    return is_in_word(utf8_next(text, &before));
}

bool
text_has_word_at(struct str text, size_t at)
{
    return at < text.length && is_in_word(utf8_next(text, &at));
}

bool
text_has_blank_before(struct str text, size_t at)
{
    return at == 0 || byte_is_blank(text.data[at - 1]);
}

bool
text_has_blank_at(struct str text, size_t at)
{
    return at >= text.length || byte_is_blank(text.data[at]);
}

static bool
begins_address(struct str text)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "ftp://",
                                          "file://",  "irc://",  "news:"};
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        struct str scheme = str_from(schemes[i]);
        if (text.length > scheme.length && str_starts_with_nocase(text, scheme) &&
            !byte_is_blank(text.data[scheme.length])) {
            return true;
        }
    }
    return false;
}

size_t
text_find_address_end(struct str text, size_t at)
{
    if (text_has_word_before(text, at) ||
        !begins_address(str_slice(text, at, text.length))) {
        return at;
    }
    size_t end = at;
    while (end < text.length && !byte_is_blank(text.data[end]) &&
           !byte_is_one_of(text.data[end], "<>\"[]{}|`")) {
        end++;
    }
    while (end > at && byte_is_one_of(text.data[end - 1], ".,;:!?')*_")) {
        end--;
    }
    return end;
}

size_t
lookahead_find(struct lookahead *self, struct str text, size_t at,
               bool (*stops)(struct str text, size_t at))
{
    if (at < self->from || at > self->to || self->to > text.length) {
        self->from = self->to = at;
    }
    while (self->to < text.length && !stops(text, self->to)) {
        self->to++;
    }
    return self->to < text.length ? self->to : STR_NOT_FOUND;
}

struct run
run_at(struct prose_builder *builder, size_t start, size_t end)
{
    struct str text = str_slice(builder->source, 0, end);
    return (struct run){.builder = builder, .text = text, .from = start, .at = start};
}

static void
open_paragraph(struct run *self)
{
    if (!self->builder->is_open) {
        prose_builder_open(self->builder, self->kind);
    }
}

void
run_flush(struct run *self)
{
    if (self->from < self->at) {
        open_paragraph(self);
        prose_builder_add(self->builder, self->from, self->at);
    }
    self->from = self->at;
}

void
run_skip(struct run *self, size_t to)
{
    run_flush(self);
    self->from = self->at = to;
}

void
run_gap(struct run *self, size_t to)
{
    run_flush(self);
    if (self->builder->is_open) {
        prose_builder_add_blank(self->builder);
    }
    self->from = self->at = to;
}

void
run_replace(struct run *self, const char *with, size_t to)
{
    run_flush(self);
    open_paragraph(self);
    prose_builder_replace(self->builder, str_from(with), self->at, to);
    self->from = self->at = to;
}

bool
run_pass_blanks(struct run *self)
{
    bool is_end = false;
    size_t end = self->at;
    while (end < self->text.length && byte_is_blank(self->text.data[end])) {
        is_end |= self->text.data[end] == '\n' || self->text.data[end] == '\r';
        end++;
    }
    if (end == self->at + 1 && self->text.data[self->at] == ' ') {
        self->at = end;
    } else {
        run_gap(self, end);
    }
    return is_end;
}

bool
run_take_entity(struct run *self)
{
    struct str name = str_slice(self->text, self->at, self->at + ENTITY_LIMIT);
    size_t end = str_find_byte(name, ';', 0);
    char decoded[ENTITY_BYTES + 1];
    size_t length =
        end == STR_NOT_FOUND ? 0 : entity_decode(str_slice(name, 0, end + 1), decoded);
    if (length == 0) {
        return false;
    }
    decoded[length] = '\0';
    run_replace(self, decoded, self->at + end + 1);
    return true;
}

void
run_turn(struct run *self, uint64_t key, size_t to)
{
    size_t at = self->at;
    run_skip(self, to);
    if (prose_builder_is_in(self->builder, key)) {
        prose_builder_leave(self->builder, to, key);
    } else {
        prose_builder_enter(self->builder, at, key, ENCLOSURE_WORDS);
    }
}

void
run_place(struct run *self, size_t at)
{
    run_flush(self);
    bool is_enclosed = false;
    for (size_t i = 0; i < self->builder->depth; i++) {
        is_enclosed |= self->builder->enclosures[i].kind != ENCLOSURE_WORDS;
    }
    while (at > 0 && byte_is_blank(self->text.data[at - 1])) {
        at--;
    }
    prose_builder_place(self->builder, is_enclosed ? PROSE_NOWHERE : at);
}

void
run_gap_line(struct run *self)
{
    run_gap(self, source_line_read(self->text, self->at).next);
}

void
run_gap_hidden(struct run *self, size_t end, size_t length)
{
    if (end == STR_NOT_FOUND) {
        self->at += length;
    } else {
        run_gap(self, end + length);
    }
}

void
run_pass_word(struct run *self)
{
    size_t address = text_find_address_end(self->text, self->at);
    if (address > self->at) {
        run_gap(self, address);
        return;
    }
    while (self->at < self->text.length && (byte_is_letter(self->text.data[self->at]) ||
                                            byte_is_digit(self->text.data[self->at]))) {
        self->at++;
    }
}

bool
run_find_sign(struct run *self)
{
    while (self->at < self->text.length) {
        char byte = self->text.data[self->at];
        if (byte_is_letter(byte) || byte_is_digit(byte)) {
            run_pass_word(self);
        } else if (byte_is_blank(byte)) {
            run_pass_blanks(self);
        } else {
            return true;
        }
    }
    return false;
}

void
run_close(struct run *self)
{
    run_flush(self);
    prose_builder_close(self->builder);
}
