/* SPDX-License-Identifier: MIT */
/* Knows which fields a message must have and of which type; knows no document, so
 * a position that is well-formed may still lie outside the text. */
#include "lsp/shape.h"

#include "base/buf.h"
#include "base/memory.h"
#include "text/utf8.h"

#define QUERY_LIMIT 1000u

static enum status
missing(struct error *err, const char *field, const char *type)
{
    return error_set(err, STATUS_INVALID, "%s: must be %s", field, type);
}

static enum status
read_str(struct str *ret, const json_t *value, const char *field, struct error *err)
{
    if (!json_is_string(value)) {
        return missing(err, field, "a string");
    }
    *ret = (struct str){json_string_value(value), json_string_length(value)};
    return STATUS_OK;
}

/* A URI is kept as a C string; no editor has a NUL in one. */
static enum status
read_uri(struct str *ret, const json_t *value, const char *field, struct error *err)
{
    struct str uri = STR_NONE;
    enum status status = read_str(&uri, value, field, err);
    if (status == STATUS_OK && str_find_byte(uri, '\0', 0) != STR_NOT_FOUND) {
        status = missing(err, field, "a URI");
    }
    if (status == STATUS_OK) {
        *ret = uri;
    }
    return status;
}

static enum status
read_version(int64_t *ret, const json_t *document, struct error *err)
{
    const json_t *value = json_object_get(document, "version");
    if (!json_is_integer(value)) {
        return missing(err, "textDocument.version", "an integer");
    }
    *ret = json_integer_value(value);
    return STATUS_OK;
}

static enum status
read_unit(uint32_t *ret, const json_t *value, const char *field, struct error *err)
{
    if (!json_is_integer(value) || json_integer_value(value) < 0) {
        return missing(err, field, "an integer of at least 0");
    }
    json_int_t number = json_integer_value(value);
    *ret = number > UINT32_MAX ? UINT32_MAX : (uint32_t)number;
    return STATUS_OK;
}

static enum status
read_position(struct position *ret, const json_t *value, const char *const fields[2],
              struct error *err)
{
    struct position position = {0, 0};
    enum status status =
        read_unit(&position.line, json_object_get(value, "line"), fields[0], err);
    if (status == STATUS_OK) {
        status = read_unit(&position.character, json_object_get(value, "character"),
                           fields[1], err);
    }
    if (status == STATUS_OK) {
        *ret = position;
    }
    return status;
}

static enum status
read_document_uri(struct str *ret, const json_t *params, struct error *err)
{
    const json_t *document = json_object_get(params, "textDocument");
    if (!json_is_object(document)) {
        return missing(err, "textDocument", "an object");
    }
    return read_uri(ret, json_object_get(document, "uri"), "textDocument.uri", err);
}

