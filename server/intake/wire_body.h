/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_WIRE_BODY_H
#define INTAKE_WIRE_BODY_H

#include <stdbool.h>

#include "intake/node.h"

/* Appends the body of a wire item as HTML. Some wires put a whole story into one <p>
 * and mark its paragraphs as on a teleprinter, by a blank line or an indent: those
 * become paragraphs. `self` may be NULL. */
void wire_body_add(struct buf *out, const struct node *self);

/* Most of it stands in tables or is set in columns: results, prices, agate. */
bool wire_body_is_table(const struct node *self);

/* The same for text, which may have some HTML in it. */
void wire_body_add_text(struct buf *out, struct str text);

#endif
