/* SPDX-License-Identifier: MIT */
#include "intake/html_tree.h"

#include "markup/entity.h"
#include "markup/html_tag.h"

struct builder {
    struct arena *arena;
    struct str html;
    struct node *root;
    struct node *at;
    size_t depth;
    size_t nodes;
    struct buf text;
};

static bool
is_void(struct str name)
{
    return str_is_word_of(name,
                          " area base br col embed hr img input link meta param source "
                          "track wbr ");
}

static bool
is_raw(struct str name)
{
    return str_is_word_of(name,
                          " script style textarea title xmp iframe noembed noframes ");
}

/* Elements that no open paragraph holds. */
static bool
closes_paragraph(struct str name)
{
    return str_is_word_of(name,
                          " address article aside blockquote center details dialog dir "
                          "div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
                          "h6 header hgroup hr main menu nav ol p pre search section "
                          "summary table ul ");
}

/* The open elements that a beginning one closes, and those at which the search stops. */
static const struct {
    const char *begins;
    const char *closes;
    const char *within;
} implied[] = {
    {" li ", " li ", " ul ol menu dir "},
    {" dt dd ", " dt dd ", " dl "},
    {" tr ", " tr td th ", " table tbody thead tfoot "},
    {" td th ", " td th ", " tr table "},
    {" tbody thead tfoot ", " tr td th tbody thead tfoot ", " table "},
    {" option optgroup ", " option ", " select "},
    {" body ", " head ", " html "},
};

static void
flush_text(struct builder *self)
{
    if (self->text.length > 0 && self->nodes < HTML_TREE_NODES) {
        node_append(self->at, node_new_text(self->arena, buf_str(&self->text)));
        self->nodes++;
    }
    buf_clear(&self->text);
}

static void
close_to(struct builder *self, const struct node *node)
{
    while (self->at != node->parent) {
        self->at = self->at->parent;
        self->depth--;
    }
}

/* Closes the outermost of `closes` inside the innermost of `within`. */
static void
close_implied(struct builder *self, const char *closes, const char *within)
{
    const struct node *found = NULL;
    for (const struct node *node = self->at; node != self->root; node = node->parent) {
        if (str_is_word_of(node->name, within)) {
            break;
        }
        found = str_is_word_of(node->name, closes) ? node : found;
    }
    if (found != NULL) {
        close_to(self, found);
    }
}

static void
add_decoded(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.length;) {
        char decoded[ENTITY_BYTES];
        size_t end = text.data[at] == '&'
                         ? str_find_byte(str_slice(text, 0, at + 12), ';', at)
                         : STR_NOT_FOUND;
        size_t length = end != STR_NOT_FOUND
                            ? entity_decode(str_slice(text, at, end + 1), decoded)
                            : 0;
        if (length > 0) {
            buf_add(out, decoded, length);
            at = end + 1;
        } else {
            buf_add_byte(out, text.data[at++]);
        }
    }
}

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

/* One attribute of the tag, from *at on; false at its end. */
static bool
next_attribute(struct str tag, size_t *at, struct str *name, struct str *value)
{
    size_t i = *at;
    while (i < tag.length && (is_blank(tag.data[i]) || tag.data[i] == '/')) {
        i++;
    }
    size_t start = i;
    while (i < tag.length && !is_blank(tag.data[i]) && tag.data[i] != '=' &&
           tag.data[i] != '>' && tag.data[i] != '/') {
        i++;
    }
    *name = str_slice(tag, start, i);
    *value = STR_NONE;
    while (i < tag.length && is_blank(tag.data[i])) {
        i++;
    }
    if (i < tag.length && tag.data[i] == '=') {
        i++;
        while (i < tag.length && is_blank(tag.data[i])) {
            i++;
        }
        bool quoted = i < tag.length && (tag.data[i] == '"' || tag.data[i] == '\'');
        start = i + quoted;
        size_t end = start;
        while (end < tag.length &&
               (quoted ? tag.data[end] != tag.data[i]
                       : !is_blank(tag.data[end]) && tag.data[end] != '>')) {
            end++;
        }
        *value = str_slice(tag, start, end);
        i = end + quoted;
    }
    bool more = name->length > 0 || (i < tag.length && tag.data[i] == '=');
    *at = i > *at ? i : *at + 1;
    return more && *at <= tag.length;
}