enum status
did_open_read(struct did_open *ret, const json_t *params, struct error *err)
{
    struct did_open open = {0};
    const json_t *document = json_object_get(params, "textDocument");
    enum status status = read_document_uri(&open.uri, params, err);
    if (status == STATUS_OK) {
        status = read_version(&open.version, document, err);
    }
    if (status == STATUS_OK) {
        status = read_str(&open.text, json_object_get(document, "text"),
                          "textDocument.text", err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    /* Only a hint: a client that leaves it out is served all the same. */
    const json_t *language = json_object_get(document, "languageId");
    if (json_is_string(language)) {
        open.language_id =
            (struct str){json_string_value(language), json_string_length(language)};
    }
    *ret = open;
    return STATUS_OK;
}

enum status
did_change_read(struct did_change *ret, const json_t *params, struct error *err)
{
    struct did_change change = {.changes = json_object_get(params, "contentChanges")};
    enum status status = read_document_uri(&change.uri, params, err);
    if (status == STATUS_OK) {
        status =
            read_version(&change.version, json_object_get(params, "textDocument"), err);
    }
    if (status == STATUS_OK && !json_is_array(change.changes)) {
        status = missing(err, "contentChanges", "an array");
    }
    if (status == STATUS_OK) {
        *ret = change;
    }
    return status;
}

enum status
content_change_read(struct content_change *ret, const json_t *change, struct error *err)
{
    static const char *const start[] = {"contentChanges.range.start.line",
                                        "contentChanges.range.start.character"};
    static const char *const end[] = {"contentChanges.range.end.line",
                                      "contentChanges.range.end.character"};
    struct content_change read = {.whole = true};
    const json_t *range = json_object_get(change, "range");
    enum status status =
        read_str(&read.text, json_object_get(change, "text"), "contentChanges.text", err);
    if (status == STATUS_OK && range != NULL && !json_is_null(range)) {
        read.whole = false;
        status =
            read_position(&read.range.start, json_object_get(range, "start"), start, err);
        if (status == STATUS_OK) {
            status =
                read_position(&read.range.end, json_object_get(range, "end"), end, err);
        }
    }
    if (status == STATUS_OK) {
        *ret = read;
    }
    return status;
}

enum status
did_save_read(struct did_save *ret, const json_t *params, struct error *err)
{
    struct did_save save = {0};
    const json_t *text = json_object_get(params, "text");
    enum status status = read_document_uri(&save.uri, params, err);
    if (status == STATUS_OK && text != NULL && !json_is_null(text)) {
        save.has_text = true;
        status = read_str(&save.text, text, "text", err);
    }
    if (status == STATUS_OK) {
        *ret = save;
    }
    return status;
}

enum status
document_read(struct str *ret, const json_t *params, struct error *err)
{
    return read_document_uri(ret, params, err);
}

enum status
document_position_read(struct document_position *ret, const json_t *params,
                       struct error *err)
{
    static const char *const fields[] = {"position.line", "position.character"};
    struct document_position read = {0};
    enum status status = read_document_uri(&read.uri, params, err);
    if (status == STATUS_OK) {
        status = read_position(&read.position, json_object_get(params, "position"),
                               fields, err);
    }
    if (status == STATUS_OK) {
        *ret = read;
    }
    return status;
}

enum status
document_range_read(struct document_range *ret, const json_t *params, struct error *err)
{
    static const char *const start[] = {"range.start.line", "range.start.character"};
    static const char *const end[] = {"range.end.line", "range.end.character"};
    struct document_range read = {0};
    const json_t *range = json_object_get(params, "range");
    enum status status = read_document_uri(&read.uri, params, err);
    if (status == STATUS_OK) {
        status =
            read_position(&read.range.start, json_object_get(range, "start"), start, err);
    }
    if (status == STATUS_OK) {
        status = read_position(&read.range.end, json_object_get(range, "end"), end, err);
    }
    if (status == STATUS_OK) {
        *ret = read;
    }
    return status;
}

enum status
positions_item_read(struct position *ret, const json_t *item, struct error *err)
{
    static const char *const fields[] = {"positions.line", "positions.character"};
    return read_position(ret, item, fields, err);
}

enum status
query_read(struct str *ret, const json_t *params, struct error *err)
{
    struct str query = STR_NONE;
    enum status status = read_str(&query, json_object_get(params, "query"), "query", err);
    if (status == STATUS_OK && query.length > QUERY_LIMIT) {
        status = missing(err, "query", "at most 1,000 bytes");
    }
    if (status == STATUS_OK) {
        *ret = query;
    }
    return status;
}

enum status
uri_read(struct str *ret, const json_t *params, struct error *err)
{
    return read_uri(ret, json_object_get(params, "uri"), "uri", err);
}

json_t *
shape_from_position(struct position position)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "line", json_integer(position.line));
    json_object_set_new(ret, "character", json_integer(position.character));
    return ret;
}

json_t *
shape_from_range(struct range range)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "start", shape_from_position(range.start));
    json_object_set_new(ret, "end", shape_from_position(range.end));
    return ret;
}

json_t *
shape_from_location(struct location location)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "uri", shape_from_text(location.uri));
    json_object_set_new(ret, "range", shape_from_range(location.range));
    return ret;
}

json_t *
shape_from_str(struct str text)
{
    if (utf8_find_invalid(text) == STR_NOT_FOUND) {
        return json_stringn_nocheck(text.data ? text.data : "", text.length);
    }
    struct buf valid = BUF_INIT;
    utf8_add_valid(&valid, text);
    json_t *ret = json_stringn_nocheck(valid.data, valid.length);
    buf_release(&valid);
    return ret;
}

json_t *
shape_from_text(const char *text)
{
    return shape_from_str(str_from(text));
}

struct range
range_from_span(const struct lines *lines, struct str text, struct span span,
                enum position_encoding encoding)
{
    return (struct range){
        position_from_offset(lines, text, span.start, encoding),
        position_from_offset(lines, text, span.end, encoding),
    };
}
