/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_DOCUMENT_HIGHLIGHT_H
#define FEATURE_DOCUMENT_HIGHLIGHT_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/documentHighlight: all that the draft has from the source of the
 * passage under the cursor. DocumentHighlight[]; null off a passage. New reference. */
json_t *document_highlight_build(const struct checked *checked, const struct ask *ask);

#endif
