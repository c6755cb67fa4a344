/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_HTML_TREE_H
#define INTAKE_HTML_TREE_H

#include "intake/node.h"

/* A page of HTML (UTF-8) as a tree: tags that nobody closes are closed where the next one
 * says so, end tags without a beginning are left out. Names are in lower case. The text
 * of <script> is kept, that of <style> is not. Any bytes give a tree, in linear time;
 * what lies deeper than HTML_TREE_DEPTH is flattened, what comes after HTML_TREE_NODES is
 * left out. */

#define HTML_TREE_DEPTH 200
#define HTML_TREE_NODES 400000

/* The root, whose name is "_". Everything is in the arena. */
struct node *html_tree_read(struct arena *arena, struct str html);

#endif
