/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_NITF_H
#define INTAKE_NITF_H

#include "intake/item.h"
#include "intake/node.h"

/* NITF 2 and 3: of a file, and as the body of NewsML items and of AP's JSON. */

/* Fills in what `nitf` says and `item` does not know; strings go to `arena`. */
void nitf_fill(struct item *item, const struct node *nitf, struct arena *arena);

#endif
