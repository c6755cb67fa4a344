/* SPDX-License-Identifier: MIT */
#include "intake/web_blocks.h"

#include "story/scan.h"

#define PROSE_BYTES 80

/* Elements that hold no words of a story. */
static bool
is_furniture_element(const struct node *node)
{
    return str_is_word_of(
        node->name, " head script style noscript template nav footer button select "
                    "textarea option svg canvas iframe object embed audio video figure "
                    "figcaption dialog menu aside map math input label amp-ad "
                    "amp-iframe amp-img ");
}

/* Words of class names and ids, in front of or behind which stands no letter. */
static const char *const furniture_names[] = {
    "ad",           "ads",
    "advert",       "advertisement",
    "advertising",  "aside",
    "banner",       "breadcrumb",
    "breadcrumbs",  "caption",
    "captions",     "comment",
    "comments",     "commentlist",
    "cookie",       "consent",
    "disqus",       "drawer",
    "dropdown",     "embed",
    "figcaption",   "figure",
    "footer",       "footnote",
    "gallery",      "hidden",
    "hover",        "infobox",
    "loader",       "login",
    "masthead",     "media",
    "menu",         "meta",
    "modal",        "most",
    "nav",          "navbar",
    "navigation",   "newsletter",
    "outbrain",     "overlay",
    "pagination",   "pager",
    "paywall",      "player",
    "popular",      "popup",
    "postmeta",     "print",
    "profile",      "promo",
    "promotion",    "pullquote",
    "recirc",       "recommend",
    "recommended",  "registration",
    "related",      "relatedposts",
    "share",        "sharing",
    "sharedaddy",   "sidebar",
    "signup",       "slideshow",
    "social",       "sponsor",
    "sponsored",    "subscribe",
    "subscription", "taboola",
    "tag",          "tags",
    "teaser",       "toolbar",
    "tooltip",      "topics",
    "trending",     "video",
    "widget",       "jp-relatedposts",
    "readmore",     "more",
    "toc",          "carousel",
    "bio",          "crumbs",
    "rating",       "copyright",
};

static const char *const credit_names[] = {
    "byline", "author", "authors",   "credit",    "credits", "source", "dateline",
    "date",   "time",   "timestamp", "published", "publish", "writer", "contributor",
};

