/* SPDX-License-Identifier: MIT */
#include "lsp/capability.h"

#include <stddef.h>
#include <string.h>

static const char *const encoding_names[] = {
    [POSITION_UTF8] = "utf-8",
    [POSITION_UTF16] = "utf-16",
    [POSITION_UTF32] = "utf-32",
};

const char *
position_encoding_name(enum position_encoding encoding)
{
    return encoding_names[encoding];
}

/* The value at a path such as "textDocument", "hover", NULL; NULL if there is none.
 * json_object_get gives NULL for what is no object. */
static json_t *
find(const json_t *from, const char *const *path)
{
    json_t *value = (json_t *)(uintptr_t)from;
    for (; *path != NULL && value != NULL; path++) {
        value = json_object_get(value, *path);
    }
    return value;
}

#define FIND(from, ...) find((from), (const char *const[]){__VA_ARGS__, NULL})

static enum position_encoding
choose_encoding(const json_t *announced)
{
    size_t at;
    json_t *item;
    json_array_foreach(FIND(announced, "general", "positionEncodings"), at, item) {
        for (size_t i = 0; i < sizeof encoding_names / sizeof *encoding_names; i++) {
            if (json_is_string(item) &&
                strcmp(json_string_value(item), encoding_names[i]) == 0) {
                return (enum position_encoding)i;
            }
        }
    }
    return POSITION_UTF16;
}

static bool
prefers_markdown(const json_t *formats)
{
    size_t at;
    json_t *item;
    json_array_foreach((json_t *)(uintptr_t)formats, at, item) {
        const char *format = json_string_value(item);
        if (format != NULL && strcmp(format, "markdown") == 0) {
            return true;
        }
        if (format != NULL && strcmp(format, "plaintext") == 0) {
            return false;
        }
    }
    return false;
}

/* A client that could not be told that the archive has grown would show old findings
 * for ever: it is better pushed to. Helix has another name for the second. */
static bool
can_pull(const json_t *announced)
{
    return json_is_object(FIND(announced, "textDocument", "diagnostic")) &&
           (json_is_true(FIND(announced, "workspace", "diagnostics", "refreshSupport")) ||
            json_is_true(FIND(announced, "workspace", "diagnostic", "refreshSupport")));
}

/* What is said of diagnostics. Editors announced these of what is pushed long before
 * they pulled, so what stands in either place holds. */
static void
read_diagnostics(struct client_capabilities *ret, const json_t *diagnostics)
{
    size_t at;
    json_t *tag;
    json_array_foreach(FIND(diagnostics, "tagSupport", "valueSet"), at, tag) {
        ret->deprecated_tag =
            ret->deprecated_tag || json_integer_value(tag) == TAG_DEPRECATED;
    }
    ret->related_information |= json_is_true(FIND(diagnostics, "relatedInformation"));
    ret->code_description |= json_is_true(FIND(diagnostics, "codeDescriptionSupport"));
}

static uint32_t
read_limit(const json_t *value)
{
    json_int_t number = json_integer_value(value);
    return number > 0 && number <= UINT32_MAX ? (uint32_t)number : 0;
}

/* What a reader's editor can show of a draft beside its marks. */
static void
read_displays(struct client_capabilities *ret, const json_t *document)
{
    const json_t *folding = FIND(document, "foldingRange");
    ret->symbol_tree = json_is_true(
        FIND(document, "documentSymbol", "hierarchicalDocumentSymbolSupport"));
    ret->link_tooltip = json_is_true(FIND(document, "documentLink", "tooltipSupport"));
    ret->code_lens = json_is_object(FIND(document, "codeLens"));
    ret->inlay_hint = json_is_object(FIND(document, "inlayHint"));
    ret->semantic_tokens = json_is_object(FIND(document, "semanticTokens"));
    ret->folds_lines_only = json_is_true(FIND(folding, "lineFoldingOnly"));
    ret->fold_text = json_is_true(FIND(folding, "foldingRange", "collapsedText"));
    ret->fold_limit = read_limit(FIND(folding, "rangeLimit"));
}

static void
read_refreshes(struct client_capabilities *ret, const json_t *workspace)
{
    ret->code_lens_refresh = json_is_true(FIND(workspace, "codeLens", "refreshSupport"));
    ret->inlay_hint_refresh =
        json_is_true(FIND(workspace, "inlayHint", "refreshSupport"));
    ret->semantic_tokens_refresh =
        json_is_true(FIND(workspace, "semanticTokens", "refreshSupport"));
    ret->folding_range_refresh =
        json_is_true(FIND(workspace, "foldingRange", "refreshSupport"));
}

static bool
resolves_edits(const json_t *action)
{
    size_t at;
    json_t *item;
    bool edits = false;
    json_array_foreach(FIND(action, "resolveSupport", "properties"), at, item) {
        edits = edits ||
                (json_is_string(item) && strcmp(json_string_value(item), "edit") == 0);
    }
    return edits && json_is_true(FIND(action, "dataSupport"));
}

/* What has a paragraph of its own, as it is all about code actions and commands. */
static void
read_actions(struct client_capabilities *ret, const json_t *announced)
{
    const json_t *action = FIND(announced, "textDocument", "codeAction");
    ret->action_literals = json_is_object(FIND(action, "codeActionLiteralSupport"));
    ret->action_preferred = json_is_true(FIND(action, "isPreferredSupport"));
    ret->action_disabled = json_is_true(FIND(action, "disabledSupport"));
    ret->action_resolve = resolves_edits(action);
    ret->edit_versions =
        json_is_true(FIND(announced, "workspace", "workspaceEdit", "documentChanges"));
    ret->apply_edit = json_is_true(FIND(announced, "workspace", "applyEdit"));
    ret->show_document =
        json_is_true(FIND(announced, "window", "showDocument", "support"));
    ret->progress = json_is_true(FIND(announced, "window", "workDoneProgress"));
    ret->comparison = json_is_true(FIND(announced, "experimental", "wirecheckCompare"));
}

bool
client_can_compare(const struct client_capabilities *self)
{
    return self->comparison || (self->virtual_documents && self->show_document);
}

bool
client_can_sweep(const struct client_capabilities *self, const json_t *client_info)
{
    const char *name = json_string_value(json_object_get(client_info, "name"));
    return self->pull_diagnostics && (name == NULL || strcmp(name, "Neovim") != 0);
}

void
client_capabilities_read(struct client_capabilities *ret, const json_t *announced)
{
    const json_t *document = FIND(announced, "textDocument");
    const json_t *workspace = FIND(announced, "workspace");
    *ret = (struct client_capabilities){
        .encoding = choose_encoding(announced),
        .status = json_is_true(FIND(announced, "experimental", "wirecheckStatus")),
        .pull_diagnostics = can_pull(announced),
        .hover_markdown = prefers_markdown(FIND(document, "hover", "contentFormat")),
        .definition_links = json_is_true(FIND(document, "definition", "linkSupport")),
        .virtual_documents = json_is_object(FIND(workspace, "textDocumentContent")),
        .configuration = json_is_true(FIND(workspace, "configuration")),
        .watch_registration =
            json_is_true(FIND(workspace, "didChangeWatchedFiles", "dynamicRegistration")),
        .configuration_registration = json_is_true(
            FIND(workspace, "didChangeConfiguration", "dynamicRegistration")),
    };
    read_diagnostics(ret, FIND(document, "publishDiagnostics"));
    read_diagnostics(ret, FIND(document, "diagnostic"));
    read_displays(ret, document);
    read_refreshes(ret, workspace);
    read_actions(ret, announced);
}
