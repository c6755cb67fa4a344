/* SPDX-License-Identifier: MIT */
/* Knows JSON only as far as strings, escapes and brackets; whether the text is
 * JSON at all is for the parser to say. */
#include "rpc/sanitise.h"

#include <string.h>

#define NO_UNIT 0x10000u

static unsigned
digit_value(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return (unsigned)(digit - '0');
    }
    if (digit >= 'a' && digit <= 'f') {
        return (unsigned)(digit - 'a') + 10;
    }
    return digit >= 'A' && digit <= 'F' ? (unsigned)(digit - 'A') + 10 : 16;
}

/* The code unit of the escape \uXXXX at `at`, or NO_UNIT. */
static unsigned
unit_at(const char *text, size_t length, size_t at)
{
    if (length - at < 6 || text[at] != '\\' || text[at + 1] != 'u') {
        return NO_UNIT;
    }
    unsigned unit = 0;
    for (size_t i = at + 2; i < at + 6; i++) {
        unsigned value = digit_value(text[i]);
        if (value > 15) {
            return NO_UNIT;
        }
        unit = unit << 4 | value;
    }
    return unit;
}

/* Deals with the escape at `at`; returns how many bytes it takes. */
static size_t
sanitise_escape(char *text, size_t length, size_t at)
{
    unsigned unit = unit_at(text, length, at);
    if (unit == NO_UNIT) {
        return length - at < 2 ? 1 : 2;
    }
    if (unit < 0xD800 || unit > 0xDFFF) {
        return 6;
    }
    if (unit < 0xDC00) {
        unsigned low = unit_at(text, length, at + 6);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            return 12;
        }
    }
    memcpy(text + at, "\\uFFFD", 6);
    return 6;
}

bool
sanitise_json(char *text, size_t length, unsigned depth_limit)
{
    unsigned depth = 0;
    bool in_string = false;
    for (size_t i = 0; i < length;) {
        char byte = text[i];
        if (in_string && byte == '\\') {
            i += sanitise_escape(text, length, i);
            continue;
        }
        if (byte == '"') {
            in_string = !in_string;
        } else if (!in_string && (byte == '[' || byte == '{')) {
            if (++depth > depth_limit) {
                return false;
            }
        } else if (!in_string && (byte == ']' || byte == '}') && depth > 0) {
            depth--;
        }
        i++;
    }
    return true;
}
