/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_FOLDING_RANGE_H
#define FEATURE_FOLDING_RANGE_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/foldingRange: paragraphs without findings fold away, so that what is
 * flagged is left. FoldingRange[]. New reference. */
json_t *folding_range_build(const struct checked *checked, const struct ask *ask);

#endif
