/* SPDX-License-Identifier: MIT */
#include "intake/decoder.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "intake/charset.h"
#include "intake/charset_guess.h"
#include "text/utf8.h"

static void
use(struct decoder *self, const struct charset *charset)
{
    self->iconv = charset_open(charset);
    if (self->iconv != (iconv_t)(intptr_t)-1) {
        self->kind = DECODER_ICONV;
    }
}

/* What comes in pieces is UTF-8 by now, if it was in UTF-16 or UTF-32. */
static bool
is_unicode(const struct charset *charset)
{
    return str_starts_with(str_from(charset->name), STR("UTF-")) &&
           strcmp(charset->name, "UTF-7") != 0;
}

bool
decoder_init(struct decoder *self, struct str name, struct str prefix)
{
    *self = (struct decoder){.kind = DECODER_UTF8};
    bool damaged = utf8_find_invalid(prefix) < prefix.length - 3 && prefix.length > 3;
    const struct charset *charset = charset_find(name);
    bool known = charset != NULL || name.length == 0;
    bool sure = false;
    if (charset_is_mostly_utf8(prefix)) {
        return true;
    }
    if (damaged && (charset == NULL || is_unicode(charset))) {
        charset = charset_guess(prefix, &sure);
        charset = sure ? charset : charset_find(STR("windows-1252"));
    }
    if (charset != NULL && !is_unicode(charset)) {
        use(self, charset);
    }
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
