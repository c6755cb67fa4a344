/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_DOCUMENT_SYMBOL_H
#define FEATURE_DOCUMENT_SYMBOL_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/documentSymbol: the findings as an outline, and in each the stretches
 * that stand in the source word for word. DocumentSymbol[] where the client takes
 * trees, else SymbolInformation[]. New reference. */
json_t *document_symbol_build(const struct checked *checked, const struct ask *ask);

#endif
