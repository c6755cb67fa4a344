/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_WORKSPACE_SYMBOL_H
#define FEATURE_WORKSPACE_SYMBOL_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/shelf.h"

/* workspace/symbol: an archived story by words of its headline, or of the name of its
 * file. SymbolInformation[], the newest in the archive first. New reference. */
enum status workspace_symbol_search(json_t **ret, const struct shelf *shelf,
                                    const struct ask *ask, struct error *err) NODISCARD;

#endif
