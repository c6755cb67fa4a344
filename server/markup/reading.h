/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_READING_H
#define MARKUP_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "markup/prose_builder.h"

/* What the readers of markup share: lines, a place in a block of text with what
 * is prose in it, and looking ahead in linear time. */

/* --- lines --------------------------------------------------------------- */

struct source_line {
    size_t start;
    size_t first;    /* its first character that is no blank */
    size_t end;      /* past its last one; `first` if it has none */
    size_t next;     /* where the next line starts */
    unsigned indent; /* columns */
};

/* The line at `start`, which is less than the text's length or equal to it. */
struct source_line source_line_read(struct str text, size_t start);

static inline bool
source_line_is_empty(const struct source_line *self)
{
    return self->first == self->end;
}

/* Without the blanks at both ends. */
static inline struct str
source_line_text(struct str text, const struct source_line *self)
{
    return str_slice(text, self->first, self->end);
}

/* Whether `what` stands at `at`. */
static inline bool
text_has_at(struct str text, size_t at, struct str what)
{
    return str_starts_with(str_slice(text, at, text.length), what);
}

static inline bool
text_ends_line(struct str text, size_t at)
{
    return text.data[at] == '\n' || text.data[at] == '\r';
}

/* How many of `byte` the text begins with. */
size_t text_count_leading(struct str text, char byte);
/* Whether the text is at least `least` of `byte` and nothing else. */
bool text_is_row_of(struct str text, char byte, size_t least);

bool byte_is_blank(char byte); /* line ends too */
bool byte_is_letter(char byte);
bool byte_is_digit(char byte);
bool byte_is_one_of(char byte, const char *bytes);
/* Whether the character that ends, or begins, at `at` belongs to a word. */
bool text_has_word_before(struct str text, size_t at);
bool text_has_word_at(struct str text, size_t at);
/* Whether blanks or nothing stand there. */
bool text_has_blank_before(struct str text, size_t at);
bool text_has_blank_at(struct str text, size_t at);

/* Where the address (https://..., mailto:...) that begins at `at` ends, without
 * the full stop of its sentence; `at` if none begins there. */
size_t text_find_address_end(struct str text, size_t at);

/* --- looking ahead ------------------------------------------------------- */

/* What a search found last. As places only ascend, no byte is looked at twice, so
 * that a text of a million openings without an end costs no more than another. */
struct lookahead {
    size_t from;
    size_t to;
};

/* The first place at or after `at` that `stops` holds for, or STR_NOT_FOUND. Ask
 * one lookahead only one question, and never for a place before the last. */
size_t lookahead_find(struct lookahead *self, struct str text, size_t at,
                      bool (*stops)(struct str text, size_t at));

/* --- a block of text ----------------------------------------------------- */

/* Bytes [from, at) are prose that has not been handed to the builder yet. */
struct run {
    struct prose_builder *builder;
    struct str text; /* the source up to the end of the block */
    size_t from;
    size_t at;
    enum paragraph_kind kind; /* of paragraphs that are begun */
};

/* At `start` of the builder's source, for a block that ends at `end`. */
struct run run_at(struct prose_builder *builder, size_t start, size_t end);

/* The byte `ahead` of run.at; a line end behind the block. */
static inline char
run_byte(const struct run *self, size_t ahead)
{
    bool is_inside = ahead < self->text.length && self->at < self->text.length - ahead;
    return is_inside ? self->text.data[self->at + ahead] : '\n';
}

/* Hands over what is prose up to run.at. */
void run_flush(struct run *self);
/* Leaves everything up to `to` out; the words on both sides touch. */
void run_skip(struct run *self, size_t to);
/* Leaves it out and parts the words on both sides. */
void run_gap(struct run *self, size_t to);
/* Puts `with` in its place. */
void run_replace(struct run *self, const char *with, size_t to);
/* Passes the blanks and line ends at run.at: one blank stays as it is, several are
 * one. True if a line ended. */
bool run_pass_blanks(struct run *self);
/* Decodes the character reference (&eacute;) at run.at, if one stands there; false
 * and nothing done if not. */
bool run_take_entity(struct run *self);
/* Leaves out the mark up to `to`, which begins or ends emphasis and its like: it ends
 * what the same `key` has begun, if anything. */
void run_turn(struct run *self, uint64_t key, size_t to);
/* The paragraph ends: running text may go on behind its block, where that is not inside
 * what encloses words (emphasis needs its end mark to be any). */
void run_place(struct run *self, size_t at);

/* Leaves out the rest of the line. */
void run_gap_line(struct run *self);
/* Leaves out all up to `end`, where the `length` bytes stand that end what is hidden;
 * or, where none do (STR_NOT_FOUND), keeps as many bytes that did not begin it. */
void run_gap_hidden(struct run *self, size_t end, size_t length);
/* Passes ASCII letters and digits, of which one is at run.at; an address is left
 * out. */
void run_pass_word(struct run *self);
/* Passes words and blanks up to the next sign; false if the block ends before one. */
bool run_find_sign(struct run *self);
/* Ends the paragraph. */
void run_close(struct run *self);

#endif
