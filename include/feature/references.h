/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_REFERENCES_H
#define FEATURE_REFERENCES_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/shelf.h"

/* textDocument/references: every archived copy of the passage under the cursor, the
 * earliest first; then the other open drafts that carry it. Location[]; null off a
 * passage. */

/* The copies. New reference. */
enum status references_search(json_t **ret, const struct shelf *shelf,
                              const struct ask *ask, struct error *err) NODISCARD;

/* Adds to them where another draft, which is open as `uri`, has the passage: where it
 * has the same words of the same story. */
void references_join(json_t *ret, const struct checked *asked, const struct ask *ask,
                     const char *uri, const struct checked *other);

#endif
