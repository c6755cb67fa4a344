/* SPDX-License-Identifier: MIT */
#include "feature/feature.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

#define DOCUMENT "{\"textDocument\":{\"uri\":\"a:b\"}}"
#define PLACE "{\"line\":1,\"character\":2}"
#define POSITION "{\"textDocument\":{\"uri\":\"a:b\"},\"position\":" PLACE "}"
#define POSITIONS "{\"textDocument\":{\"uri\":\"a:b\"},\"positions\":[" PLACE "]}"
#define RANGE                                                                           \
    "{\"textDocument\":{\"uri\":\"a:b\"},\"range\":{\"start\":" PLACE ",\"end\":" PLACE \
    "}}"

/* Each method, with parameters that its reader takes and the field of the server's
 * capabilities that offers it to a client of modest abilities (NULL: none). */
static const struct {
    const char *method;
    const char *params;
    const char *provider;
} rows[] = {
    {"textDocument/codeAction",
     "{\"textDocument\":{\"uri\":\"a:b\"},\"range\":{\"start\":" PLACE ",\"end\":" PLACE
     "},\"context\":{\"diagnostics\":[]}}",
     "codeActionProvider"},
    {"textDocument/codeLens", DOCUMENT, NULL},
    {"textDocument/definition", POSITION, "definitionProvider"},
    {"textDocument/documentHighlight", POSITION, "documentHighlightProvider"},
    {"textDocument/documentLink", DOCUMENT, "documentLinkProvider"},
    {"textDocument/documentSymbol", DOCUMENT, "documentSymbolProvider"},
    {"textDocument/foldingRange", DOCUMENT, "foldingRangeProvider"},
    {"textDocument/hover", POSITION, "hoverProvider"},
    {"textDocument/inlayHint", RANGE, NULL},
    {"textDocument/references", POSITION, "referencesProvider"},
    {"textDocument/selectionRange", POSITIONS, "selectionRangeProvider"},
    {"textDocument/semanticTokens/full", DOCUMENT, NULL},
    {"textDocument/semanticTokens/range", RANGE, NULL},
    {"workspace/symbol", "{\"query\":\"harbour\"}", "workspaceSymbolProvider"},
    {"workspace/textDocumentContent", "{\"uri\":\"wirecheck:/original/story-1.txt\"}",
     NULL},
};

#define ROWS (sizeof rows / sizeof *rows)

static void
feature__is_found_by_its_method(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        const struct feature *feature = feature_find(rows[i].method);
        assert_non_null(feature);
        assert_string_equal(feature->method, rows[i].method);
        assert_true((feature->build == NULL) != (feature->search == NULL));
        /* Without a draft there is nothing to build from. */
        assert_true(!feature->of_archive || feature->search != NULL);
    }
    assert_null(feature_find("textDocument/rename"));
}

static void
feature__reads_its_parameters_and_refuses_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        const struct feature *feature = feature_find(rows[i].method);
        struct ask ask = {.params = json_loads(rows[i].params, 0, NULL)};
        struct error err = {{0}};
        assert_non_null(ask.params);
        assert_int_equal(feature->read(&ask, ask.params, &err), STATUS_OK);
        ask_release(&ask);
        assert_int_equal(feature->read(&ask, NULL, &err), STATUS_INVALID);
        assert_true(err.message[0] != '\0');
    }
}

static void
feature__is_offered_where_the_client_shows_it(void **state)
{
    (void)state;
    static const char *const providers[] = {"codeLensProvider", "inlayHintProvider",
                                            "semanticTokensProvider"};
    struct client_capabilities client = {
        .code_lens = true, .inlay_hint = true, .semantic_tokens = true};
    json_t *offered = json_object();
    feature_add_providers(offered, &client);
    for (size_t i = 0; i < sizeof providers / sizeof *providers; i++) {
        assert_non_null(json_object_get(offered, providers[i]));
    }
    json_decref(offered);
}

static void
feature__is_offered_by_its_provider(void **state)
{
    (void)state;
    struct client_capabilities client;
    json_t *offered = json_object();
    client_capabilities_read(&client, NULL);
    feature_add_providers(offered, &client);
    size_t count = 0;
    for (size_t i = 0; i < ROWS; i++) {
        if (rows[i].provider != NULL) {
            count++;
            assert_non_null(json_object_get(offered, rows[i].provider));
        }
    }
    assert_int_equal(json_object_size(offered), count);
    json_decref(offered);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(feature__is_found_by_its_method),
        cmocka_unit_test(feature__reads_its_parameters_and_refuses_others),
        cmocka_unit_test(feature__is_offered_by_its_provider),
        cmocka_unit_test(feature__is_offered_where_the_client_shows_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
