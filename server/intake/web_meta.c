/* SPDX-License-Identifier: MIT */
#include "intake/web_meta.h"

#include <jansson.h>

#include "intake/ninjs.h"
#include "intake/record.h"
#include "story/scan.h"

/* Objects of a page's JSON-LD that are looked at. */
#define OBJECT_LIMIT 2000

static const struct {
    const char *name; /* of name=, property= or itemprop=, in lower case */
    enum field field;
} metas[] = {
    {"og:title", FIELD_HEADLINE},
    {"twitter:title", FIELD_HEADLINE},
    {"dc.title", FIELD_HEADLINE},
    {"headline", FIELD_HEADLINE},
    {"byl", FIELD_BYLINE},
    {"author", FIELD_BYLINE},
    {"article:author", FIELD_BYLINE},
    {"parsely-author", FIELD_BYLINE},
    {"sailthru.author", FIELD_BYLINE},
    {"dc.creator", FIELD_BYLINE},
    {"dcterms.creator", FIELD_BYLINE},
    {"cxenseparse:author", FIELD_BYLINE},
    {"source", FIELD_ORIGIN},
    {"og:site_name", FIELD_PUBLISHER},
    {"application-name", FIELD_PUBLISHER},
    {"dc.publisher", FIELD_PUBLISHER},
    {"article:published_time", FIELD_PUBLISHED},
    {"datepublished", FIELD_PUBLISHED},
    {"parsely-pub-date", FIELD_PUBLISHED},
    {"sailthru.date", FIELD_PUBLISHED},
    {"publish-date", FIELD_PUBLISHED},
    {"pubdate", FIELD_PUBLISHED},
    {"dc.date.issued", FIELD_PUBLISHED},
    {"dc.date", FIELD_PUBLISHED},
    {"dcterms.created", FIELD_PUBLISHED},
    {"date", FIELD_PUBLISHED},
    {"article:modified_time", FIELD_MODIFIED},
    {"datemodified", FIELD_MODIFIED},
    {"og:updated_time", FIELD_MODIFIED},
    {"og:url", FIELD_URL},
    {"language", FIELD_LANGUAGE},
};

/* JSON-LD as pages write it: in CDATA, in a comment, with a semicolon behind it. */
static json_t *
parse_script(struct str script)
{
    static const char *const fronts[] = {"<!--", "//<![CDATA[", "<![CDATA[",
                                         "/*<![CDATA[*/"};
    static const char *const backs[] = {"-->", "//]]>", "]]>", "/*]]>*/", ";"};
    script = scan_trim(script);
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
        if (str_starts_with(script, str_from(fronts[i]))) {
            script = scan_trim(str_slice(script, strlen(fronts[i]), script.length));
        }
    }
    for (size_t i = 0; i < sizeof backs / sizeof *backs; i++) {
        if (str_ends_with(script, str_from(backs[i]))) {
            script = scan_trim(str_slice(script, 0, script.length - strlen(backs[i])));
        }
    }
    return ninjs_parse(script, NULL);
}

static bool
is_article_type(const char *type)
{
    static const char *const types[] = {"Article", "BlogPosting", "LiveBlogPosting",
                                        "Report", "Review"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (str_ends_with(str_from(type), str_from(types[i]))) {
            return true;
        }
    }
    return false;
}

static bool
is_article(const json_t *object)
{
    const json_t *type = json_object_get(object, "@type");
    for (size_t i = 0; i < json_array_size(type); i++) {
        if (is_article_type(json_string_value(json_array_get(type, i)))) {
            return true;
        }
    }
    return is_article_type(json_string_value(type));
}

/* The first article in the value, over @graph, arrays and what holds it. */
static const json_t *
find_article(const json_t *value)
{
    const json_t *stack[OBJECT_LIMIT];
    size_t count = 0;
    size_t seen = 0;
    stack[count++] = value;
    while (count > 0 && seen++ < OBJECT_LIMIT) {
        const json_t *at = stack[--count];
        const char *key;
        json_t *member;
        if (json_is_object(at) && is_article(at)) {
            return at;
        }
        for (size_t i = json_array_size(at); i-- > 0 && count < OBJECT_LIMIT;) {
            stack[count++] = json_array_get(at, i);
        }
        json_object_foreach((json_t *)(uintptr_t)at, key, member) {
            bool holds = str_equal(str_from(key), STR("@graph")) ||
                         str_equal(str_from(key), STR("mainEntity")) ||
                         str_equal(str_from(key), STR("mainEntityOfPage"));
            if (holds && count < OBJECT_LIMIT) {
                stack[count++] = member;
            }
        }
    }
    return NULL;
}

