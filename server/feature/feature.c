/* SPDX-License-Identifier: MIT */
/* The table of features. Knows which there are; what each says stands in its own
 * file. */
#include "feature/feature.h"

#include <stdlib.h>
#include <string.h>

#include "feature/code_action.h"
#include "feature/code_lens.h"
#include "feature/content.h"
#include "feature/definition.h"
#include "feature/document_highlight.h"
#include "feature/document_link.h"
#include "feature/document_symbol.h"
#include "feature/folding_range.h"
#include "feature/hover.h"
#include "feature/inlay_hint.h"
#include "feature/references.h"
#include "feature/selection_range.h"
#include "feature/semantic_tokens.h"
#include "feature/workspace_symbol.h"

/* Sorted by method. */
static const struct feature features[] = {
    {
        .method = "textDocument/codeAction",
        .provider = "codeActionProvider",
        .offer = code_action_offer,
        .read = code_action_read,
        .at_once = code_action_at_once,
        .build = code_action_build,
    },
    {
        .method = "textDocument/codeLens",
        .provider = "codeLensProvider",
        .offer = code_lens_offer,
        .read = ask_read_document,
        .build = code_lens_build,
    },
    {
        .method = "textDocument/definition",
        .provider = "definitionProvider",
        .read = ask_read_position,
        .build = definition_build,
    },
    {
        .method = "textDocument/documentHighlight",
        .provider = "documentHighlightProvider",
        .read = ask_read_position,
        .build = document_highlight_build,
    },
    {
        .method = "textDocument/documentLink",
        .provider = "documentLinkProvider",
        .offer = document_link_offer,
        .read = ask_read_document,
        .build = document_link_build,
    },
    {
        .method = "textDocument/documentSymbol",
        .provider = "documentSymbolProvider",
        .read = ask_read_document,
        .build = document_symbol_build,
    },
    {
        .method = "textDocument/foldingRange",
        .provider = "foldingRangeProvider",
        .read = ask_read_document,
        .build = folding_range_build,
    },
    {
        .method = "textDocument/hover",
        .provider = "hoverProvider",
        .read = ask_read_position,
        .build = hover_build,
    },
    {
        .method = "textDocument/inlayHint",
        .provider = "inlayHintProvider",
        .offer = inlay_hint_offer,
        .read = ask_read_range,
        .build = inlay_hint_build,
    },
    {
        .method = "textDocument/references",
        .provider = "referencesProvider",
        .read = ask_read_references,
        .search = references_search,
        .join = references_join,
    },
    {
        .method = "textDocument/selectionRange",
        .provider = "selectionRangeProvider",
        .read = ask_read_positions,
        .build = selection_range_build,
    },
    {
        .method = "textDocument/semanticTokens/full",
        .provider = "semanticTokensProvider",
        .offer = semantic_tokens_offer,
        .read = ask_read_document,
        .build = semantic_tokens_build,
    },
    {
        .method = "textDocument/semanticTokens/range",
        .read = ask_read_range,
        .build = semantic_tokens_build_range,
    },
    {
        .method = "workspace/symbol",
        .provider = "workspaceSymbolProvider",
        .read = ask_read_query,
        .search = workspace_symbol_search,
        .of_archive = true,
        .gives_way = true,
    },
    {
        .method = "workspace/textDocumentContent",
        .read = content_read,
        .search = content_search,
        .of_archive = true,
        .of_desk = true,
    },
};

static int
compare_method(const void *method, const void *feature)
{
    return strcmp(method, ((const struct feature *)feature)->method);
}

const struct feature *
feature_find(const char *method)
{
    return bsearch(method, features, sizeof features / sizeof *features, sizeof *features,
                   compare_method);
}

void
feature_add_providers(json_t *capabilities, const struct client_capabilities *client)
{
    for (size_t i = 0; i < sizeof features / sizeof *features; i++) {
        const struct feature *feature = &features[i];
        if (feature->provider != NULL) {
            json_t *value = feature->offer ? feature->offer(client) : json_true();
            if (value != NULL) {
                json_object_set_new(capabilities, feature->provider, value);
            }
        }
    }
}
