/* SPDX-License-Identifier: MIT */
#include "intake/newsml.h"

#include "intake/nitf.h"
#include "intake/wire_body.h"
#include "intake/xml.h"

static void
set_text(struct item *item, enum field field, const struct node *node,
         struct arena *arena)
{
    item_set(item, field, node_text(arena, node));
}

static void
set_party(struct item *item, enum field field, const struct node *role)
{
    item_set(item, field, node_attribute(node_find(role, "Party"), "FormalName"));
}

static void
fill_identity(struct item *item, const struct node *node, struct arena *arena)
{
    const struct node *id = node_path(node, "Identification/NewsIdentifier");
    struct buf whole = BUF_INIT;
    struct str public = node_text(arena, node_child(id, "PublicIdentifier"));
    struct str version = node_text(arena, node_child(id, "RevisionId"));
    struct str item_id = node_text(arena, node_child(id, "NewsItemId"));
    /* The public one ends in the revision; some say only who they are. */
    size_t colon = str_find_last_byte(public, ':');
    if (colon != STR_NOT_FOUND &&
        str_equal(str_slice(public, colon + 1, public.length), version)) {
        public.length = colon;
    }
    bool constant =
        item_id.length > 0 &&
        str_find(public, str_slice(item_id, 0, item_id.length), 0) == STR_NOT_FOUND &&
        str_find_byte(str_slice(public, 12, public.length), ':', 0) == STR_NOT_FOUND;
    if (public.length == 0 || constant) {
        buf_add_str(&whole, node_text(arena, node_child(id, "ProviderId")));
        buf_add_text(&whole, item_id.length > 0 ? ":" : "");
        buf_add_str(&whole, item_id);
        public =
            item_id.length > 0 ? str_from(arena_dup(arena, buf_str(&whole))) : STR_NONE;
    }
    item_set(item, FIELD_GUID, public);
    item_set(item, FIELD_VERSION, version);
    buf_release(&whole);
}

static void
fill_management(struct item *item, const struct node *node, struct arena *arena)
{
    const struct node *management = node_child(node, "NewsManagement");
    const struct node *future = node_child(management, "StatusWillChange");
    item_set(item, FIELD_STATUS,
             node_attribute(node_child(management, "Status"), "FormalName"));
    set_text(item, FIELD_FIRST_CREATED, node_child(management, "FirstCreated"), arena);
    set_text(item, FIELD_VERSION_CREATED, node_child(management, "ThisRevisionCreated"),
             arena);
    set_text(item, FIELD_PUBLISHED, node_path(node->parent, "NewsEnvelope/DateAndTime"),
             arena);
    set_text(item, FIELD_EMBARGO, node_child(future, "DateAndTime"), arena);
}

/* The lines and parties of a component; those of an inner one count where the outer
 * one has none. */
static void
fill_component(struct item *item, const struct node *component, struct arena *arena)
{
    const struct node *lines = node_child(component, "NewsLines");
    const struct node *party = node_child(component, "AdministrativeMetadata");
    const struct node *about = node_child(component, "DescriptiveMetadata");
    set_text(item, FIELD_HEADLINE, node_child(lines, "HeadLine"), arena);
    item_set_byline(item, node_text(arena, node_child(lines, "ByLine")));
    set_text(item, FIELD_DATELINE, node_child(lines, "DateLine"), arena);
    set_text(item, FIELD_ORIGIN, node_child(lines, "CreditLine"), arena);
    set_party(item, FIELD_ORIGIN, node_child(party, "Source"));
    set_party(item, FIELD_PUBLISHER, node_child(party, "Provider"));
    set_party(item, FIELD_PUBLISHER, node_child(party, "Source"));
    item_set(item, FIELD_LANGUAGE,
             node_attribute(node_child(about, "Language"), "FormalName"));
}

/* All components: the longest content is the story, the others are captions. */
static void
fill_body(struct item *item, const struct node *node, struct arena *arena)
{
    struct buf html = BUF_INIT;
    struct str best = STR_NONE;
    const struct node *longest = NULL;
    for (const struct node *at = node; at != NULL; at = node_next(at, node)) {
        if (!node_is(at, "DataContent")) {
            continue;
        }
        buf_clear(&html);
        wire_body_add(&html, at);
        if (html.length > best.length) {
            best = (struct str){arena_dup(arena, buf_str(&html)), html.length};
            longest = at;
        }
    }
    const struct node *nitf = node_find(longest, "nitf");
    if (nitf != NULL) {
        nitf_fill(item, nitf, arena);
    } else if (longest != NULL && longest->first != NULL &&
               longest->first == longest->last) {
        buf_clear(&html);
        wire_body_add_text(&html, longest->first->text);
        best = html.length > 0
                   ? (struct str){arena_dup(arena, buf_str(&html)), html.length}
                   : best;
    }
    item_set(item, FIELD_HTML, best);
    buf_release(&html);
}

static enum status
read_record(struct run *run, const struct xml_record *record, struct error *err)
{
    const struct node *node = record->node;
    struct item item = {.kind = STORY_ARTICLE, .is_delivered = true};
    fill_identity(&item, node, record->arena);
    fill_management(&item, node, record->arena);
    for (const struct node *at = node; at != NULL; at = node_next(at, node)) {
        if (node_is(at, "NewsComponent")) {
            fill_component(&item, at, record->arena);
        }
    }
    fill_body(&item, node, record->arena);
    const struct node *provider =
        node_path(node, "Identification/NewsIdentifier/ProviderId");
    item_set(&item, FIELD_PUBLISHER, node_text(record->arena, provider));
    return run_item(run, &item, record->line, err);
}

enum status
newsml_read(struct run *run, bool more, struct error *err)
{
    static const char *const records[] = {"NewsItem", NULL};
    static const struct xml_reader reader = {records, read_record,
                                             "a NewsML file without items"};
    return xml_read(run, more, &reader, err);
}
