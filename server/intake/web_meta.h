/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_WEB_META_H
#define INTAKE_WEB_META_H

#include "intake/item.h"
#include "intake/node.h"

/* What a page says of its story for machines: JSON-LD, then meta elements, then
 * microdata. Strings go to `arena`. */
void web_meta_read(struct item *item, const struct node *root, struct arena *arena);

#endif
