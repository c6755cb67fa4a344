/* SPDX-License-Identifier: MIT */
/* Notes (edNote) are never taken: some are for editors alone and name their phones. */
#include "intake/newsml_g2.h"

#include "intake/nitf.h"
#include "intake/wire_body.h"
#include "intake/xml.h"

/* "usable" of "stat:usable". */
static struct str
code_of(struct str qcode)
{
    size_t colon = str_find_last_byte(qcode, ':');
    return colon == STR_NOT_FOUND ? qcode : str_slice(qcode, colon + 1, qcode.length);
}

/* A party is named in four ways. */
static struct str
name_of(const struct node *node, struct arena *arena)
{
    const struct node *name = node_child(node, "name");
    struct str text = node_text(arena, name);
    if (text.length == 0) {
        text = node_attribute(node, "literal");
    }
    if (text.length == 0) {
        text = code_of(node_attribute(node, "qcode"));
    }
    if (text.length == 0) {
        text = node_attribute(node, "uri");
    }
    return text;
}

static void
set_text(struct item *item, enum field field, const struct node *node,
         struct arena *arena)
{
    item_set(item, field, node_text(arena, node));
}

/* Who made it, before who sends it. */
static void
fill_origin(struct item *item, const struct node *item_node, struct arena *arena)
{
    const struct node *meta = node_child(item_node, "contentMeta");
    const struct node *hop = node_find(node_child(item_node, "hopHistory"), "party");
    const struct node *source = node_child(meta, "infoSource");
    item_set(item, FIELD_ORIGIN, name_of(hop, arena));
    for (; source != NULL; source = node_sibling(source, "infoSource")) {
        struct str role = code_of(node_attribute(source, "role"));
        if (role.length == 0 || str_equal(role, STR("origProv")) ||
            str_equal(role, STR("source")) || str_equal(role, STR("contentSource"))) {
            item_set(item, FIELD_ORIGIN, name_of(source, arena));
        }
    }
    set_text(item, FIELD_ORIGIN, node_child(meta, "creditline"), arena);
    item_set(item, FIELD_PUBLISHER,
             name_of(node_path(item_node, "itemMeta/provider"), arena));
    item_set(item, FIELD_PUBLISHER,
             name_of(node_path(item_node, "rightsInfo/copyrightHolder"), arena));
}

static void
fill_management(struct item *item, const struct node *node, struct arena *arena)
{
    const struct node *meta = node_child(node, "itemMeta");
    const struct node *content = node_child(node, "contentMeta");
    item_set(item, FIELD_GUID, node_attribute(node, "guid"));
    item_set(item, FIELD_VERSION, node_attribute(node, "version"));
    item_set(item, FIELD_STATUS,
             code_of(node_attribute(node_child(meta, "pubStatus"), "qcode")));
    set_text(item, FIELD_FIRST_CREATED, node_child(meta, "firstCreated"), arena);
    set_text(item, FIELD_VERSION_CREATED, node_child(meta, "versionCreated"), arena);
    set_text(item, FIELD_PUBLISHED, node_child(content, "contentModified"), arena);
    set_text(item, FIELD_PUBLISHED, node_child(content, "contentCreated"), arena);
    set_text(item, FIELD_EMBARGO, node_child(meta, "embargoed"), arena);
}

/* A sub-headline has a role that says so. */
static void
fill_headline(struct item *item, const struct node *meta, struct arena *arena)
{
    const struct node *headline = node_child(meta, "headline");
    while (headline != NULL &&
           str_find(node_attribute(headline, "role"), STR("sub"), 0) != STR_NOT_FOUND) {
        headline = node_sibling(headline, "headline");
    }
    set_text(item, FIELD_HEADLINE, headline, arena);
    set_text(item, FIELD_HEADLINE, node_child(meta, "headline"), arena);
}

static void
fill_content(struct item *item, const struct node *node, struct arena *arena)
{
    const struct node *meta = node_child(node, "contentMeta");
    fill_headline(item, meta, arena);
    set_text(item, FIELD_HEADLINE, node_path(node, "itemMeta/title"), arena);
    item_set_byline(item, node_text(arena, node_child(meta, "by")));
    set_text(item, FIELD_DATELINE, node_child(meta, "dateline"), arena);
    item_set(item, FIELD_LOCATED, name_of(node_child(meta, "located"), arena));
    item_set(item, FIELD_LANGUAGE, node_attribute(node_child(meta, "language"), "tag"));
    item_set(item, FIELD_LANGUAGE, node_attribute(node, "lang"));
}

/* Several renditions are the same text: the first one with words is taken. */
static void
fill_body(struct item *item, const struct node *node, struct arena *arena)
{
    const struct node *set = node_child(node, "contentSet");
    struct buf html = BUF_INIT;
    const struct node *part = set != NULL ? set->first : NULL;
    for (; part != NULL && item->fields[FIELD_HTML].length == 0; part = part->next) {
        const struct node *nitf = node_find(part, "nitf");
        buf_clear(&html);
        if (node_is(part, "inlineXML") && nitf != NULL) {
            nitf_fill(item, nitf, arena);
            continue;
        }
        if (node_is(part, "inlineXML")) {
            const struct node *body = node_find(part, "body");
            wire_body_add(&html, body != NULL ? body : part);
            item->kind = wire_body_is_table(part) ? STORY_TABLE : item->kind;
        } else if (node_is(part, "inlineData")) {
            wire_body_add_text(&html, part->first ? part->first->text : STR_NONE);
        }
        item_set(item, FIELD_HTML,
                 (struct str){arena_dup(arena, buf_str(&html)), html.length});
    }
    buf_release(&html);
}

/* What the item is, where it is no text: "picture". */
static struct str
class_of(const struct node *node)
{
    struct str class =
        code_of(node_attribute(node_path(node, "itemMeta/itemClass"), "qcode"));
    return str_equal_nocase(class, STR("text")) ? STR_NONE : class;
}

static enum status
read_record(struct run *run, const struct xml_record *record, struct error *err)
{
    const struct node *node = record->node;
    struct item item = {.kind = STORY_ARTICLE, .is_delivered = true};
    struct str class = class_of(node);
    if (!node_is(node, "newsItem")) {
        run_problem(run, record->line,
                    node_is(node, "packageItem")
                        ? "a package, which lists other items and has no text"
                        : "an item about concepts or plans, no story");
        return STATUS_OK;
    }
    fill_management(&item, node, record->arena);
    fill_origin(&item, node, record->arena);
    fill_content(&item, node, record->arena);
    fill_body(&item, node, record->arena);
    if (class.length > 0 && item.fields[FIELD_HTML].length == 0) {
        struct buf reason = BUF_INIT;
        buf_add_format(&reason, "an item of class %.*s, no text",
                       (int)(class.length < 40 ? class.length : 40), class.data);
        run_problem(run, record->line, reason.data);
        buf_release(&reason);
        return STATUS_OK;
    }
    return run_item(run, &item, record->line, err);
}

enum status
newsml_g2_read(struct run *run, bool more, struct error *err)
{
    static const char *const records[] = {"newsItem",      "packageItem",  "conceptItem",
                                          "knowledgeItem", "planningItem", NULL};
    static const struct xml_reader reader = {records, read_record,
                                             "a NewsML-G2 message without items"};
    return xml_read(run, more, &reader, err);
}
