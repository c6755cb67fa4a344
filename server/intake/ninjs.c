/* SPDX-License-Identifier: MIT */
/* The fields of a JSON record, as an item. */
#include "intake/ninjs.h"

#include <stdbool.h>

#include "intake/html.h"
#include "intake/intake.h"
#include "intake/json_shape.h"
#include "intake/record.h"
#include "story/scan.h"

/* ninjs 2 and 3: [{"contentType": "text/html", "value": "..."}]; the first with words. */
static enum status
add_bodies(struct buf *out, const struct record *record, struct error *err)
{
    const json_t *bodies = record->values[FIELD_BODIES];
    size_t count = json_is_array(bodies) ? json_array_size(bodies) : 1;
    for (size_t i = 0; i < count && scan_trim(buf_str(out)).length == 0; i++) {
        const json_t *body = json_is_array(bodies) ? json_array_get(bodies, i) : bodies;
        const json_t *value = json_is_object(body) ? record_member(body, "value") : NULL;
        if (!json_is_string(value)) {
            return error_set(err, STATUS_INVALID, "%s: no text in it",
                             record->keys[FIELD_BODIES]);
        }
        const char *type = json_string_value(record_member(body, "contenttype"));
        struct str text = {json_string_value(value), json_string_length(value)};
        bool plain = str_starts_with(str_from(type), STR("text/plain"));
        if (!plain && str_find_byte(text, '<', 0) != STR_NOT_FOUND) {
            html_add_text(out, text);
        } else {
            buf_add_str(out, text);
        }
    }
    return STATUS_OK;
}

static enum status
read_field(struct item *item, const struct record *record, enum field field,
           struct arena *arena, struct error *err)
{
    struct buf text = BUF_INIT;
    enum status status = record_add_text(record, field, &text, err);
    if (status == STATUS_OK && text.length > 0) {
        item->fields[field] = (struct str){arena_dup(arena, buf_str(&text)), text.length};
        item->from[field] = record->keys[field];
    }
    buf_release(&text);
    return status;
}

void
ninjs_fill_about(struct item *item, const json_t *object, struct arena *arena)
{
    struct record record;
    struct item about = {.kind = STORY_ARTICLE};
    record_read(&record, object);
    for (enum field field = 0; field < FIELD_TEXT; field++) {
        if (read_field(&about, &record, field, arena, NULL) == STATUS_OK) {
            item_set_from(item, field, about.fields[field],
                          about.from[field] != NULL
                              ? arena_format(arena, "JSON-LD %s", about.from[field])
                              : NULL);
        }
    }
}

/* The text may stand in three places. */
static enum status
read_body(struct item *item, const struct record *record, struct arena *arena,
          struct error *err)
{
    struct buf text = BUF_INIT;
    enum status status = STATUS_OK;
    bool empty = scan_trim(item->fields[FIELD_TEXT]).length == 0 &&
                 scan_trim(item->fields[FIELD_HTML]).length == 0;
    if (empty && record->values[FIELD_BODIES] != NULL) {
        status = add_bodies(&text, record, err);
        item->fields[FIELD_TEXT] =
            (struct str){arena_dup(arena, buf_str(&text)), text.length};
    }
    buf_release(&text);
    return status;
}

/* "content" and "body" hold either. */
static bool
is_html(struct str text)
{
    static const char *const tags[] = {"</p>", "<br>", "<br/>", "<br />", "</div>"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (str_find(text, str_from(tags[i]), 0) != STR_NOT_FOUND) {
            return true;
        }
    }
    return false;
}

/* NewsAPI and its like cut the text: "... [+1234 chars]". */
static bool
is_cut_off(struct str text)
{
    text = scan_trim(text);
    size_t bracket = str_find_last_byte(text, '[');
    return bracket != STR_NOT_FOUND && str_ends_with(text, STR(" chars]")) &&
           str_starts_with(str_slice(text, bracket, text.length), STR("[+"));
}

static enum status
read_object(struct story *ret, const json_t *object, int64_t now_ms, struct error *err)
{
    struct item item = {.text_names = " (body_text, body or text)", .is_delivered = true};
    struct record record;
    struct arena arena = {0};
    enum status status = STATUS_OK;
    const json_t *fields = json_find_story(object);
    record_read(&record, fields);
    for (enum field field = 0; field < FIELD_BODIES && status == STATUS_OK; field++) {
        status = read_field(&item, &record, field, &arena, err);
    }
    status = status ? status : read_body(&item, &record, &arena, err);
    json_fill_marks(&item, object, fields);
    if (is_html(item.fields[FIELD_TEXT])) {
        item.fields[FIELD_HTML] = item.fields[FIELD_TEXT];
        item.from[FIELD_HTML] = item.from[FIELD_TEXT];
        item.fields[FIELD_TEXT] = STR_NONE;
    }
    if (status == STATUS_OK && is_cut_off(item.fields[FIELD_TEXT])) {
        status = error_set(err, STATUS_INVALID,
                           "%s: the text is cut off, as the interface sends it; get the "
                           "whole one",
                           record.keys[FIELD_TEXT]);
    }
    status = status ? status : item_read(ret, &item, now_ms, err);
    arena_release(&arena);
    return status;
}

enum status
ninjs_read(struct story *ret, const json_t *object, int64_t now_ms, struct error *err)
{
    return json_is_object(object)
               ? read_object(ret, object, now_ms, err)
               : error_set(err, STATUS_INVALID, "a story is a JSON object, not %s",
                           record_type_name(object));
}

enum status
intake_read_json(struct story *ret, struct str line, int64_t now_ms, struct error *err)
{
    if (line.length > INTAKE_STORY_LIMIT) {
        return error_set(err, STATUS_LIMIT, "larger than the limit of %zu bytes",
                         INTAKE_STORY_LIMIT);
    }
    json_t *object = ninjs_parse(line, err);
    enum status status = STATUS_INVALID;
    if (object != NULL) {
        status = ninjs_read(ret, object, now_ms, err);
    }
    json_decref(object);
    return status;
}
