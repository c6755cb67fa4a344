/* SPDX-License-Identifier: MIT */
#include "intake/feed.h"

#include "intake/html.h"
#include "intake/wire_body.h"
#include "intake/xml.h"
#include "story/scan.h"

/* What is shorter, and not called content, is a teaser of the story. */
#define SUMMARY_WORDS 60

/* A vocabulary of pictures and podcasts names its titles and descriptions, too. */
static bool
is_foreign(const struct node *node)
{
    static const char *const prefixes[] = {"media", "itunes", "googleplay",
                                           "image", "thumb",  "slash"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (str_equal(node->prefix, str_from(prefixes[i]))) {
            return true;
        }
    }
    return false;
}

static const struct node *
member(const struct node *self, const char *name)
{
    const struct node *node = node_child(self, name);
    while (node != NULL && is_foreign(node)) {
        node = node_sibling(node, name);
    }
    return node;
}

static void
set_text(struct item *item, enum field field, const struct node *node,
         struct arena *arena)
{
    item_set(item, field, node_text(arena, node));
}

/* A title may hold HTML, escaped. */
static void
set_title(struct item *item, const struct node *node, struct arena *arena)
{
    struct buf text = BUF_INIT;
    struct buf html = BUF_INIT;
    node_add_text(&html, node);
    html_add_text(&text, buf_str(&html));
    item_set(item, FIELD_HEADLINE, str_from(arena_dup(arena, buf_str(&text))));
    buf_release(&html);
    buf_release(&text);
}

/* "jane@paper.example (Jane Doe)": the address is nobody's business. */
static struct str
name_in(struct str author)
{
    size_t open = str_find_byte(author, '(', 0);
    if (str_find_byte(author, '@', 0) == STR_NOT_FOUND) {
        return author;
    }
    size_t close = open == STR_NOT_FOUND ? open : str_find_byte(author, ')', open);
    return close == STR_NOT_FOUND ? STR_NONE : str_slice(author, open + 1, close);
}

static void
set_author(struct item *item, const struct node *node, struct arena *arena)
{
    const struct node *name = node_child(node, "name");
    item_set(item, FIELD_BYLINE, name_in(node_text(arena, name != NULL ? name : node)));
}

static void
fill_link(struct item *item, const struct node *entry, struct arena *arena)
{
    const struct node *link = member(entry, "link");
    for (; link != NULL; link = node_sibling(link, "link")) {
        struct str rel = node_attribute(link, "rel");
        if (rel.length == 0 || str_equal(rel, STR("alternate"))) {
            item_set(item, FIELD_URL, node_attribute(link, "href"));
            set_text(item, FIELD_URL, link, arena);
        }
    }
}

static void
fill_dates(struct item *item, const struct node *entry, struct arena *arena)
{
    struct str post = node_text(arena, member(entry, "post_date_gmt"));
    static const char *const published[] = {"pubDate", "published", "issued", "date"};
    static const char *const modified[] = {"updated", "modified"};
    if (post.length > 0) {
        item_set(item, FIELD_PUBLISHED,
                 str_from(arena_format(arena, "%.*sZ", STR_ARGS(post))));
    }
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        set_text(item, FIELD_PUBLISHED, member(entry, published[i]), arena);
    }
    for (size_t i = 0; i < sizeof modified / sizeof *modified; i++) {
        set_text(item, FIELD_MODIFIED, member(entry, modified[i]), arena);
    }
}

/* The feed around the entry: a channel or the root, as far as it has come. */
static const struct node *
feed_of(const struct node *entry)
{
    const struct node *around = entry->parent;
    const struct node *channel = node_child(around, "channel");
    return channel != NULL ? channel : around;
}

static void
fill_credits(struct item *item, const struct node *entry, struct arena *arena)
{
    const struct node *feed = feed_of(entry);
    const struct node *source = member(entry, "source");
    set_author(item, member(entry, "creator"), arena);
    set_author(item, member(entry, "author"), arena);
    set_author(item, member(source, "author"), arena);
    const struct node *title = node_child(source, "title");
    set_text(item, FIELD_ORIGIN, title != NULL ? title : source, arena);
    set_text(item, FIELD_PUBLISHER, title, arena);
    set_text(item, FIELD_PUBLISHER, member(entry, "publisher"), arena);
    set_text(item, FIELD_PUBLISHER, member(feed, "title"), arena);
    item_set(item, FIELD_LANGUAGE, node_attribute(entry, "lang"));
    set_text(item, FIELD_LANGUAGE, member(entry, "language"), arena);
    set_text(item, FIELD_LANGUAGE, member(feed, "language"), arena);
    item_set(item, FIELD_LANGUAGE, node_attribute(feed, "lang"));
}

