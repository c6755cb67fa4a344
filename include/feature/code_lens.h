/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_CODE_LENS_H
#define FEATURE_CODE_LENS_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/codeLens: how much of the draft is its own, and over each flagged
 * passage where it comes from. CodeLens[]. New references. */
json_t *code_lens_offer(const struct client_capabilities *client);
json_t *code_lens_build(const struct checked *checked, const struct ask *ask);

#endif
