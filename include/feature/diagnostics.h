/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_DIAGNOSTICS_H
#define FEATURE_DIAGNOSTICS_H

#include <jansson.h>

#include "feature/checked.h"
#include "lsp/capability.h"

/* textDocument/publishDiagnostics. New references. */

/* An array of Diagnostic, one for each finding that is not off. */
json_t *diagnostics_build(const struct checked *checked,
                          const struct client_capabilities *client);

/* The array for a draft above the size limit: it says so on the first line, since
 * silence would pass for a clean draft. */
json_t *diagnostics_for_large_draft(size_t size, size_t limit);

/* The array for a draft that was not checked for another reason, which is a clause. */
json_t *diagnostics_for_unchecked_draft(const char *reason);

/* DocumentDiagnosticReport; `id` NULL where there is no later `unchanged`. Takes over
 * `diagnostics`. */
json_t *diagnostics_report(const char *id, json_t *diagnostics);
/* What the client has under that id is still so. */
json_t *diagnostics_unchanged(const char *id);

/* PublishDiagnosticsParams; takes over `diagnostics`. */
json_t *diagnostics_params(const char *uri, const int64_t *version, json_t *diagnostics);

#endif
