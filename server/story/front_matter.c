/* SPDX-License-Identifier: MIT */
/* No YAML library: what writers put above a draft are flat keys, and a strict
 * parser would refuse the colon in every second headline. */
#include "story/front_matter.h"

#include <stddef.h>

#include "story/scan.h"

static struct str
unquote(struct str value)
{
    value = scan_trim(value);
    if (value.length == 0) {
        return value;
    }
    char quote = value.data[0];
    struct str three = str_slice(value, 0, 3);
    if (str_equal(three, STR("\"\"\"")) || str_equal(three, STR("'''"))) {
        return scan_trim(str_slice(value, 3, str_find(value, three, 3)));
    }
    if (quote == '"' || quote == '\'') {
        size_t close = str_find_byte(value, quote, 1);
        if (close != STR_NOT_FOUND) {
            return str_slice(value, 1, close);
        }
    }
    size_t comment = str_find(value, STR(" #"), 0);
    return comment == STR_NOT_FOUND ? value : scan_trim(str_slice(value, 0, comment));
}

static bool
is_key(struct str key)
{
    for (size_t i = 0; i < key.length; i++) {
        unsigned char c = (unsigned char)key.data[i];
        if (!scan_is_letter(c < 0x80 ? c : 0) && c != '_' && c != '-' &&
            !(c >= '0' && c <= '9')) {
            return false;
        }
    }
    return key.length > 0;
}

static bool
is_indented(struct str line)
{
    return line.length > 0 && (line.data[0] == ' ' || line.data[0] == '\t');
}

/* "key: value" or "key = value"; *at is where the value begins. */
static bool
split_pair(struct str line, struct str *key, size_t *at)
{
    size_t colon = str_find_byte(line, ':', 0);
    size_t equals = str_find_byte(line, '=', 0);
    size_t mark = equals < colon ? equals : colon;
    *key = scan_trim(str_slice(line, 0, mark));
    *at = mark + 1;
    return mark != STR_NOT_FOUND && is_key(*key);
}

static bool
is_name_key(struct str key)
{
    return str_equal_nocase(key, STR("name"));
}

/* The value up to the end of a line behind it. */
static struct str
up_to(struct str value, struct str line)
{
    return (struct str){value.data, (size_t)(line.data + line.length - value.data)};
}

/* Ends like what was begun: the quotation mark or bracket that is still open. */
static struct str
open_end(struct str value)
{
    static const char *const ends[] = {"\"\"\"", "'''", "\"", "'"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct str end = str_from(ends[i]);
        if (str_starts_with(value, end)) {
            return str_find(value, end, end.length) == STR_NOT_FOUND ? end : STR_NONE;
        }
    }
    bool open =
        str_starts_with(value, STR("[")) && str_find_byte(value, ']', 0) == STR_NOT_FOUND;
    return open ? STR("]") : STR_NONE;
}

/* The value at the end of a line, with the lines that it goes on in. */
static struct str
take_value(struct str value, struct str *rest)
{
    struct str next;
    struct str line;
    value = scan_trim(value);
    bool folded = value.length > 0 && value.length <= 3 &&
                  (value.data[0] == '>' || value.data[0] == '|');
    struct str end = open_end(value);
    if (value.length == 0) {
        return value;
    }
    for (next = *rest; str_next_line(&next, &line); *rest = next) {
        struct str key;
        size_t at = 0;
        struct str text = scan_trim(line);
        bool goes_on = folded ? is_indented(line) || text.length == 0
                              : is_indented(line) && text.length > 0 &&
                                    !str_starts_with(text, STR("- ")) &&
                                    !split_pair(text, &key, &at);
        if (end.length == 0 && !goes_on) {
            break;
        }
        if (folded && (value.data[0] == '>' || value.data[0] == '|')) {
            value = str_slice(text, 0, 0);
        }
        value = up_to(value, line);
        if (end.length > 0 && str_find(line, end, 0) != STR_NOT_FOUND) {
            *rest = next;
            break;
        }
    }
    return folded ? scan_trim(value) : unquote(value);
}

