/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_INLAY_HINT_H
#define FEATURE_INLAY_HINT_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/inlayHint: at the end of a flagged paragraph how much of it comes from
 * where, for editors that have no lenses. InlayHint[]. New references. */
json_t *inlay_hint_offer(const struct client_capabilities *client);
json_t *inlay_hint_build(const struct checked *checked, const struct ask *ask);

#endif
