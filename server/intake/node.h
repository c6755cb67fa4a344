/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_NODE_H
#define INTAKE_NODE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* A small tree of elements and text: one record of an XML file, or one page of HTML.
 * Everything is in the arena of whoever built it. Names are local, without a prefix:
 * feeds bind the same vocabulary to any. Nothing here recurses. */

struct attribute {
    struct str name;  /* "lang" of xml:lang */
    struct str value; /* entities resolved */
    struct attribute *next;
};

struct node {
    struct str name;   /* empty for text */
    struct str prefix; /* "dc" of <dc:creator>, mostly empty */
    struct str text;   /* of a text node, entities resolved */
    struct attribute *attributes;
    struct node *parent;
    struct node *first;
    struct node *last;
    struct node *next;
};

struct node *node_new(struct arena *arena, struct str name);
struct node *node_new_text(struct arena *arena, struct str text);
void node_append(struct node *parent, struct node *child);
void node_add_attribute(struct arena *arena, struct node *self, struct str name,
                        struct str value);

bool node_is(const struct node *self, const char *name);

/* The next node in document order inside `within`; NULL at the end. */
struct node *node_next(const struct node *self, const struct node *within);
/* The same, but past what is inside `self`. */
struct node *node_skip(const struct node *self, const struct node *within);

/* The first child of that name, and the next one after `child`; NULL if none. `self`
 * may be NULL. */
struct node *node_child(const struct node *self, const char *name);
struct node *node_sibling(const struct node *child, const char *name);
/* The first descendant of that name. */
struct node *node_find(const struct node *self, const char *name);
/* Down a path of children: "contentMeta/headline". */
struct node *node_path(const struct node *self, const char *path);

/* "" if it has none; `self` may be NULL. */
struct str node_attribute(const struct node *self, const char *name);

/* Appends all text inside, runs of white space as one blank, trimmed. */
void node_add_text(struct buf *out, const struct node *self);
/* The same, in `arena`. Empty for NULL. */
struct str node_text(struct arena *arena, const struct node *self);

/* Appends what is inside as HTML. */
void node_add_markup(struct buf *out, const struct node *self);
/* Appends text as HTML: & and < as entities. */
void node_add_escaped(struct buf *out, struct str text);

#endif
