/* SPDX-License-Identifier: MIT */
#ifndef LSP_CAPABILITY_H
#define LSP_CAPABILITY_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "text/position.h"

/* DiagnosticTag: shown struck through. */
#define TAG_DEPRECATED 2

/* What the client announced that makes a difference to us. Zeroed is the least
 * that a client can do, but for the encoding. */
struct client_capabilities {
    enum position_encoding encoding; /* agreed on: the client's first that we know */
    bool related_information;        /* textDocument.publishDiagnostics, or .diagnostic */
    bool code_description; /* publishDiagnostics.codeDescriptionSupport, likewise */
    bool deprecated_tag;   /* ....tagSupport: DiagnosticTag.Deprecated, likewise */
    bool status;           /* experimental.wirecheckStatus */
    bool pull_diagnostics; /* can pull, and can be told to: so we never push */
    bool sweep;            /* see client_can_sweep; not set by reading */
    bool hover_markdown;   /* textDocument.hover: before plain text */
    bool definition_links; /* textDocument.definition.linkSupport */
    bool symbol_tree;      /* documentSymbol.hierarchicalDocumentSymbolSupport */
    bool link_tooltip;     /* textDocument.documentLink.tooltipSupport */
    bool code_lens;        /* textDocument.codeLens, and below it the like */
    bool inlay_hint;
    bool semantic_tokens;
    bool folds_lines_only; /* textDocument.foldingRange.lineFoldingOnly */
    bool fold_text;        /* .foldingRange.collapsedText */
    uint32_t fold_limit;   /* .rangeLimit; 0 for none */
    /* Can be told that what it has of these is old: workspace.*.refreshSupport. */
    bool code_lens_refresh;
    bool inlay_hint_refresh;
    bool semantic_tokens_refresh;
    bool folding_range_refresh;
    bool virtual_documents;          /* workspace.textDocumentContent */
    bool configuration;              /* workspace.configuration */
    bool configuration_registration; /* workspace.didChangeConfiguration: dynamic */
    bool edit_versions;              /* workspace.workspaceEdit.documentChanges */
    bool apply_edit;                 /* workspace.applyEdit */
    bool show_document;              /* window.showDocument */
    bool progress;                   /* window.workDoneProgress */
    bool action_literals;            /* textDocument.codeAction; and below it: */
    bool action_preferred;           /* isPreferredSupport */
    bool action_disabled;            /* disabledSupport */
    bool action_resolve;             /* dataSupport, and resolveSupport of the edit */
    bool comparison;                 /* experimental.wirecheckCompare: shows two texts */
    bool watch_registration;         /* workspace.didChangeWatchedFiles: dynamic */
};

/* Whether a passage and its original can be shown side by side: by the client itself, or
 * as a virtual document of ours. */
bool client_can_compare(const struct client_capabilities *self);

/* Whether the client can make use of workspace/diagnostic; `client_info` is what it said
 * of itself at initialize, and may be NULL or of wrong types. Neovim (0.12) asks for
 * nothing else when it is told to refresh, and drops what it hears there of the drafts
 * that are open: they would keep their old findings. */
bool client_can_sweep(const struct client_capabilities *self, const json_t *client_info);

/* From ClientCapabilities, which may be NULL, incomplete, or of wrong types: what
 * cannot be understood counts as not announced. */
void client_capabilities_read(struct client_capabilities *ret, const json_t *announced);

/* "utf-8", "utf-16", "utf-32": PositionEncodingKind. Static storage. */
const char *position_encoding_name(enum position_encoding encoding);

#endif