static void
read_linked_data(struct item *item, const struct node *root, struct arena *arena)
{
    for (const struct node *node = node_find(root, "script"); node != NULL;
         node = node_next(node, root)) {
        struct str type = node_attribute(node, "type");
        if (!node_is(node, "script") || node->first == NULL ||
            !str_starts_with_nocase(scan_trim(type), STR("application/ld+json"))) {
            continue;
        }
        json_t *value = parse_script(node->first->text);
        const json_t *article = value != NULL ? find_article(value) : NULL;
        if (article != NULL) {
            ninjs_fill_about(item, article, arena);
        }
        json_decref(value);
    }
}

/* An author that is an address or account says nothing. */
static bool
is_name(enum field field, struct str value)
{
    return field != FIELD_BYLINE ||
           (!str_starts_with(value, STR("http")) && !str_starts_with(value, STR("@")));
}

static void
read_meta(struct item *item, const struct node *node)
{
    static const char *const keys[] = {"property", "name", "itemprop"};
    struct str value = node_attribute(node, "content");
    for (size_t key = 0; key < sizeof keys / sizeof *keys; key++) {
        struct str name = node_attribute(node, keys[key]);
        for (size_t i = 0; i < sizeof metas / sizeof *metas && name.length > 0; i++) {
            if (str_equal_nocase(name, str_from(metas[i].name)) &&
                is_name(metas[i].field, value)) {
                item_set_from(item, metas[i].field, value, metas[i].name);
            }
        }
    }
}

/* itemprop on what a reader sees; <time datetime>. */
static void
read_microdata(struct item *item, const struct node *node, struct arena *arena)
{
    struct str property = node_attribute(node, "itemprop");
    struct str time = node_attribute(node, "datetime");
    if (str_equal_nocase(property, STR("datePublished")) && time.length > 0) {
        item_set_from(item, FIELD_PUBLISHED, time, "time datePublished");
    } else if (str_equal_nocase(property, STR("dateModified")) && time.length > 0) {
        item_set_from(item, FIELD_MODIFIED, time, "time dateModified");
    } else if (str_equal_nocase(property, STR("author")) ||
               str_equal_nocase(node_attribute(node, "rel"), STR("author"))) {
        const struct node *name = NULL;
        for (const struct node *at = node; at != NULL; at = node_next(at, node)) {
            if (str_equal_nocase(node_attribute(at, "itemprop"), STR("name"))) {
                name = at;
            }
        }
        struct str text = node_text(arena, name != NULL ? name : node);
        if (text.length < 80) {
            item_set_byline(item, text);
        }
    }
}

/* Content systems put the paper, or the number of a user, where the title or the author
 * should be. */
static void
drop_placeholders(struct item *item)
{
    struct str publisher = item->fields[FIELD_PUBLISHER];
    struct str byline = item->fields[FIELD_BYLINE];
    if (str_equal(item->fields[FIELD_HEADLINE], publisher)) {
        item->fields[FIELD_HEADLINE] = STR_NONE;
    }
    if ((byline.length > 0 && str_equal(byline, publisher) &&
         agency_find(byline) == NULL) ||
        (byline.length > 0 && scan_words(byline) == 0) ||
        (byline.length > 0 && scan_find_digit(byline) == 0)) {
        item->fields[FIELD_BYLINE] = STR_NONE;
    }
}

void
web_meta_read(struct item *item, const struct node *root, struct arena *arena)
{
    const struct node *time = NULL;
    read_linked_data(item, root, arena);
    for (const struct node *node = root; node != NULL; node = node_next(node, root)) {
        if (node_is(node, "meta")) {
            read_meta(item, node);
        } else if (node_is(node, "link") &&
                   str_equal(node_attribute(node, "rel"), STR("canonical"))) {
            item_set_from(item, FIELD_URL, node_attribute(node, "href"),
                          "link canonical");
        } else if (node->name.length > 0) {
            read_microdata(item, node, arena);
        }
        time = time == NULL && node_is(node, "time") ? node : time;
    }
    drop_placeholders(item);
    item_set_from(item, FIELD_PUBLISHED, node_attribute(time, "datetime"), "time");
    item_set_from(item, FIELD_LANGUAGE, node_attribute(node_find(root, "html"), "lang"),
                  "html lang");
    item_set_from(item, FIELD_HEADLINE, node_text(arena, node_find(root, "h1")), "h1");
    item_set_from(item, FIELD_HEADLINE, node_text(arena, node_find(root, "title")),
                  "title");
}
