/* SPDX-License-Identifier: MIT */
/* Knows what renderers do with text. CommonMark lets a backslash stand before any
 * ASCII punctuation; only those that can do something are escaped, as some editors
 * show the source. */
#include "feature/escape.h"

#include <string.h>

#include "base/memory.h"
#include "text/display.h"

#define ZERO_WIDTH_SPACE "\xE2\x80\x8B"

static bool
is_active(char byte)
{
    return strchr("\\`*_{}[]<>#|~&^$=", byte) != NULL && byte != '\0';
}

/* The line under way, without the mark and blanks of a block quotation. */
static struct str
current_line(const struct buf *out)
{
    struct str all = buf_str(out);
    size_t newline = str_find_last_byte(all, '\n');
    struct str line =
        str_slice(all, newline == STR_NOT_FOUND ? 0 : newline + 1, all.length);
    while (line.length > 0 && (line.data[0] == '>' || line.data[0] == ' ')) {
        line = str_slice(line, 1, line.length);
    }
    return line;
}

/* "-", "+", "1." and "1)" make a list, but only where a line begins. */
static bool
opens_block(const struct buf *out, char byte)
{
    if (byte != '-' && byte != '+' && byte != '.' && byte != ')') {
        return false;
    }
    struct str line = current_line(out);
    if (byte == '-' || byte == '+') {
        return line.length == 0;
    }
    for (size_t i = 0; i < line.length; i++) {
        if (line.data[i] < '0' || line.data[i] > '9') {
            return false;
        }
    }
    return line.length > 0;
}

/* Between what stands there and this byte an address would go on: "http:" and "/",
 * "www" and ".", "name@" and anything. The text may come in pieces, so it is the
 * output that counts. */
static bool
continues_address(const struct buf *out, char byte)
{
    size_t length = out->length;
    char last = length > 0 ? out->data[length - 1] : ' ';
    if (byte == '.' && length >= 3) {
        struct str tail = str_slice(buf_str(out), length - 3, length);
        return str_equal_nocase(tail, STR("www"));
    }
    return last == '@' || (last == ':' && byte == '/');
}

void
escape_add(struct buf *out, struct str text, bool markdown)
{
    struct buf visible = BUF_INIT;
    display_add(&visible, text);
    struct str shown = buf_str(&visible);
    for (size_t i = 0; i < shown.length; i++) {
        char byte = shown.data[i];
        if (byte == ' ' && i > 0 && shown.data[i - 1] == ' ') {
            continue;
        }
        if (continues_address(out, byte)) {
            buf_add_text(out, ZERO_WIDTH_SPACE);
        }
        if (markdown && (is_active(byte) || opens_block(out, byte))) {
            buf_add_byte(out, '\\');
        }
        buf_add_byte(out, byte);
    }
    buf_release(&visible);
}
