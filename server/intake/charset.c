/* SPDX-License-Identifier: MIT */
#include "intake/charset.h"

#include <string.h>

#include "intake/charset_guess.h"
#include "intake/charset_table.h"
#include "text/utf8.h"

/* Bytes that UTF-16 without a mark is told by, of which one in so many is a NUL: in no
 * other text there is any. */
#define UTF16_LEAST 16
#define UTF16_BLANKS 64
/* A text of fewer bytes need not have a blank. */
#define MARK_ALONE 64
/* What a declared set does not have: one byte in so many beyond ASCII may be damage. */
#define DECLARED_FITS 20

struct mark {
    const char *bytes;
    size_t length;
    const char *charset;
};

/* The longer ones first: that of UTF-32 begins like that of UTF-16. */
static const struct mark marks[] = {
    {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xEF\xBB\xBF", 3, "UTF-8"},    {"\xFF\xFE", 2, "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16BE"},
};

static const struct mark *
find_mark(struct str bytes)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (str_starts_with(bytes, (struct str){marks[i].bytes, marks[i].length})) {
            return &marks[i];
        }
    }
    return NULL;
}

bool
charset_is_marked(struct str bytes)
{
    const struct mark *mark = find_mark(bytes);
    return mark != NULL && strcmp(mark->charset, "UTF-8") != 0;
}

bool
charset_is_known(struct str name)
{
    return charset_find(name) != NULL;
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

/* UTF-16 without a mark: NUL in odd places only, or in even ones, as blanks have. */
static const char *
find_unmarked(struct str bytes)
{
    size_t zeros[2] = {0, 0};
    size_t seen = bytes.length < 4096 ? bytes.length : 4096;
    for (size_t i = 0; i < seen; i++) {
        zeros[i % 2] += bytes.data[i] == '\0';
    }
    if (seen < UTF16_LEAST || UTF16_BLANKS * (zeros[0] + zeros[1]) < seen) {
        return NULL;
    }
    return zeros[0] == 0 ? "UTF-16LE" : zeros[1] == 0 ? "UTF-16BE" : NULL;
}

bool
charset_is_wide(struct str bytes)
{
    return charset_is_marked(bytes) || find_unmarked(bytes) != NULL;
}

static bool
is_base64(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           c == '+' || c == '/';
}

/* "caf+AOk-": letters in ASCII's clothes. Once may be a formula, twice is UTF-7. */
static bool
is_utf7(struct str bytes)
{
    size_t found = 0;
    for (size_t i = 0; i + 4 < bytes.length && found < 2; i++) {
        size_t end = i + 1;
        while (bytes.data[i] == '+' && end < bytes.length && is_base64(bytes.data[end])) {
            end++;
        }
        /* 16 bits are two and two thirds letters of base 64. */
        found += end - i >= 4 && end < bytes.length && bytes.data[end] == '-' &&
                 bytes.data[i + 1] >= 'A' && bytes.data[i + 1] <= 'I' && i > 0;
    }
    return found > 1;
}

static size_t
count_high(struct str bytes)
{
    size_t count = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        count += (unsigned char)bytes.data[i] >= 0x80;
    }
    return count;
}

static bool
is_ascii(struct str bytes)
{
    return count_high(bytes) == 0 && str_find_byte(bytes, '\x1B', 0) == STR_NOT_FOUND;
}

/* Appends what `charset` makes of the bytes, where it has nearly all of them. */
static bool
take(struct buf *out, struct str bytes, const struct charset *charset)
{
    size_t start = out->length;
    size_t unknown = charset != NULL ? charset_decode(out, bytes, charset) : SIZE_MAX;
    if (unknown != SIZE_MAX && unknown * DECLARED_FITS <= count_high(bytes)) {
        return true;
    }
    buf_truncate(out, start);
    return false;
}

/* FF FE may begin other bytes, too: a blank or a line end of UTF-16 has a NUL. */
static bool
is_believed(const struct mark *mark, struct str bytes)
{
    bool wide = mark != NULL && strcmp(mark->charset, "UTF-8") != 0;
    return wide &&
           (bytes.length < MARK_ALONE || str_find_byte(bytes, '\0', 0) != STR_NOT_FOUND);
}

