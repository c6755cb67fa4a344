/* SPDX-License-Identifier: MIT */
#include "intake/ap_pair.h"

#include "base/file.h"
#include "intake/json_shape.h"
#include "intake/ninjs.h"
#include "intake/nitf.h"
#include "intake/record.h"
#include "intake/xml.h"

static const char *const item_ends[] = {"_item.json", "-item.json", ".item.json",
                                        ".json"};
static const char *const nitf_ends[] = {"_nitf.xml", "-nitf.xml", ".nitf.xml", ".nitf",
                                        ".xml"};

#define ENDS 5

/* The path without the first of the ends that it has; "" where it has none. */
static struct str
cut_end(struct str path, const char *const *ends, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_ends_with(path, str_from(ends[i]))) {
            return str_slice(path, 0, path.length - strlen(ends[i]));
        }
    }
    return STR_NONE;
}

/* Reads the file that has the same name but for its end; false where there is none. */
static bool
read_other(const struct run *run, struct str stem, const char *const *ends, size_t count,
           struct buf *ret)
{
    bool found = false;
    size_t slash = str_find_last_byte(stem, '/');
    bool here = slash == STR_NOT_FOUND;
    bool on_disk = run->depth == 0 && run->root_length > 0 && stem.length > 0;
    for (size_t i = 0; i < count && on_disk && !found; i++) {
        struct buf path = BUF_INIT;
        buf_add_text(&path, here ? "./" : "");
        buf_add_str(&path, stem);
        buf_add_text(&path, ends[i]);
        /* Where one file was named, so was the folder of the other. */
        size_t folder = here ? 1 : slash > 0 ? slash : 1;
        size_t root = run->root_length < folder ? run->root_length : folder;
        found =
            file_read_below(ret, path.data, root, INTAKE_STORY_LIMIT, NULL) == STATUS_OK;
        buf_release(&path);
    }
    return found;
}

static bool
is_ap_item(const json_t *object)
{
    const json_t *ids = record_member(json_find_story(object), "altids");
    return json_is_object(ids) && record_member(ids, "itemid") != NULL;
}

static void
set_body(json_t *object, const struct item *nitf)
{
    struct str html = nitf->fields[FIELD_HTML];
    json_t *body = json_object();
    json_object_set_new(body, "bodyhtml", json_stringn(html.data, html.length));
    json_object_set_new(body, "istable", json_boolean(nitf->kind == STORY_TABLE));
    json_object_set_new(object, "nitf", body);
}

static enum status
take_nitf(struct run *run, const struct xml_record *record, struct error *err)
{
    struct item item = {.kind = STORY_ARTICLE};
    json_t *object = record->data;
    (void)run, (void)err;
    nitf_fill(&item, record->node, record->arena);
    if (record_member(object, "nitf") == NULL) {
        set_body(object, &item);
    }
    return STATUS_OK;
}

/* What is wrong with the other file is told when it is read itself. */
static void
pass_over(void *data, const char *path, uint64_t line, const char *reason)
{
    (void)data, (void)path, (void)line, (void)reason;
}

void
ap_pair_add_body(const struct run *run, json_t *object)
{
    static const char *const records[] = {"nitf", NULL};
    struct xml_reader reader = {records, take_nitf, "no NITF", object};
    struct intake_sink sink = {.problem = pass_over};
    struct run inner = {.path = run->path, .sink = &sink};
    struct str stem = cut_end(str_from(run->path), item_ends, ENDS - 1);
    bool wants = json_is_object(object) && record_member(object, "nitf") == NULL &&
                 is_ap_item(object);
    if (wants && read_other(run, stem, nitf_ends, ENDS, &inner.pending) &&
        xml_read(&inner, false, &reader, NULL) != STATUS_OK) {
        json_object_del(object, "nitf");
    }
    buf_release(&inner.pending);
}

json_t *
ap_pair_find_item(const struct run *run, const struct item *nitf)
{
    struct buf bytes = BUF_INIT;
    json_t *object = NULL;
    struct str stem = cut_end(str_from(run->path), nitf_ends, ENDS);
    if (nitf->fields[FIELD_GUID].length == 0 &&
        read_other(run, stem, item_ends, ENDS - 1, &bytes)) {
        object = ninjs_parse(buf_str(&bytes), NULL);
    }
    if (json_is_object(object) && is_ap_item(object)) {
        set_body(object, nitf);
    } else {
        json_decref(object);
        object = NULL;
    }
    buf_release(&bytes);
    return object;
}
