/* SPDX-License-Identifier: MIT */
#include "markup/comment.h"

#include <stdbool.h>

#define NAME STR("wirecheck")

/* Bytes beyond ASCII are letters here: "offé" is no "off". */
static bool
is_in_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' ||
           (unsigned char)byte >= 0x80;
}

static struct str
first_word(struct str text)
{
    size_t at = 0;
    while (at < text.length && is_in_word(text.data[at])) {
        at++;
    }
    return str_slice(text, 0, at);
}

enum comment_word
comment_read(struct str text)
{
    static const struct {
        const char *name;
        enum comment_word word;
    } words[] = {{"off", COMMENT_OFF}, {"on", COMMENT_ON}, {"ignore", COMMENT_IGNORE}};

    text = str_trim(text);
    if (!str_starts_with_nocase(text, NAME)) {
        return COMMENT_FOREIGN;
    }
    text = str_trim(str_slice(text, NAME.length, text.length));
    if (!str_starts_with(text, STR(":"))) {
        return COMMENT_FOREIGN;
    }
    struct str word = first_word(str_trim(str_slice(text, 1, text.length)));
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_equal_nocase(word, str_from(words[i].name))) {
            return words[i].word;
        }
    }
    return COMMENT_UNKNOWN;
}