/* What needs no guess: a mark, UTF-8, UTF-16. NULL where there is none. */
static const char *
take_plain(struct buf *out, struct str bytes)
{
    const struct mark *mark = find_mark(bytes);
    if (is_believed(mark, bytes)) {
        struct str rest = str_slice(bytes, mark->length, bytes.length);
        return take(out, rest, charset_find(str_from(mark->charset))) ? mark->charset
                                                                      : NULL;
    }
    if (mark != NULL && strcmp(mark->charset, "UTF-8") == 0) {
        utf8_add_valid(out, str_slice(bytes, mark->length, bytes.length));
        return mark->charset;
    }
    const char *unmarked = find_unmarked(bytes);
    if (unmarked != NULL) {
        return take(out, bytes, charset_find(str_from(unmarked))) ? unmarked : NULL;
    }
    if (is_ascii(bytes) && is_utf7(bytes) &&
        take(out, bytes, charset_find(STR("UTF-7")))) {
        return "UTF-7";
    }
    if (!is_ascii(bytes) && count_high(bytes) == 0) {
        return NULL; /* sets that change by an escape sequence */
    }
    if (utf8_find_invalid(bytes) == STR_NOT_FOUND) {
        buf_add_str(out, bytes);
        return "UTF-8";
    }
    return NULL;
}

static enum status
take_guess(struct buf *out, struct str bytes, const char **used, struct error *err)
{
    bool sure = false;
    const struct charset *guess = charset_guess(bytes, &sure);
    if (sure && take(out, bytes, guess)) {
        *used = guess->name;
        return STATUS_OK;
    }
    if (charset_is_mostly_utf8(bytes) || count_high(bytes) == 0) {
        utf8_add_valid(out, bytes);
        *used = "UTF-8";
        return STATUS_OK;
    }
    return error_set(err, STATUS_INVALID,
                     "not UTF-8, and no character set makes readable text of it%s%s: say "
                     "which it is with --charset, or save it as UTF-8",
                     guess != NULL ? "; the likeliest is " : "",
                     guess != NULL ? guess->name : "");
}

enum status
charset_to_utf8(struct buf *out, struct str bytes, const char *declared,
                const char **used, struct error *err)
{
    const char *name = take_plain(out, bytes);
    enum status status = STATUS_OK;
    const struct charset *said =
        name == NULL && declared != NULL ? charset_find(str_from(declared)) : NULL;
    bool is_utf8 = said != NULL && strcmp(said->name, "UTF-8") == 0;
    if (name == NULL && charset_is_mostly_utf8(bytes)) {
        utf8_add_valid(out, bytes);
        name = "UTF-8";
    } else if (said != NULL && !is_utf8 && take(out, bytes, said)) {
        name = said->name;
    } else if (name == NULL) {
        status = take_guess(out, bytes, &name, err);
    }
    if (used != NULL) {
        *used = name;
    }
    return status;
}

enum status
charset_convert(struct buf *out, struct str bytes, const char *declared,
                struct error *err)
{
    const struct charset *charset = charset_find(str_from(declared));
    if (charset == NULL) {
        return error_set(err, STATUS_INVALID, "unknown character set: %s", declared);
    }
    if (!take(out, bytes, charset)) {
        return error_set(err, STATUS_INVALID, "these bytes are no text in %s",
                         charset->name);
    }
    return STATUS_OK;
}

static void
add_clean(struct buf *out, struct str text, bool keeps_pages)
{
    size_t start = out->length;
    utf8_add_valid(out, text);
    size_t kept = start;
    for (size_t i = start; i < out->length; i++) {
        unsigned char byte = (unsigned char)out->data[i];
        bool line_end = byte == '\v' || (byte == '\f' && !keeps_pages);
        bool control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' &&
                        byte != '\f') ||
                       byte == 0x7F;
        if (!control || line_end) {
            out->data[kept++] = line_end ? '\n' : out->data[i];
        }
    }
    buf_truncate(out, kept);
}

void
charset_add_clean(struct buf *out, struct str text)
{
    add_clean(out, text, false);
}

void
charset_add_pages(struct buf *out, struct str text)
{
    add_clean(out, text, true);
}
