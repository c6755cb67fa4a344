/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_HOVER_H
#define FEATURE_HOVER_H

#include <stdbool.h>

#include <jansson.h>

#include "base/buf.h"
#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/hover: the provenance card of the passage under the cursor, and the
 * passage beside its source. */

/* Hover, or null where nothing was found. New reference. */
json_t *hover_build(const struct checked *checked, const struct ask *ask);

/* Appends the card of one finding. No text of the draft or of the archive can make
 * a link, an image, a heading, code or HTML of it. */
void hover_add_card(struct buf *out, const struct checked *checked,
                    const struct finding *finding, bool markdown);

#endif
