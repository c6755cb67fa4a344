/* SPDX-License-Identifier: MIT */
#include "intake/json_shape.h"

#include "intake/record.h"
#include "story/scan.h"

/* {"response": {"result": {"hits": {"hits": ...}}}} */
#define WRAPPERS 4

static const char *const lists[] = {
    "item", "items", "articles", "stories", "results", "docs",     "entries",
    "hits", "data",  "news",     "records", "posts",   "documents"};
static const char *const wrappers[] = {"data",    "response", "result",  "hits",
                                       "feed",    "item",     "_source", "source",
                                       "article", "story",    "record"};

static bool
has_story(const json_t *object)
{
    struct record record;
    record_read(&record, object);
    return record.values[FIELD_TEXT] != NULL || record.values[FIELD_HTML] != NULL ||
           record.values[FIELD_BODIES] != NULL || record.values[FIELD_HEADLINE] != NULL;
}

static const json_t *
find_member(const json_t *object, const char *const *names, size_t count, json_type type)
{
    for (size_t i = 0; i < count; i++) {
        const json_t *member = record_member(object, names[i]);
        bool is_list = json_is_array(member) && json_is_object(json_array_get(member, 0));
        if (member != NULL && json_typeof(member) == type &&
            (is_list || json_is_object(member))) {
            return member;
        }
    }
    return NULL;
}

/* JSON Feed has a title of its own beside its items. */
static bool
is_json_feed(const json_t *value)
{
    const char *version = json_string_value(json_object_get(value, "version"));
    return str_find(str_from(version), STR("jsonfeed.org"), 0) != STR_NOT_FOUND;
}

const json_t *
json_find_list(const json_t *value)
{
    for (int i = 0; i < WRAPPERS && json_is_object(value); i++) {
        if (has_story(value) && !is_json_feed(value)) {
            return NULL;
        }
        const json_t *list =
            find_member(value, lists, sizeof lists / sizeof *lists, JSON_ARRAY);
        value = list != NULL
                    ? list
                    : find_member(value, wrappers, sizeof wrappers / sizeof *wrappers,
                                  JSON_OBJECT);
    }
    return json_is_array(value) ? value : NULL;
}

const json_t *
json_find_story(const json_t *value)
{
    const json_t *story = value;
    for (int i = 0; i < WRAPPERS && json_is_object(story) && !has_story(story); i++) {
        story =
            find_member(story, wrappers, sizeof wrappers / sizeof *wrappers, JSON_OBJECT);
    }
    return story != NULL && json_is_object(story) && has_story(story) ? story : value;
}

static struct str
string_of(const json_t *object, const char *name)
{
    const json_t *member = json_is_object(object) ? record_member(object, name) : NULL;
    return (struct str){json_string_value(member), json_string_length(member)};
}

/* The address of an item has the key of the request in it, its id does not; the text is
 * that of the rendition, which clients put beside the item. */
static void
fill_ap(struct item *item, const json_t *value, const json_t *story)
{
    struct str id = string_of(record_member(story, "altids"), "itemid");
    const json_t *nitf = record_member(value, "nitf");
    if (id.length > 0) {
        item->fields[FIELD_GUID] = id;
        item->text_names = ": AP sends it as NITF (renditions.nitf.href); put that file "
                           "beside it, as x.json and x.xml";
    }
    if (json_is_object(nitf)) {
        item_set(item, FIELD_HTML, string_of(nitf, "bodyhtml"));
        item->kind =
            json_is_true(record_member(nitf, "istable")) ? STORY_TABLE : item->kind;
    }
}

static bool
has_genre(const json_t *story, const char *name)
{
    const json_t *genres = json_object_get(story, "genre_names");
    bool has = false;
    for (size_t i = 0; i < json_array_size(genres); i++) {
        const char *genre = json_string_value(json_array_get(genres, i));
        has |= str_equal(str_from(genre), str_from(name));
    }
    return has;
}

static void
fill_dpa(struct item *item, const json_t *story)
{
    struct str format = string_of(story, "format");
    if (!str_starts_with(format, STR("digitalwires@"))) {
        return;
    }
    item_set(item, FIELD_PUBLISHER, STR("dpa"));
    if (has_genre(story, "Vorschau") || has_genre(story, "Terminvorschau")) {
        item->kind = STORY_ADVISORY;
    } else if (has_genre(story, "Tabelle")) {
        item->kind = STORY_TABLE;
    }
}

void
json_fill_marks(struct item *item, const json_t *value, const json_t *story)
{
    fill_ap(item, value, story);
    fill_dpa(item, story);
    /* Superdesk's type of item. */
    if (str_equal_nocase(string_of(story, "type"), STR("advisory"))) {
        item->kind = STORY_ADVISORY;
    }
    item_set(item, FIELD_PUBLISHER, string_of(story, "copyrightholder"));
}
