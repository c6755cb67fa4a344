/* SPDX-License-Identifier: MIT */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Bytes that somebody else owns; not NUL-terminated. Value type, never owns. */
struct str {
    const char *data;
    size_t length;
};

#define STR(literal) ((struct str){("" literal), sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})
#define STR_NOT_FOUND ((size_t)-1)

/* For printf's "%.*s". */
#define STR_ARGS(text) (int)(text).length, (text).data

/* NULL gives the empty string. */
static inline struct str
str_from(const char *text)
{
    return (struct str){text, text ? strlen(text) : 0};
}

/* Bytes [start, end); both are clamped to the text. */
static inline struct str
str_slice(struct str text, size_t start, size_t end)
{
    if (end > text.length) {
        end = text.length;
    }
    if (start > end) {
        start = end;
    }
    return (struct str){text.data ? text.data + start : NULL, end - start};
}

bool str_equal(struct str a, struct str b);
/* ASCII letters compare without case; other bytes as they are. */
bool str_equal_nocase(struct str a, struct str b);
/* Bytewise order, shorter first: <0, 0, >0. */
int str_compare(struct str a, struct str b);
bool str_starts_with(struct str text, struct str prefix);
bool str_ends_with(struct str text, struct str suffix);
bool str_starts_with_nocase(struct str text, struct str prefix);

/* Byte offset of the first needle at or after `from`, or STR_NOT_FOUND. */
size_t str_find(struct str text, struct str needle, size_t from);
size_t str_find_byte(struct str text, char byte, size_t from);
size_t str_find_last_byte(struct str text, char byte);

/* Whether the word stands in a list with a blank before and behind each: " br hr img ".
 * No word of more than 32 bytes does. */
bool str_is_word_of(struct str word, const char *list);

/* Without ASCII white space (blank, \t \n \v \f \r) at both ends. */
struct str str_trim(struct str text);

/* Cuts the next line (without its \n, \r\n or \r) off the front of *rest; false
 * when nothing is left. */
bool str_next_line(struct str *rest, struct str *line);

#endif