static struct str
lower(struct builder *self, struct str name)
{
    char *copy = arena_dup(self->arena, name);
    for (size_t i = 0; i < name.length; i++) {
        copy[i] = (char)(copy[i] >= 'A' && copy[i] <= 'Z' ? copy[i] + 32 : copy[i]);
    }
    return (struct str){copy, name.length};
}

static void
read_attributes(struct builder *self, struct node *node, struct str tag)
{
    struct buf decoded = BUF_INIT;
    struct str name;
    struct str value;
    size_t at = 0;
    for (int i = 0; i < 40 && next_attribute(tag, &at, &name, &value); i++) {
        if (name.length > 0) {
            buf_clear(&decoded);
            add_decoded(&decoded, value);
            node_add_attribute(self->arena, node, lower(self, name), buf_str(&decoded));
        }
    }
    buf_release(&decoded);
}

/* Returns the offset past the tag, and past what is inside a raw element. */
static size_t
begin(struct builder *self, size_t at, const struct html_tag *tag)
{
    struct str name = lower(self, tag->name);
    size_t next = tag->next;
    for (size_t i = 0; i < sizeof implied / sizeof *implied; i++) {
        if (str_is_word_of(name, implied[i].begins)) {
            close_implied(self, implied[i].closes, implied[i].within);
        }
    }
    if (closes_paragraph(name)) {
        close_implied(self, " p ", " button td th div li section article blockquote ");
    }
    struct node *node = node_new(self->arena, name);
    self->nodes++;
    read_attributes(self, node,
                    str_slice(self->html, at + 1 + tag->name.length, tag->next));
    node_append(self->at, node);
    if (is_raw(name)) {
        size_t end = html_find_raw_end(self->html, next, tag->name);
        struct str inside = str_slice(self->html, next, end);
        if (str_equal(name, STR("title"))) {
            add_decoded(&self->text, inside);
            inside = buf_str(&self->text);
        }
        if (str_is_word_of(name, " script title ")) {
            node_append(node, node_new_text(self->arena, inside));
            self->nodes++;
        }
        buf_clear(&self->text);
        next = end;
    } else if (!is_void(name) && !(tag->is_alone && node->prefix.length > 0) &&
               self->depth < HTML_TREE_DEPTH) {
        self->at = node;
        self->depth++;
    }
    return next;
}

static void
end(struct builder *self, const struct html_tag *tag)
{
    const struct node *node = self->at;
    struct str name = lower(self, tag->name);
    while (node != self->root && !str_equal(node->name, name)) {
        /* A stray end of something inline does not end blocks. */
        if (!closes_paragraph(name) && closes_paragraph(node->name) &&
            !str_is_word_of(name, " body html li td th tr tbody table ul ol dl ")) {
            return;
        }
        node = node->parent;
    }
    if (node != self->root) {
        close_to(self, node);
    }
}

struct node *
html_tree_read(struct arena *arena, struct str html)
{
    struct builder self = {.arena = arena, .html = html};
    self.root = self.at = node_new(arena, STR("_"));
    size_t at = 0;
    while (at < html.length && self.nodes < HTML_TREE_NODES) {
        size_t next = str_find_byte(html, '<', at);
        next = next == STR_NOT_FOUND ? html.length : next;
        add_decoded(&self.text, str_slice(html, at, next));
        at = next;
        if (at == html.length) {
            break;
        }
        if (!html_is_markup(html, at)) {
            buf_add_byte(&self.text, html.data[at++]);
            continue;
        }
        flush_text(&self);
        if (!html_is_tag(html, at)) {
            at = html_pass_declaration(html, at);
            continue;
        }
        struct html_tag tag = html_tag_read(html, at);
        if (tag.is_end) {
            end(&self, &tag);
            at = tag.next;
        } else {
            at = begin(&self, at, &tag);
        }
    }
    flush_text(&self);
    buf_release(&self.text);
    return self.root;
}