/* Fields that an editor added in WordPress. */
static void
fill_post_meta(struct item *item, const struct node *entry, struct arena *arena)
{
    static const char *const keys[] = {"source", "credit", "agency"};
    const struct node *meta = node_child(entry, "postmeta");
    for (; meta != NULL; meta = node_sibling(meta, "postmeta")) {
        struct str key = node_text(arena, node_child(meta, "meta_key"));
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            if (str_find(key, str_from(keys[i]), 0) != STR_NOT_FOUND) {
                set_text(item, FIELD_ORIGIN, node_child(meta, "meta_value"), arena);
            }
        }
    }
}

/* XHTML stands as elements, HTML as text. */
static void
add_html(struct buf *out, const struct node *node)
{
    bool has_elements = false;
    for (const struct node *at = node ? node->first : NULL; at != NULL; at = at->next) {
        has_elements |= at->name.length > 0;
    }
    if (has_elements) {
        wire_body_add(out, node);
    } else if (node != NULL) {
        struct buf text = BUF_INIT;
        for (const struct node *at = node->first; at != NULL; at = at->next) {
            buf_add_str(&text, at->text);
        }
        wire_body_add_text(out, buf_str(&text));
        buf_release(&text);
    }
}

static const struct node *
find_content(const struct node *entry)
{
    const struct node *node = node_child(entry, "encoded");
    while (node != NULL && str_equal(node->prefix, STR("excerpt"))) {
        node = node_sibling(node, "encoded");
    }
    if (node == NULL) {
        node = member(entry, "content");
    }
    return node != NULL ? node : node_path(entry, "body");
}

/* "...The shares ...": a teaser, though it is called content. */
static bool
is_cut_off(struct str text)
{
    static const char *const ends[] = {"...", "\xE2\x80\xA6",     "[...]",
                                       "]",   "Continue reading", "Read more"};
    text = scan_trim(text);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (str_ends_with(text, str_from(ends[i]))) {
            return true;
        }
    }
    return false;
}

/* False where the entry has a summary alone, of so many words. */
static bool
fill_body(struct item *item, const struct node *entry, struct arena *arena, size_t *words)
{
    struct buf html = BUF_INIT;
    struct buf text = BUF_INIT;
    const struct node *summary = member(entry, "description");
    add_html(&html, find_content(entry));
    bool is_content = str_trim(buf_str(&html)).length > 0;
    if (!is_content) {
        add_html(&html, summary != NULL ? summary : member(entry, "summary"));
    }
    html_add_text(&text, buf_str(&html));
    *words = scan_words(buf_str(&text));
    is_content = is_content && !is_cut_off(buf_str(&text));
    item->fields[FIELD_HTML] =
        (struct str){arena_dup(arena, buf_str(&html)), html.length};
    buf_release(&text);
    buf_release(&html);
    return is_content || *words >= SUMMARY_WORDS;
}

/* Why a row of a WordPress export is no story; NULL if it is one. */
static const char *
refuse_post(const struct node *entry, struct arena *arena)
{
    const struct node *post = member(entry, "status");
    if (post == NULL || !str_equal(post->prefix, STR("wp"))) {
        return NULL;
    }
    struct str status = node_text(arena, post);
    struct str type = node_text(arena, member(entry, "post_type"));
    if (type.length > 0 && !str_equal(type, STR("post")) &&
        !str_equal(type, STR("page"))) {
        return "not a post of WordPress but an attachment, menu or setting";
    }
    return status.length > 0 && !str_equal(status, STR("publish"))
               ? "a post of WordPress that is not published"
               : NULL;
}

static enum status
read_record(struct run *run, const struct xml_record *record, struct error *err)
{
    const struct node *entry = record->node;
    struct arena *arena = record->arena;
    struct item item = {.kind = STORY_ARTICLE};
    size_t words = 0;
    const char *refusal = refuse_post(entry, arena);
    if (refusal != NULL) {
        run_problem(run, record->line, refusal);
        return STATUS_OK;
    }
    set_text(&item, FIELD_GUID, member(entry, "guid"), arena);
    set_text(&item, FIELD_GUID, member(entry, "id"), arena);
    item_set(&item, FIELD_GUID, node_attribute(entry, "about"));
    set_title(&item, member(entry, "title"), arena);
    fill_link(&item, entry, arena);
    fill_dates(&item, entry, arena);
    fill_credits(&item, entry, arena);
    fill_post_meta(&item, entry, arena);
    if (fill_body(&item, entry, arena, &words)) {
        return run_item(run, &item, record->line, err);
    }
    struct buf reason = BUF_INIT;
    buf_add_format(&reason, "the feed has a summary of %zu words here, no story", words);
    run_problem(run, record->line, reason.data);
    buf_release(&reason);
    return STATUS_OK;
}

enum status
feed_read(struct run *run, bool more, struct error *err)
{
    static const char *const records[] = {"item", "entry", NULL};
    static const struct xml_reader reader = {records, read_record,
                                             "a feed without entries"};
    return xml_read(run, more, &reader, err);
}
