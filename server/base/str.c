/* SPDX-License-Identifier: MIT */
/* Bytes and ASCII only; what needs Unicode is in text/. */
#include "base/str.h"

static unsigned char
lower(char byte)
{
    unsigned char value = (unsigned char)byte;
    return value >= 'A' && value <= 'Z' ? (unsigned char)(value + 32) : value;
}

bool
str_equal(struct str a, struct str b)
{
    return a.length == b.length &&
           (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

bool
str_equal_nocase(struct str a, struct str b)
{
    return a.length == b.length && str_starts_with_nocase(a, b);
}

int
str_compare(struct str a, struct str b)
{
    size_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    if (order != 0) {
        return order;
    }
    return a.length < b.length ? -1 : a.length > b.length;
}

bool
str_starts_with(struct str text, struct str prefix)
{
    return text.length >= prefix.length &&
           str_equal(str_slice(text, 0, prefix.length), prefix);
}

bool
str_ends_with(struct str text, struct str suffix)
{
    return text.length >= suffix.length &&
           str_equal(str_slice(text, text.length - suffix.length, text.length), suffix);
}

bool
str_starts_with_nocase(struct str text, struct str prefix)
{
    if (text.length < prefix.length) {
        return false;
    }
    for (size_t i = 0; i < prefix.length; i++) {
        if (lower(text.data[i]) != lower(prefix.data[i])) {
            return false;
        }
    }
    return true;
}

size_t
str_find(struct str text, struct str needle, size_t from)
{
    if (needle.length == 0) {
        return from <= text.length ? from : STR_NOT_FOUND;
    }
    for (;;) {
        size_t at = str_find_byte(text, needle.data[0], from);
        if (at == STR_NOT_FOUND || text.length - at < needle.length) {
            return STR_NOT_FOUND;
        }
        if (memcmp(text.data + at, needle.data, needle.length) == 0) {
            return at;
        }
        from = at + 1;
    }
}

size_t
str_find_byte(struct str text, char byte, size_t from)
{
    if (from >= text.length) {
        return STR_NOT_FOUND;
    }
    const char *at = memchr(text.data + from, byte, text.length - from);
    return at ? (size_t)(at - text.data) : STR_NOT_FOUND;
}

size_t
str_find_last_byte(struct str text, char byte)
{
    for (size_t i = text.length; i > 0; i--) {
        if (text.data[i - 1] == byte) {
            return i - 1;
        }
    }
    return STR_NOT_FOUND;
}

bool
str_is_word_of(struct str word, const char *list)
{
    enum {
        LONGEST = 32
    };
    char needle[LONGEST + 3] = " ";
    if (word.length == 0 || word.length > LONGEST) {
        return false;
    }
    memcpy(needle + 1, word.data, word.length);
    memcpy(needle + 1 + word.length, " ", 2);
    return strstr(list, needle) != NULL;
}

static bool
is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct str
str_trim(struct str text)
{
    while (text.length > 0 && is_blank(text.data[0])) {
        text = str_slice(text, 1, text.length);
    }
    while (text.length > 0 && is_blank(text.data[text.length - 1])) {
        text.length--;
    }
    return text;
}

bool
str_next_line(struct str *rest, struct str *line)
{
    if (rest->length == 0) {
        return false;
    }
    size_t end = 0;
    while (end < rest->length && rest->data[end] != '\n' && rest->data[end] != '\r') {
        end++;
    }
    *line = str_slice(*rest, 0, end);
    size_t next = end;
    if (next < rest->length && rest->data[next] == '\r') {
        next++;
        if (next < rest->length && rest->data[next] == '\n') {
            next++;
        }
    } else if (next < rest->length) {
        next++;
    }
    *rest = str_slice(*rest, next, rest->length);
    return true;
}
