/* SPDX-License-Identifier: MIT */
/* Knows how editors spell the URI of a file. Never touches the file system: two
 * names of one file through a link stay two documents, as they do in the editor. */
#include "lsp/uri.h"

#include "base/memory.h"

static int
hex_value(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

/* A '%' that is followed by no two hexadecimal digits stands for itself. */
static void
add_decoded(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        int high = -1;
        int low = -1;
        if (text.data[i] == '%' && text.length - i > 2) {
            high = hex_value(text.data[i + 1]);
            low = hex_value(text.data[i + 2]);
        }
        if (high >= 0 && low >= 0) {
            buf_add_byte(out, (char)(high << 4 | low));
            i += 2;
        } else {
            buf_add_byte(out, text.data[i]);
        }
    }
}

static bool
is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* "/c:/..." or "/C:": a Windows path in a URI. */
static bool
has_drive(const char *path, size_t length)
{
    return length >= 3 && path[0] == '/' && is_letter(path[1]) && path[2] == ':' &&
           (length == 3 || path[3] == '/');
}

/* Splits "file://host/path" (or "file:/path"); false for anything else. */
static bool
split_file(struct str uri, struct str *host, struct str *path)
{
    if (!str_starts_with_nocase(uri, STR("file:/"))) {
        return false;
    }
    struct str rest = str_slice(uri, 5, uri.length);
    *host = STR_NONE;
    if (str_starts_with(rest, STR("//"))) {
        size_t slash = str_find_byte(rest, '/', 2);
        if (slash == STR_NOT_FOUND) {
            return false;
        }
        *host = str_slice(rest, 2, slash);
        rest = str_slice(rest, slash, rest.length);
    }
    if (str_equal_nocase(*host, STR("localhost"))) {
        *host = STR_NONE;
    }
    *path = rest;
    return true;
}

/* Appends the decoded path, its drive letter in lower case, with no slash at the
 * end unless it is all of the path. */
static void
add_path(struct buf *out, struct str path)
{
    size_t start = out->length;
    add_decoded(out, path);
    if (has_drive(out->data + start, out->length - start) && out->data[start + 1] < 'a') {
        out->data[start + 1] = (char)(out->data[start + 1] - 'A' + 'a');
    }
    while (out->length - start > 1 && out->data[out->length - 1] == '/') {
        buf_truncate(out, out->length - 1);
    }
}

void
uri_add_key(struct buf *out, struct str uri)
{
    struct str host;
    struct str path;
    if (!split_file(uri, &host, &path)) {
        buf_add_str(out, uri);
        return;
    }
    buf_add_text(out, "file://");
    buf_add_str(out, host);
    add_path(out, path);
}

bool
uri_add_path(struct buf *out, struct str uri)
{
    struct str host;
    struct str path;
    if (!split_file(uri, &host, &path) || host.length > 0) {
        return false;
    }
    size_t start = out->length;
    add_path(out, path);
    struct str added = str_slice(buf_str(out), start, out->length);
    if (str_find_byte(added, '\0', 0) != STR_NOT_FOUND) {
        buf_truncate(out, start);
        return false;
    }
    return true;
}

static bool
is_unreserved(char byte)
{
    return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '-' ||
           byte == '.' || byte == '_' || byte == '~' || byte == '/';
}

void
uri_add_encoded(struct buf *out, struct str path)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < path.length; i++) {
        if (is_unreserved(path.data[i])) {
            buf_add_byte(out, path.data[i]);
            continue;
        }
        unsigned byte = (unsigned char)path.data[i];
        buf_add_byte(out, '%');
        buf_add_byte(out, digits[byte >> 4]);
        buf_add_byte(out, digits[byte & 15]);
    }
}

void
uri_add_file(struct buf *out, struct str path)
{
    buf_add_text(out, "file://");
    uri_add_encoded(out, path);
}
