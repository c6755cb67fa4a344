/* SPDX-License-Identifier: MIT */
#include "intake/xml_text.h"

#include "markup/entity.h"
#include "text/utf8.h"

/* Longest entity with its & and ;, and longest mark that changes the state. */
#define LOOKAHEAD 16

/* The value of encoding="..." in an XML declaration. */
static struct str
find_encoding(struct str prefix)
{
    size_t start = str_find(str_slice(prefix, 0, 512), STR("<?xml"), 0);
    size_t end = start == STR_NOT_FOUND ? start : str_find(prefix, STR("?>"), start);
    if (end == STR_NOT_FOUND) {
        return STR_NONE;
    }
    struct str declaration = str_slice(prefix, start, end);
    size_t at = str_find(declaration, STR("encoding"), 0);
    while (at != STR_NOT_FOUND && at < declaration.length &&
           declaration.data[at] != '"' && declaration.data[at] != '\'') {
        at++;
    }
    if (at == STR_NOT_FOUND || at == declaration.length) {
        return STR_NONE;
    }
    size_t close = str_find_byte(declaration, declaration.data[at], at + 1);
    return str_trim(str_slice(declaration, at + 1, close));
}

void
xml_text_init(struct xml_text *self, struct str prefix)
{
    *self = (struct xml_text){.state = XML_TEXT_BEFORE};
    (void)decoder_init(&self->decoder, find_encoding(prefix), prefix);
}

void
xml_text_release(struct xml_text *self)
{
    decoder_release(&self->decoder);
    buf_release(&self->utf8);
}

static bool
has_at(struct str text, size_t at, struct str literal)
{
    return str_starts_with(str_slice(text, at, text.length), literal);
}

/* The reference at `at`, of which the parser shall know what we know; returns the
 * offset past it. */
static size_t
add_reference(struct buf *out, struct str text, size_t at)
{
    static const char *const own[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (has_at(text, at, str_from(own[i]))) {
            buf_add_text(out, own[i]);
            return at + strlen(own[i]);
        }
    }
    char decoded[ENTITY_BYTES];
    size_t end = str_find_byte(str_slice(text, 0, at + LOOKAHEAD), ';', at);
    size_t length =
        end == STR_NOT_FOUND ? 0 : entity_decode(str_slice(text, at, end + 1), decoded);
    if (length == 0) {
        bool is_number = end != STR_NOT_FOUND && has_at(text, at, STR("&#"));
        buf_add_text(out, is_number ? " " : "&amp;");
        return is_number ? end + 1 : at + 1;
    }
    unsigned char first = (unsigned char)decoded[0];
    if (first >= 0x80) {
        buf_add(out, decoded, length);
    } else if (first >= ' ' || first == '\n' || first == '\t') {
        buf_add_format(out, "&#%d;", first);
    }
    return end + 1;
}

static void
add_byte(struct buf *out, char byte)
{
    unsigned char value = (unsigned char)byte;
    if (value >= ' ' || byte == '\n' || byte == '\t' || byte == '\r') {
        buf_add_byte(out, byte);
    }
}

/* Where a part that is left out, or CDATA, ends; where it may go on if its end is not
 * there yet. */
static size_t
pass_until(struct xml_text *self, struct str end, size_t at, bool *ended)
{
    struct str text = buf_str(&self->utf8);
    size_t found = str_find(text, end, at);
    *ended = found != STR_NOT_FOUND;
    if (*ended) {
        self->state = XML_TEXT_MARKUP;
        return found + end.length;
    }
    return text.length > at + end.length ? text.length - end.length : at;
}

static size_t
pass_markup(struct xml_text *self, struct buf *out, size_t at)
{
    struct str text = buf_str(&self->utf8);
    if (text.data[at] == '&') {
        return add_reference(out, text, at);
    }
    if (has_at(text, at, STR("<!--"))) {
        self->state = XML_TEXT_COMMENT;
        return at + 4;
    }
    if (has_at(text, at, STR("<?"))) {
        self->state = XML_TEXT_INSTRUCTION;
        return at + 2;
    }
    if (has_at(text, at, STR("<![CDATA["))) {
        self->state = XML_TEXT_CDATA;
        buf_add_text(out, "<![CDATA[");
        return at + 9;
    }
    add_byte(out, text.data[at]);
    return at + 1;
}

/* One step from `at`; the same offset where more bytes are needed. */
static size_t
step(struct xml_text *self, struct buf *out, size_t at, bool is_last)
{
    struct str text = buf_str(&self->utf8);
    bool ended = false;
    size_t next = at;
    switch (self->state) {
    case XML_TEXT_BEFORE:
        next = str_find_byte(text, '<', at);
        if (next == STR_NOT_FOUND) {
            return text.length;
        }
        self->state = XML_TEXT_MARKUP;
        return next > at ? next : step(self, out, at, is_last);
    case XML_TEXT_MARKUP:
        return !is_last && at + LOOKAHEAD > text.length ? at : pass_markup(self, out, at);
    case XML_TEXT_COMMENT:
        return pass_until(self, STR("-->"), at, &ended);
    case XML_TEXT_INSTRUCTION:
        return pass_until(self, STR("?>"), at, &ended);
    case XML_TEXT_CDATA:
        next = pass_until(self, STR("]]>"), at, &ended);
        for (size_t i = at; i < next; i++) {
            add_byte(out, text.data[i]);
        }
        return next;
    }
    return text.length;
}

void
xml_text_add(struct xml_text *self, struct buf *out, struct buf *bytes, bool is_last)
{
    decoder_add(&self->decoder, &self->utf8, buf_str(bytes), is_last);
    buf_clear(bytes);
    size_t at = 0;
    while (at < self->utf8.length) {
        size_t next = step(self, out, at, is_last);
        if (next == at && !is_last) {
            break;
        }
        /* What never ends is cut off; the parser says so. */
        at = next > at ? next : self->utf8.length;
    }
    buf_splice(&self->utf8, 0, at, STR_NONE);
}
