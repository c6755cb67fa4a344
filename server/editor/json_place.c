/* SPDX-License-Identifier: MIT */
/* Steps over values without understanding them. Text that is no JSON may lead it
 * astray, but never out of the text. */
#include "editor/json_place.h"

#include <string.h>

#include <jansson.h>

struct scanner {
    struct str text;
    size_t at;
};

static char
peek(const struct scanner *self)
{
    return self->at < self->text.length ? self->text.data[self->at] : '\0';
}

static void
skip_blanks(struct scanner *self)
{
    while (self->at < self->text.length && strchr(" \t\r\n", peek(self)) != NULL &&
           peek(self) != '\0') {
        self->at++;
    }
}

/* The next character that is no blank, if it is this one, is taken. */
static bool
take(struct scanner *self, char wanted)
{
    skip_blanks(self);
    if (peek(self) != wanted || self->at >= self->text.length) {
        return false;
    }
    self->at++;
    return true;
}

static bool
skip_string(struct scanner *self)
{
    if (!take(self, '"')) {
        return false;
    }
    while (self->at < self->text.length && peek(self) != '"') {
        self->at += peek(self) == '\\' ? 2 : 1;
    }
    return take(self, '"');
}

/* Past an object or array: its brackets are counted, not matched. */
static bool
skip_nested(struct scanner *self)
{
    size_t depth = 0;
    while (self->at < self->text.length) {
        char byte = peek(self);
        if (byte == '"') {
            if (!skip_string(self)) {
                return false;
            }
            continue;
        }
        self->at++;
        if (byte == '{' || byte == '[') {
            depth++;
        } else if ((byte == '}' || byte == ']') && --depth == 0) {
            return true;
        }
    }
    return false;
}

static bool
skip_value(struct scanner *self, struct span *ret)
{
    skip_blanks(self);
    size_t start = self->at;
    char first = peek(self);
    bool whole = true;
    if (first == '"') {
        whole = skip_string(self);
    } else if (first == '{' || first == '[') {
        whole = skip_nested(self);
    } else {
        while (self->at < self->text.length && strchr(",]} \t\r\n", peek(self)) == NULL) {
            self->at++;
        }
    }
    *ret = (struct span){(uint32_t)start, (uint32_t)self->at};
    return whole && self->at > start;
}

/* A key may be written with escapes: jansson reads it as it reads all others. */
static bool
is_key(struct str literal, const char *key)
{
    json_t *read =
        json_loadb(literal.data, literal.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    bool same = json_is_string(read) && json_string_length(read) == strlen(key) &&
                memcmp(json_string_value(read), key, strlen(key)) == 0;
    json_decref(read);
    return same;
}

/* The last member of that name of the object at `within`. */
static bool
find_member(struct str text, struct span within, const char *key, struct json_place *ret)
{
    struct scanner scanner = {str_slice(text, 0, within.end), within.start};
    bool found = false;
    if (!take(&scanner, '{')) {
        return false;
    }
    do {
        struct json_place place;
        skip_blanks(&scanner);
        place.key.start = (uint32_t)scanner.at;
        if (!skip_string(&scanner)) {
            break;
        }
        place.key.end = (uint32_t)scanner.at;
        if (!take(&scanner, ':') || !skip_value(&scanner, &place.value)) {
            break;
        }
        if (is_key(span_of(text, place.key), key)) {
            *ret = place;
            found = true;
        }
    } while (take(&scanner, ','));
    return found;
}

bool
json_place_find(struct str text, const char *const *path, struct json_place *ret)
{
    struct scanner scanner = {text, 0};
    struct json_place place = {{0, 0}, {0, 0}};
    bool found = skip_value(&scanner, &place.value);
    for (; found && *path != NULL; path++) {
        found = find_member(text, place.value, *path, &place);
    }
    if (found) {
        *ret = place;
    }
    return found;
}
