/* SPDX-License-Identifier: MIT */
/* Never ISO-8859-1: what newsrooms call so has quotation marks at 0x91 to 0x97,
 * which only windows-1252 defines. */
#include "intake/charset.h"

#include <stdint.h>

#include "text/utf8.h"

static const char utf8_mark[] = "\xEF\xBB\xBF";

bool
charset_is_utf16(struct str bytes)
{
    return str_starts_with(bytes, STR("\xFF\xFE")) ||
           str_starts_with(bytes, STR("\xFE\xFF"));
}

static uint32_t
unit_at(struct str bytes, size_t at, bool big)
{
    uint32_t first = (unsigned char)bytes.data[at];
    uint32_t second = (unsigned char)bytes.data[at + 1];
    return big ? first << 8 | second : second << 8 | first;
}

static void
add_utf16(struct buf *out, struct str bytes)
{
    bool big = (unsigned char)bytes.data[0] == 0xFE;
    for (size_t at = 2; at + 1 < bytes.length; at += 2) {
        uint32_t unit = unit_at(bytes, at, big);
        if (unit >= 0xD800 && unit < 0xDC00 && at + 3 < bytes.length) {
            uint32_t low = unit_at(bytes, at + 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        utf8_add(out, unit);
    }
}

void
charset_add_windows_1252(struct buf *out, struct str bytes)
{
    static const uint16_t high[32] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    };
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        utf8_add(out, byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte);
    }
}

/* No run of windows-1252 text forms many valid sequences by chance. */
bool
charset_is_mostly_utf8(struct str bytes)
{
    size_t good = 0;
    size_t bad = 0;
    for (size_t at = 0; at < bytes.length;) {
        size_t start = at;
        uint32_t c = utf8_next(bytes, &at);
        bool broken = c == UTF8_REPLACEMENT &&
                      !str_equal(str_slice(bytes, start, at), STR("\xEF\xBF\xBD"));
        bad += broken;
        good += !broken && c >= 0x80;
    }
    return good > 2 * bad;
}

void
charset_add_utf8(struct buf *out, struct str bytes)
{
    if (charset_is_utf16(bytes)) {
        add_utf16(out, bytes);
        return;
    }
    if (str_starts_with(bytes, str_from(utf8_mark))) {
        utf8_add_valid(out, str_slice(bytes, 3, bytes.length));
    } else if (utf8_find_invalid(bytes) == STR_NOT_FOUND) {
        buf_add_str(out, bytes);
    } else if (charset_is_mostly_utf8(bytes)) {
        utf8_add_valid(out, bytes);
    } else {
        charset_add_windows_1252(out, bytes);
    }
}

void
charset_add_clean(struct buf *out, struct str text)
{
    size_t start = out->length;
    utf8_add_valid(out, text);
    size_t kept = start;
    for (size_t i = start; i < out->length; i++) {
        unsigned char byte = (unsigned char)out->data[i];
        bool line_end = byte == '\v' || byte == '\f';
        bool control =
            (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F;
        if (!control || line_end) {
            out->data[kept++] = line_end ? '\n' : out->data[i];
        }
    }
    buf_truncate(out, kept);
}
