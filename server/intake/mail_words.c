/* SPDX-License-Identifier: MIT */
#include "intake/mail_words.h"

#include "base/arena.h"
#include "intake/charset.h"
#include "intake/mime.h"

enum status
mail_add_text(struct buf *out, struct str bytes, struct str declared, struct error *err)
{
    static const char *const seven_bits[] = {"ISO-2022-", "UTF-7", "HZ-"};
    struct arena arena = {0};
    const char *name = declared.length > 0 ? arena_dup(&arena, declared) : NULL;
    bool shifts = false;
    for (size_t i = 0; i < sizeof seven_bits / sizeof *seven_bits; i++) {
        shifts = shifts || str_starts_with_nocase(declared, str_from(seven_bits[i]));
    }
    enum status status = shifts && charset_is_known(declared)
                             ? charset_convert(out, bytes, name, err)
                             : charset_to_utf8(out, bytes, name, NULL, err);
    arena_release(&arena);
    return status;
}

/* "=?charset?B?text?=" */
struct word {
    struct str charset;
    struct str text;
    bool base64;
    size_t end;
};

static bool
read_word(struct str value, size_t at, struct word *ret)
{
    size_t charset = str_find_byte(value, '?', at + 2);
    size_t encoding = charset == STR_NOT_FOUND ? charset : charset + 1;
    if (encoding == STR_NOT_FOUND || encoding + 2 > value.length ||
        value.data[encoding + 1] != '?') {
        return false;
    }
    size_t end = str_find(value, STR("?="), encoding + 2);
    char letter = (char)(value.data[encoding] | 0x20);
    if (end == STR_NOT_FOUND || (letter != 'b' && letter != 'q')) {
        return false;
    }
    struct str name = str_slice(value, at + 2, charset);
    *ret = (struct word){
        .charset = str_slice(name, 0, str_find_byte(name, '*', 0)), /* RFC 2231 */
        .text = str_slice(value, encoding + 2, end),
        .base64 = letter == 'b',
        .end = end + 2,
    };
    return true;
}

static void
add_word(struct buf *bytes, const struct word *word)
{
    struct buf text = BUF_INIT;
    buf_add_str(&text, word->text);
    for (size_t i = 0; i < text.length && !word->base64; i++) {
        text.data[i] = text.data[i] == '_' ? ' ' : text.data[i];
    }
    struct mime_entity entity = {
        word->base64 ? STR("Content-Transfer-Encoding: base64\n")
                     : STR("Content-Transfer-Encoding: quoted-printable\n"),
        buf_str(&text)};
    mime_add_decoded(bytes, &entity);
    buf_release(&text);
}

static void
add_as_utf8(struct buf *out, struct str bytes, struct str charset)
{
    size_t start = out->length;
    if (mail_add_text(out, bytes, charset, NULL) != STATUS_OK) {
        buf_truncate(out, start);
        charset_add_clean(out, bytes);
    }
}

/* Neighbours of one set are one run of bytes: a letter may be cut between them. */
static size_t
add_run(struct buf *out, struct str value, const struct word *first)
{
    struct buf bytes = BUF_INIT;
    struct word word = *first;
    add_word(&bytes, &word);
    size_t end = word.end;
    for (;;) {
        size_t at = end;
        while (at < value.length && (value.data[at] == ' ' || value.data[at] == '\t')) {
            at++;
        }
        if (!str_starts_with(str_slice(value, at, value.length), STR("=?")) ||
            !read_word(value, at, &word)) {
            break;
        }
        if (!str_equal_nocase(word.charset, first->charset)) {
            end = at;
            break;
        }
        add_word(&bytes, &word);
        end = word.end;
    }
    add_as_utf8(out, buf_str(&bytes), first->charset);
    buf_release(&bytes);
    return end;
}

void
mail_add_words(struct buf *out, struct str value)
{
    size_t at = 0;
    while (at < value.length) {
        struct word word;
        size_t next = str_find(value, STR("=?"), at);
        while (next != STR_NOT_FOUND && !read_word(value, next, &word)) {
            next = str_find(value, STR("=?"), next + 2);
        }
        struct str plain = str_slice(value, at, next);
        if (plain.length > 0) {
            add_as_utf8(out, plain, STR_NONE);
        }
        at = next == STR_NOT_FOUND ? value.length : add_run(out, value, &word);
    }
}
