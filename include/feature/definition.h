/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_DEFINITION_H
#define FEATURE_DEFINITION_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/definition: from a flagged passage to the archived original.
 * LocationLink[] where the client takes them, else Location[]; null where there
 * is nothing to go to. New reference. */
json_t *definition_build(const struct checked *checked, const struct ask *ask);

#endif
