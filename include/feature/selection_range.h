/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_SELECTION_RANGE_H
#define FEATURE_SELECTION_RANGE_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/selectionRange: from a word to the stretch that stands in the source,
 * the passage, the paragraph and the draft. SelectionRange[], one for each position.
 * New reference. */
json_t *selection_range_build(const struct checked *checked, const struct ask *ask);

#endif