/* The name in "{name: Jane Doe, email: ...}"; all of what is no map. */
static struct str
name_in(struct str value)
{
    struct str key;
    size_t at = 0;
    if (!str_starts_with(value, STR("{"))) {
        return value;
    }
    struct str rest = str_slice(value, 1, value.length);
    while (rest.length > 0) {
        size_t end = 0;
        while (end < rest.length && rest.data[end] != ',' && rest.data[end] != '}') {
            end++;
        }
        struct str pair = str_slice(rest, 0, end);
        if (split_pair(pair, &key, &at) && is_name_key(key)) {
            return unquote(str_slice(pair, at, pair.length));
        }
        rest = str_slice(rest, end + 1, rest.length);
    }
    return STR_NONE;
}

/* "[params]", "[[authors]]"; keys of other tables are not the story's. */
static bool
read_table(struct str text, struct front_matter_entry *ret)
{
    if (!str_starts_with(text, STR("[")) || !str_ends_with(text, STR("]"))) {
        return false;
    }
    while (text.length > 1 && text.data[0] == '[') {
        text = str_slice(text, 1, text.length - 1);
    }
    ret->table = scan_trim(text);
    return true;
}

static bool
is_table_of_story(struct str table)
{
    return table.length == 0 || str_equal_nocase(table, STR("params")) ||
           str_equal_nocase(table, STR("extra"));
}

/* "- Jane Doe", "- name: Jane Doe" under a key. */
static bool
read_list_item(struct str text, struct front_matter_entry *ret)
{
    struct str key;
    size_t at = 0;
    text = scan_trim(str_slice(text, 2, text.length));
    if (split_pair(text, &key, &at) && at < text.length && text.data[at] == ' ') {
        ret->value = unquote(str_slice(text, at, text.length));
        return is_name_key(key);
    }
    ret->value = name_in(unquote(text));
    return true;
}

bool
front_matter_next(struct str *rest, struct front_matter_entry *ret)
{
    struct str line;
    while (str_next_line(rest, &line)) {
        struct str key;
        size_t at = 0;
        struct str text = scan_trim(line);
        if (text.length == 0 || text.data[0] == '#' || read_table(text, ret)) {
            continue;
        }
        if (str_starts_with(text, STR("- ")) && ret->key.length > 0) {
            if (read_list_item(text, ret)) {
                return true;
            }
            continue;
        }
        if (!split_pair(text, &key, &at)) {
            continue;
        }
        bool is_name = is_name_key(key);
        if (is_indented(line)) { /* of a map, or of a map in a list */
            if (is_name && ret->key.length > 0 && ret->opens) {
                ret->value = take_value(str_slice(text, at, text.length), rest);
                return true;
            }
            continue;
        }
        if (!is_table_of_story(ret->table) && !is_name) {
            continue;
        }
        ret->key = is_table_of_story(ret->table) ? key : ret->table;
        ret->value = name_in(take_value(str_slice(text, at, text.length), rest));
        ret->opens = ret->value.length == 0;
        return true;
    }
    return false;
}

bool
front_matter_next_item(struct str *value, struct str *ret)
{
    *value = scan_trim(*value);
    if (value->length == 0) {
        return false;
    }
    bool is_list = value->data[0] == '[' || value->data[0] == ',';
    if (!is_list) {
        *ret = *value;
        *value = STR_NONE;
        return true;
    }
    *value = scan_trim(str_slice(*value, 1, value->length));
    if (value->length == 0 || value->data[0] == ']') {
        *value = STR_NONE;
        return false;
    }
    char quote = value->data[0] == '"' || value->data[0] == '\'' ? value->data[0] : '\0';
    bool is_map = value->data[0] == '{';
    size_t end = quote    ? str_find_byte(*value, quote, 1)
                 : is_map ? str_find_byte(*value, '}', 1)
                          : 0;
    if (end == STR_NOT_FOUND) {
        end = 0;
    }
    while (end < value->length && value->data[end] != ',' && value->data[end] != ']') {
        end++;
    }
    *ret = name_in(unquote(str_slice(*value, 0, end)));
    bool goes_on = end < value->length && value->data[end] == ',';
    *value = goes_on ? str_slice(*value, end, value->length) : STR_NONE;
    return true;
}
