/* SPDX-License-Identifier: MIT */
#ifndef EDITOR_JSON_PLACE_H
#define EDITOR_JSON_PLACE_H

#include <stdbool.h>

#include "base/str.h"
#include "text/span.h"

/* Where a value stands in the text of a JSON document, so that a mark can be put
 * there: jansson knows values, not places. */

struct json_place {
    struct span key; /* with its quotes; empty for the document itself */
    struct span value;
};

/* The place of path[0], in it path[1], and so on up to a NULL, through objects. Of
 * equal keys the last counts, as in jansson. False where there is no such place, or
 * the text is no JSON as far as it was looked at. The text has less than 4 GiB. */
bool json_place_find(struct str text, const char *const *path, struct json_place *ret);

#endif
