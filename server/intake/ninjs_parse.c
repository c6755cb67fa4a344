/* SPDX-License-Identifier: MIT */
/* Jansson is strict, as it should be; a story must not be lost for an escape
 * that some old system cut in half. */
#include "intake/ninjs.h"

#include <stdbool.h>

#include "intake/charset.h"

/* The value of the four hexadecimal digits of "\uXXXX" at `at`, -1 if there is no
 * such escape. */
static int
read_escape(struct str text, size_t at)
{
    int value = 0;
    if (at + 6 > text.length || text.data[at] != '\\' || text.data[at + 1] != 'u') {
        return -1;
    }
    for (size_t i = at + 2; i < at + 6; i++) {
        char c = text.data[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

static bool
is_high(int unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool
is_low(int unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

/* Makes halves of surrogate pairs U+FFFD and control characters blanks, in place:
 * neither changes the length. */
static void
mend(struct buf *json)
{
    struct str text = buf_str(json);
    for (size_t at = 0; at < json->length;) {
        int unit = read_escape(text, at);
        if (is_high(unit) && is_low(read_escape(text, at + 6))) {
            at += 12;
        } else if (is_high(unit) || is_low(unit)) {
            memcpy(json->data + at, "\\ufffd", 6);
            at += 6;
        } else if (json->data[at] == '\\') {
            at += 2;
        } else {
            if ((unsigned char)json->data[at] < 0x20) {
                json->data[at] = ' ';
            }
            at++;
        }
    }
}

json_t *
ninjs_parse(struct str bytes, struct error *err)
{
    struct buf text = BUF_INIT;
    json_error_t problem;
    if (charset_to_utf8(&text, bytes, NULL, NULL, err) != STATUS_OK) {
        buf_release(&text);
        return NULL;
    }
    mend(&text);
    json_t *value =
        json_loadb(text.data ? text.data : "", text.length, JSON_ALLOW_NUL, &problem);
    if (value == NULL && json_error_code(&problem) == json_error_numeric_overflow) {
        value = json_loadb(text.data, text.length,
                           JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, &problem);
    }
    if (value == NULL) {
        error_set(err, STATUS_INVALID, "not JSON: %s (at byte %d)", problem.text,
                  problem.position);
    }
    buf_release(&text);
    return value;
}
