/* SPDX-License-Identifier: MIT */
/* Names and types of keys; what the values mean is for ninjs.c. */
#include "intake/record.h"

#include "base/str.h"
#include "intake/charset.h"

/* Spelt without underscores, hyphens and blanks, in lower case; the earlier of two wins.
 */
static const struct {
    const char *name;
    enum field field;
    bool is_text; /* elsewhere it is other things: believed only where it is text */
} names[] = {
    {"uri", FIELD_GUID, false},
    {"guid", FIELD_GUID, false},
    {"urn", FIELD_GUID, false},
    {"id", FIELD_GUID, false},
    {"articleid", FIELD_GUID, true},
    {"docid", FIELD_GUID, true},
    {"storyid", FIELD_GUID, true},
    {"version", FIELD_VERSION, false},
    {"pubstatus", FIELD_STATUS, false},
    {"status", FIELD_STATUS, false},
    {"embargoed", FIELD_EMBARGO, false},
    {"embargoeduntil", FIELD_EMBARGO, false},
    {"embargo", FIELD_EMBARGO, false},
    {"headline", FIELD_HEADLINE, false},
    {"title", FIELD_HEADLINE, false},
    {"headlines", FIELD_HEADLINE, false},
    {"heading", FIELD_HEADLINE, true},
    {"headlinetext", FIELD_HEADLINE, true},
    {"byline", FIELD_BYLINE, false},
    {"bylines", FIELD_BYLINE, false},
    {"by", FIELD_BYLINE, false},
    {"author", FIELD_BYLINE, false},
    {"authors", FIELD_BYLINE, false},
    {"creator", FIELD_BYLINE, true},
    {"articleauthor", FIELD_BYLINE, true},
    {"authorname", FIELD_BYLINE, true},
    {"dateline", FIELD_DATELINE, false},
    {"located", FIELD_LOCATED, false},
    {"datelinelocation", FIELD_LOCATED, false},
    {"infosource", FIELD_ORIGIN, false},
    {"infosources", FIELD_ORIGIN, false},
    {"creditline", FIELD_ORIGIN, false},
    {"agency", FIELD_ORIGIN, false},
    {"sitename", FIELD_PUBLISHER, true},
    {"outlet", FIELD_PUBLISHER, true},
    {"newspaper", FIELD_PUBLISHER, true},
    {"source", FIELD_PUBLISHER, false},
    {"publisher", FIELD_PUBLISHER, false},
    {"provider", FIELD_PUBLISHER, false},
    {"sourcename", FIELD_PUBLISHER, true},
    {"publication", FIELD_PUBLISHER, true},
    {"hostname", FIELD_PUBLISHER, true},
    {"sourcehostname", FIELD_PUBLISHER, true},
    {"sourcedomain", FIELD_PUBLISHER, true},
    {"domain", FIELD_PUBLISHER, true},
    {"website", FIELD_PUBLISHER, true},
    {"pubtitle", FIELD_PUBLISHER, true},
    {"publicationtitle", FIELD_PUBLISHER, true},
    {"medianame", FIELD_PUBLISHER, true},
    {"firstcreated", FIELD_FIRST_CREATED, false},
    {"firstpublished", FIELD_FIRST_CREATED, false},
    {"versioncreated", FIELD_VERSION_CREATED, false},
    {"published", FIELD_PUBLISHED, false},
    {"datepublished", FIELD_PUBLISHED, false},
    {"date", FIELD_PUBLISHED, false},
    {"pubdate", FIELD_PUBLISHED, false},
    {"publishedat", FIELD_PUBLISHED, true},
    {"datepublish", FIELD_PUBLISHED, true},
    {"publishdate", FIELD_PUBLISHED, true},
    {"publisheddate", FIELD_PUBLISHED, true},
    {"publishtime", FIELD_PUBLISHED, true},
    {"publicationdate", FIELD_PUBLISHED, true},
    {"webpublicationdate", FIELD_PUBLISHED, true},
    {"dategmt", FIELD_PUBLISHED, true},
    {"articledate", FIELD_PUBLISHED, true},
    {"datetime", FIELD_PUBLISHED, true},
    {"createdat", FIELD_PUBLISHED, true},
    {"datecreated", FIELD_PUBLISHED, true},
    {"datemodified", FIELD_MODIFIED, true},
    {"datemodify", FIELD_MODIFIED, true},
    {"modifiedgmt", FIELD_MODIFIED, true},
    {"modified", FIELD_MODIFIED, true},
    {"updatedat", FIELD_MODIFIED, true},
    {"lastmodified", FIELD_MODIFIED, true},
    {"language", FIELD_LANGUAGE, false},
    {"lang", FIELD_LANGUAGE, false},
    {"inlanguage", FIELD_LANGUAGE, true},
    {"metalang", FIELD_LANGUAGE, true},
    {"url", FIELD_URL, false},
    {"canonicalurl", FIELD_URL, false},
    {"link", FIELD_URL, false},
    {"canonicallink", FIELD_URL, true},
    {"permalink", FIELD_URL, true},
    {"weburl", FIELD_URL, true},
    {"sourceurl", FIELD_URL, true},
    {"bodytext", FIELD_TEXT, false},
    {"body", FIELD_TEXT, false},
    {"maintext", FIELD_TEXT, false},
    {"articlebody", FIELD_TEXT, false},
    {"text", FIELD_TEXT, false},
    {"contenttext", FIELD_TEXT, true},
    {"articletext", FIELD_TEXT, true},
    {"fulltext", FIELD_TEXT, true},
    {"content", FIELD_TEXT, true},
    {"article", FIELD_TEXT, true},
    {"articles", FIELD_TEXT, true},
    {"newstext", FIELD_TEXT, true},
    {"storytext", FIELD_TEXT, true},
    {"story", FIELD_TEXT, true},
    {"document", FIELD_TEXT, true},
    {"bodyxhtml", FIELD_HTML, false},
    {"bodyhtml", FIELD_HTML, false},
    {"articlehtml", FIELD_HTML, false},
    {"contenthtml", FIELD_HTML, false},
    {"bodies", FIELD_BODIES, false},
};

