/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

/* Well-formed sequences are those of table 3-7 of the Unicode Standard: the
 * second byte's range depends on the first, which rules out overlong forms,
 * surrogates and values above U+10FFFF. Knows nothing of what characters mean. */

struct lead {
    unsigned more; /* continuation bytes that follow; 0 for no lead byte */
    unsigned char low;
    unsigned char high; /* range of the second byte */
};

static struct lead
classify_lead(unsigned char byte)
{
    if (byte >= 0xC2 && byte <= 0xDF) {
        return (struct lead){1, 0x80, 0xBF};
    }
    if (byte >= 0xE0 && byte <= 0xEF) {
        return (struct lead){2, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        return (struct lead){3, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF};
    }
    return (struct lead){0, 0, 0};
}

/* Like utf8_next, and says whether the sequence was well-formed. */
static uint32_t
decode(struct str text, size_t *offset, bool *valid)
{
    const unsigned char *bytes = (const unsigned char *)text.data;
    unsigned char first = bytes[(*offset)++];
    *valid = true;
    if (first < 0x80) {
        return first;
    }
    struct lead lead = classify_lead(first);
    uint32_t code_point = first & (0x3Fu >> lead.more);
    for (unsigned i = 0; i < lead.more; i++) {
        if (*offset == text.length || bytes[*offset] < lead.low ||
            bytes[*offset] > lead.high) {
            *valid = false;
            return UTF8_REPLACEMENT;
        }
        code_point = code_point << 6 | (bytes[(*offset)++] & 0x3Fu);
        lead.low = 0x80;
        lead.high = 0xBF;
    }
    *valid = lead.more > 0;
    return *valid ? code_point : UTF8_REPLACEMENT;
}

uint32_t
utf8_next_long(struct str text, size_t *offset)
{
    bool valid;
    return decode(text, offset, &valid);
}

size_t
utf8_write(uint32_t code_point, char out[4])
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
        code_point = UTF8_REPLACEMENT;
    }
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    out[0] = (char)(0xF00u >> length | code_point);
    return length;
}

void
utf8_add(struct buf *out, uint32_t code_point)
{
    char bytes[4];
    buf_add(out, bytes, utf8_write(code_point, bytes));
}

size_t
utf8_find_invalid(struct str text)
{
    size_t offset = 0;
    while (offset < text.length) {
        size_t start = offset;
        bool valid;
        decode(text, &offset, &valid);
        if (!valid) {
            return start;
        }
    }
    return STR_NOT_FOUND;
}

void
utf8_add_valid(struct buf *out, struct str text)
{
    size_t copied = 0;
    size_t offset = 0;
    while (offset < text.length) {
        size_t start = offset;
        bool valid;
        decode(text, &offset, &valid);
        if (!valid) {
            buf_add_str(out, str_slice(text, copied, start));
            utf8_add(out, UTF8_REPLACEMENT);
            copied = offset;
        }
    }
    buf_add_str(out, str_slice(text, copied, text.length));
}

size_t
utf8_floor(struct str text, size_t offset)
{
    if (offset >= text.length) {
        return text.length;
    }
    /* A lead byte always starts a character, so only the nearest one can own
     * the byte at `offset`. */
    size_t start = offset;
    while (start > 0 && offset - start < 3 &&
           ((unsigned char)text.data[start] & 0xC0) == 0x80) {
        start--;
    }
    size_t end = start;
    utf8_next(text, &end);
    return end > offset ? start : offset;
}
