/* SPDX-License-Identifier: MIT */
#include "intake/node.h"

#include "story/scan.h"

struct node *
node_new(struct arena *arena, struct str name)
{
    struct node *self = arena_alloc(arena, sizeof *self);
    size_t colon = str_find_byte(name, ':', 0);
    if (colon != STR_NOT_FOUND) {
        self->prefix = str_from(arena_dup(arena, str_slice(name, 0, colon)));
        name = str_slice(name, colon + 1, name.length);
    }
    self->name = str_from(arena_dup(arena, name.length ? name : STR("_")));
    return self;
}

struct node *
node_new_text(struct arena *arena, struct str text)
{
    struct node *self = arena_alloc(arena, sizeof *self);
    self->text = (struct str){arena_dup(arena, text), text.length};
    return self;
}

void
node_append(struct node *parent, struct node *child)
{
    child->parent = parent;
    if (parent->last != NULL) {
        parent->last->next = child;
    } else {
        parent->first = child;
    }
    parent->last = child;
}

void
node_add_attribute(struct arena *arena, struct node *self, struct str name,
                   struct str value)
{
    struct attribute *attribute = arena_alloc(arena, sizeof *attribute);
    size_t colon = str_find_last_byte(name, ':');
    if (colon != STR_NOT_FOUND) {
        name = str_slice(name, colon + 1, name.length);
    }
    attribute->name = str_from(arena_dup(arena, name));
    attribute->value = (struct str){arena_dup(arena, value), value.length};
    struct attribute **end = &self->attributes;
    while (*end != NULL) {
        end = &(*end)->next;
    }
    *end = attribute;
}

bool
node_is(const struct node *self, const char *name)
{
    return self != NULL && str_equal(self->name, str_from(name));
}

struct node *
node_skip(const struct node *self, const struct node *within)
{
    while (self != within && self->next == NULL) {
        self = self->parent;
    }
    return self == within ? NULL : self->next;
}

struct node *
node_next(const struct node *self, const struct node *within)
{
    return self->first != NULL ? self->first : node_skip(self, within);
}

struct node *
node_sibling(const struct node *child, const char *name)
{
    struct node *node = child->next;
    while (node != NULL && !node_is(node, name)) {
        node = node->next;
    }
    return node;
}

struct node *
node_child(const struct node *self, const char *name)
{
    struct node *node = self != NULL ? self->first : NULL;
    return node == NULL || node_is(node, name) ? node : node_sibling(node, name);
}

struct node *
node_find(const struct node *self, const char *name)
{
    struct node *node = self != NULL ? node_next(self, self) : NULL;
    while (node != NULL && !node_is(node, name)) {
        node = node_next(node, self);
    }
    return node;
}

struct node *
node_path(const struct node *self, const char *path)
{
    struct node *node = (struct node *)(uintptr_t)self;
    struct str rest = str_from(path);
    while (node != NULL && rest.length > 0) {
        size_t slash = str_find_byte(rest, '/', 0);
        struct str name = str_slice(rest, 0, slash);
        rest = str_slice(rest, name.length + 1, rest.length);
        node = node->first;
        while (node != NULL && !str_equal(node->name, name)) {
            node = node->next;
        }
    }
    return node;
}

struct str
node_attribute(const struct node *self, const char *name)
{
    const struct attribute *attribute = self != NULL ? self->attributes : NULL;
    while (attribute != NULL && !str_equal(attribute->name, str_from(name))) {
        attribute = attribute->next;
    }
    return attribute != NULL ? attribute->value : STR_NONE;
}

void
node_add_text(struct buf *out, const struct node *self)
{
    size_t start = out->length;
    bool blank = false;
    for (const struct node *node = self; node != NULL; node = node_next(node, self)) {
        for (size_t i = 0; i < node->text.length; i++) {
            char byte = node->text.data[i];
            bool is_blank = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
            if (!is_blank) {
                buf_add_text(out, blank && out->length > start ? " " : "");
                buf_add_byte(out, byte);
            }
            blank = is_blank;
        }
    }
}

struct str
node_text(struct arena *arena, const struct node *self)
{
    struct buf text = BUF_INIT;
    node_add_text(&text, self);
    struct str trimmed = scan_trim(buf_str(&text));
    struct str copy = {arena_dup(arena, trimmed), trimmed.length};
    buf_release(&text);
    return copy;
}

void
node_add_escaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        switch (text.data[i]) {
        case '&':
            buf_add_text(out, "&amp;");
            break;
        case '<':
            buf_add_text(out, "&lt;");
            break;
        case '"':
            buf_add_text(out, "&quot;");
            break;
        default:
            buf_add_byte(out, text.data[i]);
            break;
        }
    }
}

static void
add_start(struct buf *out, const struct node *node)
{
    buf_add_byte(out, '<');
    buf_add_str(out, node->name);
    for (const struct attribute *item = node->attributes; item; item = item->next) {
        buf_add_byte(out, ' ');
        buf_add_str(out, item->name);
        buf_add_text(out, "=\"");
        node_add_escaped(out, item->value);
        buf_add_byte(out, '"');
    }
    buf_add_text(out, node->first != NULL ? ">" : "/>");
}

static void
add_end(struct buf *out, const struct node *node)
{
    if (node->first != NULL) {
        buf_add_text(out, "</");
        buf_add_str(out, node->name);
        buf_add_byte(out, '>');
    }
}

void
node_add_markup(struct buf *out, const struct node *self)
{
    const struct node *node = self != NULL ? self->first : NULL;
    while (node != NULL) {
        if (node->name.length == 0) {
            node_add_escaped(out, node->text);
        } else {
            add_start(out, node);
        }
        if (node->first != NULL) {
            node = node->first;
            continue;
        }
        while (node != self && node->next == NULL) {
            node = node->parent;
            if (node != self) {
                add_end(out, node);
            }
        }
        node = node == self ? NULL : node->next;
    }
}