#define NAME_COUNT (sizeof names / sizeof *names)

/* A string, a list of strings, or WordPress's {"rendered": "..."}. */
static bool
is_text(const json_t *value)
{
    return json_is_string(value) ||
           (json_is_array(value) && json_is_string(json_array_get(value, 0))) ||
           (json_is_object(value) && json_object_get(value, "rendered") != NULL);
}

/* Extractors call the address of a page its source. */
static bool
is_address(const json_t *value)
{
    struct str text = {json_string_value(value), json_string_length(value)};
    return str_starts_with(text, STR("http://")) ||
           str_starts_with(text, STR("https://"));
}

static void
take(struct record *record, size_t name, const char *key, const json_t *value)
{
    enum field field = names[name].field;
    if (field == FIELD_PUBLISHER && is_address(value)) {
        field = FIELD_URL;
        name += NAME_COUNT;
    }
    bool is_number = field == FIELD_BYLINE && json_is_number(value); /* of a user */
    if (is_number || (names[name % NAME_COUNT].is_text && !is_text(value))) {
        return;
    }
    if (record->values[field] == NULL || name < record->ranks[field]) {
        record->values[field] = value;
        record->keys[field] = key;
        record->ranks[field] = name;
    }
}

static bool
is_key(const char *key, const char *name)
{
    for (; *key != '\0'; key++) {
        char c = *key >= 'A' && *key <= 'Z' ? (char)(*key + 32) : *key;
        if (c == '_' || c == '-' || c == ' ') {
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
            if (is_key(key, names[i].name)) {
                take(ret, i, key, value);
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
    static const char *const members[] = {"name",    "value",    "by",
                                          "literal", "rolename", "rendered"};
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

/* The paragraphs of a text, one string each. */
static bool
add_paragraphs(struct buf *out, const json_t *array)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        buf_add_text(out, i > 0 ? "\n\n" : "");
        if (!add_plain(out, json_array_get(array, i))) {
            return false;
        }
    }
    return true;
}

static bool
is_body(enum field field)
{
    return field == FIELD_TEXT || field == FIELD_HTML;
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
    } else if (is_body(field) && json_is_array(value)) {
        good = add_paragraphs(out, value);
    } else if (has_names(field) || is_body(field) || field == FIELD_GUID) {
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