static bool
is_name_char(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The letters of "relatedPosts" and "related-posts" are two words. */
static bool
has_name(struct str value, const char *const *names, size_t count)
{
    for (size_t at = 0; at < value.length && at < 400;) {
        while (at < value.length && !is_name_char(value.data[at])) {
            at++;
        }
        size_t start = at;
        while (at < value.length && is_name_char(value.data[at]) &&
               (at == start || !(value.data[at] >= 'A' && value.data[at] <= 'Z' &&
                                 value.data[at - 1] >= 'a'))) {
            at++;
        }
        struct str word = str_slice(value, start, at);
        for (size_t i = 0; i < count && word.length > 0; i++) {
            if (str_equal_nocase(word, str_from(names[i]))) {
                return true;
            }
        }
    }
    return false;
}

#define HAS_NAME(value, names) has_name((value), (names), sizeof(names) / sizeof *(names))

static bool
is_hidden(const struct node *node)
{
    struct str style = node_attribute(node, "style");
    for (const struct attribute *item = node->attributes; item; item = item->next) {
        if (str_equal(item->name, STR("hidden")) ||
            (str_equal(item->name, STR("aria-hidden")) &&
             str_equal(item->value, STR("true")))) {
            return true;
        }
    }
    return str_find(style, STR("display:none"), 0) != STR_NOT_FOUND ||
           str_find(style, STR("display: none"), 0) != STR_NOT_FOUND;
}

static bool
is_frame(const struct node *node)
{
    return str_is_word_of(node->name, " _ html body article main ") ||
           str_equal(node_attribute(node, "itemprop"), STR("articleBody"));
}

static bool
is_block(const struct node *node)
{
    return str_is_word_of(
        node->name, " _ html body address article aside blockquote center dd details div "
                    "dl dt fieldset footer h1 h2 h3 h4 h5 h6 header hgroup hr li main ol "
                    "p pre section summary table tbody td tfoot th thead tr ul caption ");
}

/* Bytes of the runs of text that are too long for a menu or a button: a class of the
 * frame of a whole page may be called "has-sidebar", and a form may hold all of it. */
static size_t
count_prose(const struct node *self)
{
    size_t bytes = 0;
    for (const struct node *node = self; node != NULL; node = node_next(node, self)) {
        bool is_text = node->text.length >= PROSE_BYTES &&
                       !str_is_word_of(node->parent->name, " script style noscript ");
        bytes += is_text ? node->text.length : 0;
    }
    return bytes;
}

struct reader {
    struct web_blocks *blocks;
    struct web_block open;
    size_t all_prose;
    bool by_name;
    size_t links; /* words of the open block in links */
    unsigned in_link;
    unsigned headings;
    unsigned items;
    unsigned tables;
    unsigned credits;
};

static void
close_block(struct reader *self)
{
    struct buf *text = &self->blocks->text;
    struct str raw = str_slice(buf_str(text), self->open.start, text->length);
    struct str trimmed = scan_trim(raw);
    if (trimmed.length > 0) {
        self->open.start += (size_t)(trimmed.data - raw.data);
        self->open.length = trimmed.length;
        self->open.words = scan_words(trimmed);
        self->open.kind = self->credits > 0    ? WEB_CREDIT
                          : self->headings > 0 ? WEB_HEADING
                          : self->tables > 0   ? WEB_TABLE
                          : self->items > 0    ? WEB_ITEM
                                               : WEB_PARAGRAPH;
        vec_add(self->blocks, self->open);
        buf_add_byte(text, '\0');
    } else {
        buf_truncate(text, self->open.start);
    }
    self->open = (struct web_block){.node = self->open.node, .start = text->length};
}

static void
add_text(struct reader *self, struct str text)
{
    struct buf *out = &self->blocks->text;
    for (size_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        bool blank = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' ||
                     byte == '\f' || byte == '\0';
        char last = out->length > self->open.start ? out->data[out->length - 1] : ' ';
        if (!blank) {
            buf_add_byte(out, byte);
        } else if (last != ' ' && last != '\n') {
            buf_add_byte(out, ' ');
        }
    }
    self->open.link_words += self->in_link > 0 ? scan_words(text) : 0;
}

/* Two <br> are the end of a paragraph. */
static void
add_break(struct reader *self)
{
    struct buf *out = &self->blocks->text;
    while (out->length > self->open.start && out->data[out->length - 1] == ' ') {
        buf_truncate(out, out->length - 1);
    }
    if (out->length > self->open.start && out->data[out->length - 1] == '\n') {
        close_block(self);
    } else if (out->length > self->open.start) {
        buf_add_byte(out, '\n');
    }
}

static bool
is_credit(const struct node *node)
{
    return HAS_NAME(node_attribute(node, "class"), credit_names) ||
           HAS_NAME(node_attribute(node, "id"), credit_names) ||
           HAS_NAME(node_attribute(node, "rel"), credit_names) ||
           HAS_NAME(node_attribute(node, "itemprop"), credit_names) ||
           node_is(node, "time");
}

static bool
is_furniture(const struct reader *self, const struct node *node)
{
    if (is_furniture_element(node) || is_hidden(node)) {
        return true;
    }
    if (is_frame(node) || !self->by_name) {
        return false;
    }
    struct str role = node_attribute(node, "role");
    bool named =
        node_is(node, "form") ||
        HAS_NAME(node_attribute(node, "class"), furniture_names) ||
        HAS_NAME(node_attribute(node, "id"), furniture_names) ||
        str_is_word_of(role, " navigation complementary contentinfo banner dialog "
                             "search menu ");
    return named && count_prose(node) * 2 < self->all_prose + 1;
}

/* A line of credit is short; what is longer only has an unlucky name. */
#define CREDIT_BYTES 400

static size_t
count_text(const struct node *self, size_t limit)
{
    size_t bytes = 0;
    const struct node *node = self;
    while (node != NULL && bytes < limit) {
        bytes += str_trim(node->text).length;
        node = node_next(node, self);
    }
    return bytes;
}

static void
count_element(struct reader *self, const struct node *node, int by)
{
    unsigned change = (unsigned)by;
    self->in_link += node_is(node, "a") ? change : 0;
    self->headings += str_is_word_of(node->name, " h1 h2 h3 h4 h5 h6 ") ? change : 0;
    self->items += node_is(node, "li") || node_is(node, "dd") ? change : 0;
    self->tables += node_is(node, "td") || node_is(node, "th") ? change : 0;
}

static void
leave(struct reader *self, const struct node *node)
{
    if (is_block(node)) {
        close_block(self);
        self->open.node = node->parent;
    }
    count_element(self, node, -1);
}

/* The credit is a block of its own, closed before and behind. */
static void
add_credit(struct reader *self, const struct node *node)
{
    close_block(self);
    self->open.node = node;
    self->credits++;
    for (const struct node *at = node; at != NULL; at = node_next(at, node)) {
        if (is_block(at) || node_is(at, "br")) {
            close_block(self);
            self->open.node = node;
        }
        if (!node_is(at->parent, "script") && !node_is(at->parent, "style")) {
            add_text(self, at->text);
        }
    }
    close_block(self);
    self->credits--;
    self->open.node = node->parent;
}

void
web_blocks_read(struct web_blocks *ret, const struct node *root, bool by_name)
{
    struct reader reader = {
        .blocks = ret, .all_prose = count_prose(root), .by_name = by_name};
    reader.open.node = root;
    const struct node *node = root;
    while (node != NULL) {
        bool is_element = node->name.length > 0;
        bool skip = is_element && node != root && is_furniture(&reader, node);
        bool credit = is_element && !skip && node != root && !is_frame(node) &&
                      is_credit(node) && count_text(node, CREDIT_BYTES) < CREDIT_BYTES &&
                      !node_is(node, "p");
        if (credit) {
            add_credit(&reader, node);
        } else if (node_is(node, "br")) {
            add_break(&reader);
        } else if (!skip && is_element) {
            if (is_block(node)) {
                close_block(&reader);
                reader.open.node = node;
            }
            count_element(&reader, node, 1);
        } else if (!skip) {
            add_text(&reader, node->text);
        }
        if (!skip && !credit && node->first != NULL) {
            node = node->first;
            continue;
        }
        if (!skip && !credit && is_element && !node_is(node, "br")) {
            leave(&reader, node);
        }
        while (node != root && node->next == NULL) {
            node = node->parent;
            leave(&reader, node);
        }
        node = node == root ? NULL : node->next;
    }
    close_block(&reader);
}

void
web_blocks_release(struct web_blocks *self)
{
    buf_release(&self->text);
    vec_release(self);
}

struct str
web_block_text(const struct web_blocks *self, const struct web_block *block)
{
    return str_slice(buf_str(&self->text), block->start, block->start + block->length);
}
