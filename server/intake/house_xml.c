/* SPDX-License-Identifier: MIT */
#include "intake/house_xml.h"

#include "intake/wire_body.h"
#include "intake/xml.h"

struct mapping {
    const char *name;
    enum field field;
};

/* The names of people in the house, their mails and phones are left alone. */
static const struct mapping ritzau[] = {
    {"NewsID", FIELD_GUID},           {"version", FIELD_VERSION},
    {"headline", FIELD_HEADLINE},     {"strapline", FIELD_HEADLINE},
    {"origin", FIELD_ORIGIN},         {"town", FIELD_LOCATED},
    {"PublishDate", FIELD_PUBLISHED},
};

static const struct mapping jimi[] = {
    {"NewsCompID", FIELD_GUID},
    {"AuthorVersion", FIELD_VERSION},
    {"Headline", FIELD_HEADLINE},
    {"Byline", FIELD_BYLINE},
    {"Source", FIELD_ORIGIN},
    {"Credit", FIELD_ORIGIN},
    {"Credit", FIELD_PUBLISHER},
    {"City", FIELD_LOCATED},
    {"UpdatedDateTime", FIELD_PUBLISHED},
    {"EmbargoTime", FIELD_EMBARGO},
};

static void
fill(struct item *item, const struct xml_record *record, const struct mapping *fields,
     size_t count)
{
    for (size_t i = 0; i < count; i++) {
        item_set(item, fields[i].field,
                 node_text(record->arena, node_child(record->node, fields[i].name)));
    }
}

/* The body is HTML, escaped. */
static void
fill_body(struct item *item, const struct xml_record *record, const char *name)
{
    struct buf html = BUF_INIT;
    const struct node *body = node_child(record->node, name);
    const struct node *text = body != NULL ? body->first : NULL;
    for (; text != NULL; text = text->next) {
        buf_add_str(&html, text->text);
    }
    item_set(item, FIELD_HTML,
             (struct str){arena_dup(record->arena, buf_str(&html)), html.length});
    buf_release(&html);
}

static bool
is_true(const struct xml_record *record, const char *name)
{
    return str_equal_nocase(node_text(record->arena, node_child(record->node, name)),
                            STR("true"));
}

static enum status
read_record(struct run *run, const struct xml_record *record, struct error *err)
{
    struct item item = {.kind = STORY_ARTICLE};
    if (node_is(record->node, "RBNews")) {
        fill(&item, record, ritzau, sizeof ritzau / sizeof *ritzau);
        item_set_byline(&item,
                        node_text(record->arena, node_child(record->node, "byLine")));
        item_set(&item, FIELD_PUBLISHER, STR("Ritzau"));
        item_set(&item, FIELD_LANGUAGE, STR("da"));
        item_set(&item, FIELD_STATUS,
                 is_true(record, "Annuleret") ? STR("canceled") : STR("usable"));
        fill_body(&item, record, "content");
    } else {
        fill(&item, record, jimi, sizeof jimi / sizeof *jimi);
        fill_body(&item, record, "ContentText");
    }
    return run_item(run, &item, record->line, err);
}

enum status
house_xml_read(struct run *run, bool more, struct error *err)
{
    static const char *const records[] = {"RBNews", "ContentItem", NULL};
    static const struct xml_reader reader = {records, read_record,
                                             "an XML message without items"};
    return xml_read(run, more, &reader, err);
}
