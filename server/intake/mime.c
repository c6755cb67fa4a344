/* SPDX-License-Identifier: MIT */
#include "intake/mime.h"

static size_t
end_of_line(struct str text, size_t at)
{
    size_t end = str_find_byte(text, '\n', at);
    return end == STR_NOT_FOUND ? text.length : end + 1;
}

struct mime_entity
mime_read(struct str bytes)
{
    size_t at = 0;
    while (at < bytes.length) {
        size_t next = end_of_line(bytes, at);
        if (str_trim(str_slice(bytes, at, next)).length == 0) {
            return (struct mime_entity){str_slice(bytes, 0, at),
                                        str_slice(bytes, next, bytes.length)};
        }
        at = next;
    }
    return (struct mime_entity){bytes, STR_NONE};
}

static bool
is_folded(struct str line)
{
    return line.length > 0 && (line.data[0] == ' ' || line.data[0] == '\t');
}

bool
mime_add_field(struct buf *out, struct str headers, const char *name)
{
    struct str wanted = str_from(name);
    struct str line;
    bool inside = false;
    bool found = false;
    while (str_next_line(&headers, &line)) {
        if (inside && is_folded(line)) {
            buf_add_byte(out, ' ');
            buf_add_str(out, str_trim(line));
            continue;
        }
        if (found) {
            break;
        }
        inside = str_starts_with_nocase(line, wanted) && line.length > wanted.length &&
                 line.data[wanted.length] == ':';
        if (inside) {
            buf_add_str(out, str_trim(str_slice(line, wanted.length + 1, line.length)));
            found = true;
        }
    }
    return found;
}

struct str
mime_parameter(struct str value, const char *name)
{
    struct str wanted = str_from(name);
    size_t at = str_find_byte(value, ';', 0);
    while (at != STR_NOT_FOUND) {
        struct str rest = str_trim(str_slice(value, at + 1, value.length));
        size_t equals = str_find_byte(rest, '=', 0);
        struct str key = str_trim(str_slice(rest, 0, equals));
        if (equals != STR_NOT_FOUND && str_equal_nocase(key, wanted)) {
            rest = str_trim(str_slice(rest, equals + 1, rest.length));
            bool quoted = rest.length > 0 && rest.data[0] == '"';
            size_t end = str_find_byte(rest, quoted ? '"' : ';', quoted);
            return str_trim(str_slice(rest, quoted, end));
        }
        at = str_find_byte(value, ';', at + 1);
    }
    return STR_NONE;
}

/* The line "--boundary" at or after `from`; *next is past it, *last if it ends all. */
static size_t
find_boundary(struct str text, size_t from, struct str boundary, size_t *next, bool *last)
{
    for (size_t at = from; at < text.length; at = end_of_line(text, at)) {
        struct str line = str_slice(text, at, end_of_line(text, at));
        if (str_starts_with(line, STR("--")) &&
            str_starts_with(str_slice(line, 2, line.length), boundary)) {
            struct str tail = str_trim(str_slice(line, 2 + boundary.length, line.length));
            if (tail.length == 0 || str_equal(tail, STR("--"))) {
                *next = at + line.length;
                *last = tail.length > 0;
                return at;
            }
        }
    }
    *next = text.length;
    *last = true;
    return text.length;
}

bool
mime_next_part(struct str *rest, struct str boundary, struct mime_entity *ret)
{
    size_t start = 0;
    size_t next = 0;
    bool last = false;
    if (boundary.length == 0 || rest->length == 0) {
        return false;
    }
    find_boundary(*rest, 0, boundary, &start, &last);
    if (last) {
        return false;
    }
    size_t end = find_boundary(*rest, start, boundary, &next, &last);
    *ret = mime_read(str_slice(*rest, start, end));
    *rest = str_slice(*rest, end, rest->length);
    return true;
}

static int
hex_value(char byte)
{
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    byte = (char)(byte | 0x20);
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static void
add_quoted_printable(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.length; at++) {
        char byte = text.data[at];
        if (byte != '=' || at + 1 >= text.length) {
            buf_add_byte(out, byte);
            continue;
        }
        int high = hex_value(text.data[at + 1]);
        int low = at + 2 < text.length ? hex_value(text.data[at + 2]) : -1;
        if (high >= 0 && low >= 0) {
            buf_add_byte(out, (char)(high << 4 | low));
            at += 2;
        } else if (text.data[at + 1] == '\n') {
            at += 1;
        } else if (text.data[at + 1] == '\r' && at + 2 < text.length) {
            at += 2;
        } else {
            buf_add_byte(out, byte);
        }
    }
}

static int
base64_value(char byte)
{
    if (byte >= 'A' && byte <= 'Z') {
        return byte - 'A';
    }
    if (byte >= 'a' && byte <= 'z') {
        return byte - 'a' + 26;
    }
    if (byte >= '0' && byte <= '9') {
        return byte - '0' + 52;
    }
    return byte == '+' || byte == '-' ? 62 : byte == '/' || byte == '_' ? 63 : -1;
}

static void
add_base64(struct buf *out, struct str text)
{
    unsigned bits = 0;
    int count = 0;
    for (size_t at = 0; at < text.length && text.data[at] != '='; at++) {
        int value = base64_value(text.data[at]);
        if (value < 0) {
            continue;
        }
        bits = (bits << 6 | (unsigned)value) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            buf_add_byte(out, (char)(bits >> count & 0xFF));
        }
    }
}

void
mime_add_decoded(struct buf *out, const struct mime_entity *entity)
{
    struct buf encoding = BUF_INIT;
    mime_add_field(&encoding, entity->headers, "Content-Transfer-Encoding");
    if (str_equal_nocase(buf_str(&encoding), STR("quoted-printable"))) {
        add_quoted_printable(out, entity->body);
    } else if (str_equal_nocase(buf_str(&encoding), STR("base64"))) {
        add_base64(out, entity->body);
    } else {
        buf_add_str(out, entity->body);
    }
    buf_release(&encoding);
}
