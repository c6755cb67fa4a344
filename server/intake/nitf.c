/* SPDX-License-Identifier: MIT */
#include "intake/nitf.h"

#include "intake/wire_body.h"

static void
set_text(struct item *item, enum field field, const struct node *node,
         struct arena *arena)
{
    item_set(item, field, node_text(arena, node));
}

static void
fill_docdata(struct item *item, const struct node *docdata)
{
    struct str issued = node_attribute(node_child(docdata, "date.issue"), "norm");
    struct str released = node_attribute(node_child(docdata, "date.release"), "norm");
    item_set(item, FIELD_GUID,
             node_attribute(node_child(docdata, "doc-id"), "id-string"));
    item_set(item, FIELD_VERSION,
             node_attribute(node_child(docdata, "du-key"), "version"));
    item_set(item, FIELD_STATUS, node_attribute(docdata, "management-status"));
    item_set(item, FIELD_PUBLISHED, issued);
    if (!str_equal(str_trim(issued), str_trim(released))) {
        item_set(item, FIELD_EMBARGO, released);
    }
    item_set(item, FIELD_PUBLISHER,
             node_attribute(node_find(docdata, "from-src"), "src-name"));
}

/* The name without the title behind it: <byttl>AP Business Writer</byttl>. */
static void
fill_byline(struct item *item, const struct node *byline, struct arena *arena)
{
    struct buf text = BUF_INIT;
    const struct node *node = byline;
    while (node != NULL) {
        if (node_is(node, "byttl")) {
            node = node_skip(node, byline);
            continue;
        }
        buf_add_str(&text, node->text);
        node = node_next(node, byline);
    }
    item_set_byline(item, str_from(arena_dup(arena, buf_str(&text))));
    buf_release(&text);
}

static void
fill_head(struct item *item, const struct node *head, struct arena *arena)
{
    set_text(item, FIELD_HEADLINE, node_find(node_child(head, "hedline"), "hl1"), arena);
    set_text(item, FIELD_HEADLINE, node_child(head, "hedline"), arena);
    fill_byline(item, node_child(head, "byline"), arena);
    set_text(item, FIELD_LOCATED, node_path(head, "dateline/location"), arena);
    item_set(item, FIELD_PUBLISHED,
             node_attribute(node_path(head, "dateline/story.date"), "norm"));
    set_text(item, FIELD_PUBLISHER, node_child(head, "distributor"), arena);
    set_text(item, FIELD_PUBLISHER, node_path(head, "rights/rights.owner"), arena);
}

static struct str
body_of(const struct node *body, struct arena *arena)
{
    struct buf html = BUF_INIT;
    const struct node *content = node_child(body, "body.content");
    wire_body_add(&html, content != NULL ? content : body);
    struct str copy = {arena_dup(arena, buf_str(&html)), html.length};
    buf_release(&html);
    return copy;
}

void
nitf_fill(struct item *item, const struct node *nitf, struct arena *arena)
{
    const struct node *head = node_child(nitf, "head");
    const struct node *docdata = node_child(head, "docdata");
    const struct node *body = node_child(nitf, "body");
    fill_docdata(item, docdata);
    fill_head(item, node_child(body, "body.head"), arena);
    set_text(item, FIELD_HEADLINE, node_child(head, "title"), arena);
    item_set(item, FIELD_PUBLISHER,
             node_attribute(node_child(docdata, "doc.copyright"), "holder"));
    item_set(item, FIELD_HTML, body_of(body, arena));
    if (wire_body_is_table(node_child(body, "body.content"))) {
        item->kind = STORY_TABLE;
    }
}
