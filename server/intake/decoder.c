/* SPDX-License-Identifier: MIT */
#include "intake/decoder.h"

#include <errno.h>
#include <stdint.h>

#include "intake/charset.h"
#include "text/utf8.h"

#define LONGEST_NAME 32

static bool
is_one_of(struct str name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal_nocase(name, str_from(names[i]))) {
            return true;
        }
    }
    return false;
}

static bool
open_iconv(struct decoder *self, struct str name)
{
    char text[LONGEST_NAME + 1];
    if (name.length == 0 || name.length > LONGEST_NAME) {
        return false;
    }
    memcpy(text, name.data, name.length);
    text[name.length] = '\0';
    /* A name ends in options behind slashes; and UTF-16 is converted by now. */
    if (str_find_byte(name, '/', 0) != STR_NOT_FOUND ||
        str_starts_with_nocase(name, STR("utf")) ||
        str_starts_with_nocase(name, STR("ucs"))) {
        return false;
    }
    self->iconv = iconv_open("UTF-8", text);
    if (self->iconv == (iconv_t)(intptr_t)-1) {
        return false;
    }
    self->kind = DECODER_ICONV;
    return true;
}

bool
decoder_init(struct decoder *self, struct str name, struct str prefix)
{
    static const char *const utf8[] = {"utf-8", "utf8", "utf-16", "utf16"};
    static const char *const latin[] = {"iso-8859-1", "iso8859-1",    "latin1",
                                        "us-ascii",   "windows-1252", "cp1252",
                                        "ascii",      "iso_8859-1"};
    *self = (struct decoder){.kind = DECODER_UTF8};
    bool mostly = charset_is_mostly_utf8(prefix);
    bool is_utf8 = is_one_of(name, utf8, sizeof utf8 / sizeof *utf8);
    if (mostly) {
        return true;
    }
    bool damaged = utf8_find_invalid(prefix) < prefix.length - 3 && prefix.length > 3;
    if (is_utf8 || name.length == 0) {
        self->kind = damaged ? DECODER_WINDOWS_1252 : DECODER_UTF8;
        return true;
    }
    if (is_one_of(name, latin, sizeof latin / sizeof *latin)) {
        self->kind = DECODER_WINDOWS_1252;
        return true;
    }
    bool known = open_iconv(self, name);
    self->kind = known ? DECODER_ICONV : damaged ? DECODER_WINDOWS_1252 : DECODER_UTF8;
    return known;
}

void
decoder_release(struct decoder *self)
{
    if (self->kind == DECODER_ICONV) {
        iconv_close(self->iconv);
    }
    buf_release(&self->held);
    *self = (struct decoder){.kind = DECODER_UTF8};
}

/* Where the last character begins, if it is cut off. */
static size_t
whole_characters(struct str bytes)
{
    size_t at = bytes.length;
    while (at > 0 && bytes.length - at < 3 &&
           ((unsigned char)bytes.data[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    if (at == 0) {
        return bytes.length;
    }
    unsigned char lead = (unsigned char)bytes.data[at - 1];
    size_t needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return bytes.length - (at - 1) < needed ? at - 1 : bytes.length;
}

/* Returns how many bytes were used up. */
static size_t
convert(struct decoder *self, struct buf *out, struct str bytes, bool is_last)
{
    char *in = (char *)(uintptr_t)bytes.data;
    size_t left = bytes.length;
    while (left > 0) {
        size_t room = left * 4 + 16;
        size_t free_room = room;
        char *to = buf_reserve(out, room);
        size_t result = iconv(self->iconv, &in, &left, &to, &free_room);
        buf_grow(out, room - free_room);
        if (result != (size_t)-1 || left == 0) {
            break;
        }
        if (errno == EINVAL && !is_last) {
            break;
        }
        if (errno != E2BIG) {
            utf8_add(out, UTF8_REPLACEMENT);
            in++;
            left--;
        }
    }
    return bytes.length - left;
}

void
decoder_add(struct decoder *self, struct buf *out, struct str bytes, bool is_last)
{
    buf_add_str(&self->held, bytes);
    struct str all = buf_str(&self->held);
    size_t used = all.length;
    switch (self->kind) {
    case DECODER_WINDOWS_1252:
        charset_add_windows_1252(out, all);
        break;
    case DECODER_ICONV:
        used = convert(self, out, all, is_last);
        break;
    case DECODER_UTF8:
        used = is_last ? all.length : whole_characters(all);
        utf8_add_valid(out, str_slice(all, 0, used));
        break;
    }
    buf_splice(&self->held, 0, used, STR_NONE);
}
