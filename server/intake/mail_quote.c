/* SPDX-License-Identifier: MIT */
/* What a mail answers or passes on, and what its writer wrote. */
#include "intake/mail_words.h"

#include "story/scan.h"

static bool
is_marked(struct str line)
{
    return str_starts_with(line, STR(">"));
}

static struct str
without_marks(struct str line)
{
    while (is_marked(line)) {
        line = str_slice(line, 1, line.length);
        bool blank = line.length > 1 && line.data[0] == ' ' && line.data[1] == '>';
        line = str_slice(line, blank, line.length);
    }
    return str_starts_with(line, STR(" ")) ? str_slice(line, 1, line.length) : line;
}

/* The line over a mail that is passed on. */
static bool
opens_forward(struct str line)
{
    static const char *const openings[] = {"-----Original Message",
                                           "----- Original Message",
                                           "-----Urspr",
                                           "---------- Forwarded message",
                                           "Begin forwarded message",
                                           "-------- Forwarded Message",
                                           "-----Message d'origine",
                                           "-------- Original Message",
                                           "-------- Weitergeleitete Nachricht"};
    return SCAN_LITERAL(line, openings) > 0;
}

/* "From: ...", "*Sent:* ...": of that mail, up to an empty line. */
static bool
is_header(struct str line)
{
    size_t colon = str_find_byte(line, ':', 0);
    struct str name = str_slice(line, 0, colon);
    return colon != STR_NOT_FOUND && colon > 0 && colon < 24 &&
           str_find_byte(name, '.', 0) == STR_NOT_FOUND;
}

/* Mail programs wrap at some 72 columns; with a dateline put before it a line is longer.
 */
#define WRAPPED_LEAST 50
#define WRAPPED_MOST 120

/* Lines that are one paragraph: long, and few of them end like one. */
static bool
is_wrapped(struct str block)
{
    struct str line;
    size_t lines = 0;
    size_t sentences = 0;
    while (str_next_line(&block, &line)) {
        line = str_trim(line);
        bool last = block.length == 0;
        if (!last && (line.length < WRAPPED_LEAST || line.length > WRAPPED_MOST)) {
            return false;
        }
        sentences += !last && scan_ends_sentence(line);
        lines++;
    }
    return lines > 2 && sentences * 3 < lines;
}

/* Copies the text, a wrapped paragraph as one line. */
static void
add_unwrapped(struct buf *out, struct str text)
{
    size_t start = 0;
    while (start < text.length) {
        size_t end = str_find(text, STR("\n\n"), start);
        struct str block = str_slice(text, start, end);
        size_t at = out->length;
        buf_add_str(out, block);
        for (bool joins = is_wrapped(block); joins && at < out->length; at++) {
            out->data[at] = out->data[at] == '\n' ? ' ' : out->data[at];
        }
        buf_add_text(out, "\n\n");
        start = end == STR_NOT_FOUND ? text.length : end + 2;
    }
}

struct parts {
    struct buf own;
    struct buf quoted;
    bool forwards;   /* all that follows is of the other mail */
    bool in_headers; /* of it */
};

/* "On Monday, Ines wrote:", over what is quoted, is of neither. */
static void
drop_last_line(struct buf *own)
{
    struct str text = str_trim(buf_str(own));
    size_t line = str_find_last_byte(text, '\n');
    size_t start = line == STR_NOT_FOUND ? 0 : line + 1;
    if (str_ends_with(text, STR(":"))) {
        buf_truncate(own, start);
    }
}

static void
add_line(struct parts *self, struct str line)
{
    bool empty = str_trim(line).length == 0;
    if (self->in_headers && (is_header(line) || (empty && self->quoted.length == 0))) {
        return;
    }
    self->in_headers = false;
    if (is_marked(line) || self->forwards) {
        if (!self->forwards && self->quoted.length == 0) {
            drop_last_line(&self->own);
        }
        buf_add_str(&self->quoted, without_marks(line));
        buf_add_byte(&self->quoted, '\n');
    } else if (opens_forward(line)) {
        self->forwards = true;
        self->in_headers = true;
    } else {
        buf_add_str(&self->own, line);
        buf_add_byte(&self->own, '\n');
    }
}

void
mail_add_story(struct buf *out, struct str body)
{
    struct parts parts = {.own = BUF_INIT, .quoted = BUF_INIT};
    struct str line;
    while (str_next_line(&body, &line)) {
        /* A signature has names, numbers and addresses in it. */
        if (str_equal(line, STR("-- "))) {
            break;
        }
        add_line(&parts, line);
    }
    bool passes_on = scan_words(buf_str(&parts.quoted)) > scan_words(buf_str(&parts.own));
    add_unwrapped(out, buf_str(passes_on ? &parts.quoted : &parts.own));
    buf_release(&parts.own);
    buf_release(&parts.quoted);
}
