/* SPDX-License-Identifier: MIT */
/* Knows headers and lengths; knows nothing of JSON, and never allocates for a
 * length that was only announced. A header that stands twice must say the same
 * twice: a stream that contradicts itself cannot be trusted to be in step. */
#include "rpc/frame.h"

#include "base/memory.h"

/* A buffer that one large message grew beyond this is given back. */
#define KEPT_CAPACITY ((size_t)1 << 20)

void
frame_reader_release(struct frame_reader *self)
{
    buf_release(&self->line);
    buf_release(&self->body);
    *self = (struct frame_reader){0};
}

static bool
read_length(struct str text, uint64_t *ret)
{
    uint64_t value = 0;
    if (text.length == 0 || text.length > 18) {
        return false;
    }
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return false;
        }
        value = value * 10 + (uint64_t)(text.data[i] - '0');
    }
    *ret = value;
    return true;
}

static const char *
take_length(struct frame_reader *self, struct str value)
{
    uint64_t length = 0;
    if (!read_length(value, &length)) {
        return "Content-Length is not a number";
    }
    if (self->has_length && length != self->length) {
        return "two Content-Length headers contradict each other";
    }
    if (length > FRAME_DRAIN_LIMIT) {
        return "Content-Length is beyond all bounds";
    }
    self->has_length = true;
    self->length = length;
    return NULL;
}

static struct str
unquote(struct str text)
{
    text = str_trim(text);
    if (text.length >= 2 && text.data[0] == '"' && text.data[text.length - 1] == '"') {
        text = str_slice(text, 1, text.length - 1);
    }
    return text;
}

/* "application/vscode-jsonrpc; charset=utf-8"; "utf8" is an old client's form. */
static bool
names_foreign_charset(struct str value)
{
    for (size_t at = str_find_byte(value, ';', 0); at != STR_NOT_FOUND;) {
        size_t next = str_find_byte(value, ';', at + 1);
        struct str parameter = str_trim(
            str_slice(value, at + 1, next == STR_NOT_FOUND ? value.length : next));
        at = next;
        if (!str_starts_with_nocase(parameter, STR("charset="))) {
            continue;
        }
        struct str name = unquote(str_slice(parameter, 8, parameter.length));
        return !str_equal_nocase(name, STR("utf-8")) &&
               !str_equal_nocase(name, STR("utf8"));
    }
    return false;
}

/* Gives what is wrong with the header, or NULL. */
static const char *
take_header(struct frame_reader *self, struct str line)
{
    size_t colon = str_find_byte(line, ':', 0);
    if (colon == STR_NOT_FOUND || colon == 0) {
        return "a line between frames is not a header";
    }
    if (++self->headers > FRAME_HEADER_COUNT_LIMIT) {
        return "too many headers";
    }
    struct str name = str_trim(str_slice(line, 0, colon));
    struct str value = str_trim(str_slice(line, colon + 1, line.length));
    if (str_equal_nocase(name, STR("Content-Length"))) {
        return take_length(self, value);
    }
    if (str_equal_nocase(name, STR("Content-Type"))) {
        self->foreign_charset = names_foreign_charset(value);
    }
    return NULL;
}

/* The blank line: what is to be done with the body. */
static enum frame_kind
end_headers(struct frame_reader *self)
{
    if (!self->has_length) {
        self->problem = "Content-Length is missing";
        return FRAME_BROKEN;
    }
    bool foreign = self->foreign_charset;
    self->left = self->length;
    self->in_body = self->left > 0;
    self->skipping = foreign || self->left > FRAME_BODY_LIMIT;
    self->headers = 0;
    self->has_length = false;
    self->foreign_charset = false;
    buf_clear(&self->body);
    if (self->body.capacity > KEPT_CAPACITY) {
        buf_release(&self->body);
    }
    if (self->left == 0) {
        return FRAME_EMPTY;
    }
    if (foreign) {
        return FRAME_CHARSET;
    }
    return self->skipping ? FRAME_TOO_LARGE : FRAME_NONE;
}

static enum frame_kind
end_line(struct frame_reader *self)
{
    struct str line = buf_str(&self->line);
    if (line.length > 0 && line.data[line.length - 1] == '\r') {
        line.length--;
    }
    enum frame_kind kind = FRAME_NONE;
    if (line.length == 0) {
        kind = end_headers(self);
    } else {
        self->problem = take_header(self, line);
        kind = self->problem ? FRAME_BROKEN : FRAME_NONE;
    }
    buf_clear(&self->line);
    return kind;
}

static enum frame_kind
read_headers(struct frame_reader *self, struct str *input)
{
    size_t end = str_find_byte(*input, '\n', 0);
    size_t length = end == STR_NOT_FOUND ? input->length : end;
    if (self->line.length + length > FRAME_HEADER_LINE_LIMIT) {
        self->problem = "a header line is too long";
        return FRAME_BROKEN;
    }
    buf_add_str(&self->line, str_slice(*input, 0, length));
    *input = str_slice(*input, end == STR_NOT_FOUND ? length : length + 1, input->length);
    return end == STR_NOT_FOUND ? FRAME_NONE : end_line(self);
}

static enum frame_kind
read_body(struct frame_reader *self, struct str *input)
{
    size_t length = self->left < input->length ? (size_t)self->left : input->length;
    if (!self->skipping) {
        buf_add_str(&self->body, str_slice(*input, 0, length));
    }
    *input = str_slice(*input, length, input->length);
    self->left -= length;
    if (self->left > 0) {
        return FRAME_NONE;
    }
    self->in_body = false;
    return self->skipping ? FRAME_NONE : FRAME_BODY;
}

enum frame_kind
frame_reader_next(struct frame_reader *self, struct str *input, struct str *body)
{
    while (self->problem == NULL && input->length > 0) {
        enum frame_kind kind =
            self->in_body ? read_body(self, input) : read_headers(self, input);
        if (kind == FRAME_BODY) {
            *body = buf_str(&self->body);
        }
        if (kind != FRAME_NONE) {
            return kind;
        }
    }
    return self->problem ? FRAME_BROKEN : FRAME_NONE;
}

bool
frame_reader_is_between(const struct frame_reader *self)
{
    return !self->in_body && self->headers == 0 && self->line.length == 0;
}

const char *
frame_reader_problem(const struct frame_reader *self)
{
    return self->problem;
}

void
frame_add_header(struct buf *out, size_t body_length)
{
    buf_add_format(out, "Content-Length: %zu\r\n\r\n", body_length);
}
