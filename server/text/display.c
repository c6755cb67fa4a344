/* SPDX-License-Identifier: MIT */
/* Knows which characters a terminal obeys or hides, and how wide the others are.
 * Does not know lines or columns of a layout. */
#include "text/display.h"

#include <utf8proc.h>

#include "text/utf8.h"

#define CONTROL_PICTURES 0x2400u
#define PICTURE_OF_DELETE 0x2421u

static bool
is_line_or_tab(uint32_t code_point)
{
    return (code_point >= '\t' && code_point <= '\r') || code_point == 0x85 ||
           code_point == 0x2028 || code_point == 0x2029;
}

/* Format characters that are no part of how a language is written. */
static bool
is_hidden(uint32_t code_point)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x80, 0x9F},     {0x61C, 0x61C},     {0x180E, 0x180E},   {0x200B, 0x200B},
        {0x200E, 0x200F}, {0x202A, 0x202E},   {0x2060, 0x206F},   {0xFEFF, 0xFEFF},
        {0xFFF9, 0xFFFB}, {0x1D173, 0x1D17A}, {0xE0000, 0xE007F},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (code_point >= ranges[i].first && code_point <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

static void
add_code_point(struct buf *out, uint32_t code_point)
{
    if (is_line_or_tab(code_point)) {
        buf_add_byte(out, ' ');
    } else if (code_point < 0x20) {
        utf8_add(out, CONTROL_PICTURES + code_point);
    } else if (code_point == 0x7F) {
        utf8_add(out, PICTURE_OF_DELETE);
    } else if (is_hidden(code_point)) {
        buf_add_format(out, "<U+%04X>", (unsigned)code_point);
    } else {
        utf8_add(out, code_point);
    }
}

void
display_add(struct buf *out, struct str text)
{
    size_t at = 0;
    while (at < text.length) {
        add_code_point(out, utf8_next(text, &at));
    }
}

bool
display_is_unseen(uint32_t code_point)
{
    const utf8proc_property_t *property =
        utf8proc_get_property((utf8proc_int32_t)code_point);
    switch (property->category) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return property->ignorable || is_hidden(code_point);
    }
}

static void
add_json_escape(struct buf *out, uint32_t code_point)
{
    if (code_point < 0x10000) {
        buf_add_format(out, "\\u%04x", (unsigned)code_point);
        return;
    }
    unsigned above = (unsigned)(code_point - 0x10000);
    buf_add_format(out, "\\u%04x\\u%04x", 0xD800 + (above >> 10),
                   0xDC00 + (above & 0x3FF));
}

void
display_escape_json(struct buf *out, size_t start)
{
    struct buf escaped = BUF_INIT;
    struct str text = str_slice(buf_str(out), start, out->length);
    size_t written = 0;
    for (size_t at = 0; at < text.length;) {
        size_t before = at;
        /* Outside of strings all is ASCII, and line ends stand nowhere else. */
        if ((unsigned char)text.data[at] < 0x7F) {
            at++;
            continue;
        }
        uint32_t code_point = utf8_next(text, &at);
        if (display_is_unseen(code_point)) {
            buf_add_str(&escaped, str_slice(text, written, before));
            add_json_escape(&escaped, code_point);
            written = at;
        }
    }
    if (written > 0) {
        buf_add_str(&escaped, str_slice(text, written, text.length));
        buf_truncate(out, start);
        buf_add_str(out, buf_str(&escaped));
    }
    buf_release(&escaped);
}

size_t
display_columns(struct str text)
{
    size_t columns = 0;
    size_t at = 0;
    while (at < text.length) {
        int width = utf8proc_charwidth((utf8proc_int32_t)utf8_next(text, &at));
        columns += width > 0 ? (size_t)width : 0;
    }
    return columns;
}

bool
display_is_right_to_left(struct str text)
{
    size_t at = 0;
    while (at < text.length) {
        uint32_t code_point = utf8_next(text, &at);
        const utf8proc_property_t *property =
            utf8proc_get_property((utf8proc_int32_t)code_point);
        if (property->bidi_class == UTF8PROC_BIDI_CLASS_R ||
            property->bidi_class == UTF8PROC_BIDI_CLASS_AL) {
            return true;
        }
    }
    return false;
}
