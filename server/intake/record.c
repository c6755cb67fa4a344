/* SPDX-License-Identifier: MIT */
/* Names and types of keys; what the values mean is for ninjs.c. */
#include "intake/record.h"

#include "base/str.h"
#include "intake/charset.h"

/* Spelt without underscores and in lower case; the earlier of two wins. */
static const struct {
    const char *name;
    enum field field;
} names[] = {
    {"uri", FIELD_GUID},
    {"guid", FIELD_GUID},
    {"urn", FIELD_GUID},
    {"id", FIELD_GUID},
    {"version", FIELD_VERSION},
    {"pubstatus", FIELD_STATUS},
    {"status", FIELD_STATUS},
    {"embargoed", FIELD_EMBARGO},
    {"embargoeduntil", FIELD_EMBARGO},
    {"embargo", FIELD_EMBARGO},
    {"headline", FIELD_HEADLINE},
    {"title", FIELD_HEADLINE},
    {"headlines", FIELD_HEADLINE},
    {"byline", FIELD_BYLINE},
    {"by", FIELD_BYLINE},
    {"author", FIELD_BYLINE},
    {"authors", FIELD_BYLINE},
    {"dateline", FIELD_DATELINE},
    {"located", FIELD_LOCATED},
    {"datelinelocation", FIELD_LOCATED},
    {"infosource", FIELD_ORIGIN},
    {"infosources", FIELD_ORIGIN},
    {"creditline", FIELD_ORIGIN},
    {"agency", FIELD_ORIGIN},
    {"source", FIELD_PUBLISHER},
    {"publisher", FIELD_PUBLISHER},
    {"provider", FIELD_PUBLISHER},
    {"firstcreated", FIELD_FIRST_CREATED},
    {"firstpublished", FIELD_FIRST_CREATED},
    {"versioncreated", FIELD_VERSION_CREATED},
    {"published", FIELD_PUBLISHED},
    {"datepublished", FIELD_PUBLISHED},
    {"date", FIELD_PUBLISHED},
    {"pubdate", FIELD_PUBLISHED},
    {"language", FIELD_LANGUAGE},
    {"lang", FIELD_LANGUAGE},
    {"url", FIELD_URL},
    {"canonicalurl", FIELD_URL},
    {"link", FIELD_URL},
    {"bodytext", FIELD_TEXT},
    {"body", FIELD_TEXT},
    {"text", FIELD_TEXT},
    {"articlebody", FIELD_TEXT},
    {"bodyxhtml", FIELD_HTML},
    {"bodyhtml", FIELD_HTML},
    {"articlehtml", FIELD_HTML},
    {"contenthtml", FIELD_HTML},
    {"bodies", FIELD_BODIES},
};

#define NAME_COUNT (sizeof names / sizeof *names)

static bool
is_key(const char *key, const char *name)
{
    for (; *key != '\0'; key++) {
        char c = *key >= 'A' && *key <= 'Z' ? (char)(*key + 32) : *key;
        if (c == '_' || c == '-') {
            continue;
        }
        if (c != *name) {
            return false;
        }
        name++;
    }
    return *name == '\0';
}

void
record_read(struct record *ret, const json_t *object)
{
    const char *key;
    json_t *value;
    *ret = (struct record){0};
    json_object_foreach((json_t *)(uintptr_t)object, key, value) {
        for (size_t i = 0; i < NAME_COUNT && !json_is_null(value); i++) {
            enum field field = names[i].field;
            bool better = ret->values[field] == NULL || i < ret->ranks[field];
            if (better && is_key(key, names[i].name)) {
                ret->values[field] = value;
                ret->keys[field] = key;
                ret->ranks[field] = i;
            }
        }
    }
}

const json_t *
record_member(const json_t *object, const char *name)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)object, key, value) {
        if (is_key(key, name)) {
            return value;
        }
    }
    return NULL;
}

const char *
record_type_name(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return "an object";
    case JSON_ARRAY:
        return "an array";
    case JSON_STRING:
        return "a string";
    case JSON_INTEGER:
    case JSON_REAL:
        return "a number";
    case JSON_TRUE:
    case JSON_FALSE:
        return "true or false";
    case JSON_NULL:
        break;
    }
    return "null";
}

/* Strings and numbers. */
static bool
add_plain(struct buf *out, const json_t *value)
{
    if (json_is_string(value)) {
        charset_add_clean(
            out, (struct str){json_string_value(value), json_string_length(value)});
    } else if (json_is_integer(value)) {
        buf_add_format(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    } else if (json_is_real(value)) {
        buf_add_format(out, "%.17g", json_real_value(value));
    } else {
        return false;
    }
    return true;
}

/* A name in an object, as JSON-LD and ninjs 2 and 3 write authors and sources. */
static bool
add_named(struct buf *out, const json_t *value)
{
    static const char *const members[] = {"name", "value", "by", "literal", "rolename"};
    for (size_t i = 0; i < sizeof members / sizeof *members && json_is_object(value);
         i++) {
        const json_t *member = record_member(value, members[i]);
        if (member != NULL) {
            return add_plain(out, member);
        }
    }
    return add_plain(out, value);
}

/* The first is the main one of headlines; names are all wanted. */
static bool
add_list(struct buf *out, const json_t *array, bool all)
{
    size_t count = json_array_size(array);
    for (size_t i = 0; i < count && (all || i == 0); i++) {
        size_t start = out->length;
        if (!add_named(out, json_array_get(array, i))) {
            return false;
        }
        if (i > 0 && out->length > start) {
            buf_splice(out, start, start, STR(", "));
        }
    }
    return true;
}

static bool
has_names(enum field field)
{
    return field == FIELD_BYLINE || field == FIELD_ORIGIN || field == FIELD_PUBLISHER ||
           field == FIELD_LOCATED || field == FIELD_HEADLINE;
}

enum status
record_add_text(const struct record *self, enum field field, struct buf *out,
                struct error *err)
{
    const json_t *value = self->values[field];
    bool good = false;
    if (value == NULL) {
        return STATUS_OK;
    }
    size_t start = out->length;
    if (has_names(field) && json_is_array(value)) {
        good = add_list(out, value, field != FIELD_HEADLINE);
    } else if (has_names(field)) {
        good = add_named(out, value);
    } else {
        good = add_plain(out, value);
    }
    if (good) {
        return STATUS_OK;
    }
    buf_truncate(out, start);
    return error_set(err, STATUS_INVALID, "%s: a string is expected, not %s",
                     self->keys[field], record_type_name(value));
}
