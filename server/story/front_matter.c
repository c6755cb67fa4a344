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

bool
front_matter_next(struct str *rest, struct front_matter_entry *ret)
{
    struct str line;
    while (str_next_line(rest, &line)) {
        struct str text = scan_trim(line);
        if (str_starts_with(text, STR("- ")) && ret->key.length > 0) {
            ret->value = unquote(str_slice(text, 2, text.length));
            return true;
        }
        size_t colon = str_find_byte(line, ':', 0);
        bool indented = line.length > 0 && (line.data[0] == ' ' || line.data[0] == '\t');
        struct str key = scan_trim(str_slice(line, 0, colon));
        if (colon == STR_NOT_FOUND || indented || !is_key(key)) {
            continue;
        }
        ret->key = key;
        ret->value = unquote(str_slice(line, colon + 1, line.length));
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
    size_t end = quote ? str_find_byte(*value, quote, 1) : 0;
    if (end == STR_NOT_FOUND) {
        end = 0;
    }
    while (end < value->length && value->data[end] != ',' && value->data[end] != ']') {
        end++;
    }
    *ret = unquote(str_slice(*value, 0, end));
    bool goes_on = end < value->length && value->data[end] == ',';
    *value = goes_on ? str_slice(*value, end, value->length) : STR_NONE;
    return true;
}
