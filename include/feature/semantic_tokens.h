/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_SEMANTIC_TOKENS_H
#define FEATURE_SEMANTIC_TOKENS_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/semanticTokens: the words that stand in a source word for word. The
 * type is one that every theme knows, the modifiers are ours. New references. */
json_t *semantic_tokens_offer(const struct client_capabilities *client);
json_t *semantic_tokens_build(const struct checked *checked, const struct ask *ask);
/* The same inside ask->range. */
json_t *semantic_tokens_build_range(const struct checked *checked, const struct ask *ask);

#endif
