/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_REFERENCES_H
#define FEATURE_REFERENCES_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/shelf.h"

/* textDocument/references: every archived copy of the passage under the cursor, the
 * earliest first. Location[]; null off a passage. New reference. */
enum status references_search(json_t **ret, const struct shelf *shelf,
                              const struct ask *ask, struct error *err) NODISCARD;

#endif
