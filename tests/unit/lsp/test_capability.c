/* SPDX-License-Identifier: MIT */
#include "lsp/capability.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static struct client_capabilities
read_text(const char *text)
{
    struct client_capabilities ret;
    json_t *announced = json_loads(text, JSON_DECODE_ANY, NULL);
    client_capabilities_read(&ret, announced);
    json_decref(announced);
    return ret;
}

static void
capability__takes_the_clients_first_encoding_that_is_known(void **state)
{
    (void)state;
    static const struct {
        const char *announced;
        enum position_encoding encoding;
    } rows[] = {
        {"{}", POSITION_UTF16},
        {"null", POSITION_UTF16},
        {"[]", POSITION_UTF16},
        {"{\"general\":5}", POSITION_UTF16},
        {"{\"general\":{\"positionEncodings\":\"utf-8\"}}", POSITION_UTF16},
        {"{\"general\":{\"positionEncodings\":[]}}", POSITION_UTF16},
        {"{\"general\":{\"positionEncodings\":[5,null,{}]}}", POSITION_UTF16},
        {"{\"general\":{\"positionEncodings\":[\"utf-7\",\"utf-16\"]}}", POSITION_UTF16},
        {"{\"general\":{\"positionEncodings\":[\"utf-8\",\"utf-16\",\"utf-32\"]}}",
         POSITION_UTF8},
        {"{\"general\":{\"positionEncodings\":[\"utf-32\",\"utf-8\",\"utf-16\"]}}",
         POSITION_UTF32},
        {"{\"general\":{\"positionEncodings\":[\"utf-16\",\"utf-8\"]}}", POSITION_UTF16},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(read_text(rows[i].announced).encoding, rows[i].encoding);
    }
}

static void
capability__takes_what_is_said_of_diagnostics_from_either_place(void **state)
{
    (void)state;
    static const struct {
        const char *announced; /* in textDocument */
        bool pages;
        bool strikes;
    } rows[] = {
        {"{}", false, false},
        {"{\"publishDiagnostics\":{\"codeDescriptionSupport\":true}}", true, false},
        {"{\"diagnostic\":{\"codeDescriptionSupport\":true}}", true, false},
        {"{\"diagnostic\":{\"codeDescriptionSupport\":1}}", false, false},
        {"{\"publishDiagnostics\":{\"tagSupport\":{\"valueSet\":[1,2]}}}", false, true},
        {"{\"diagnostic\":{\"tagSupport\":{\"valueSet\":[2]}},\"publishDiagnostics\":{}}",
         false, true},
        {"{\"diagnostic\":{\"tagSupport\":{\"valueSet\":[1]}}}", false, false},
        {"{\"diagnostic\":{\"tagSupport\":{\"valueSet\":2}}}", false, false},
        {"{\"publishDiagnostics\":{\"tagSupport\":true}}", false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256];
        snprintf(text, sizeof text, "{\"textDocument\":%s}", rows[i].announced);
        struct client_capabilities client = read_text(text);
        assert_int_equal(client.code_description, rows[i].pages);
        assert_int_equal(client.deprecated_tag, rows[i].strikes);
    }
}

static void
capability__pulls_only_where_a_refresh_can_be_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *announced;
        bool pulls;
    } rows[] = {
        {"{\"textDocument\":{\"diagnostic\":{}},"
         "\"workspace\":{\"diagnostics\":{\"refreshSupport\":true}}}",
         true},
        {"{\"textDocument\":{\"diagnostic\":{}},"
         "\"workspace\":{\"diagnostic\":{\"refreshSupport\":true}}}",
         true},
        {"{\"textDocument\":{\"diagnostic\":{}}}", false},
        {"{\"textDocument\":{\"diagnostic\":true},"
         "\"workspace\":{\"diagnostics\":{\"refreshSupport\":true}}}",
         false},
        {"{\"workspace\":{\"diagnostics\":{\"refreshSupport\":true}}}", false},
        {"{\"textDocument\":{\"diagnostic\":{}},"
         "\"workspace\":{\"diagnostics\":{\"refreshSupport\":1}}}",
         false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(read_text(rows[i].announced).pull_diagnostics, rows[i].pulls);
    }
}

static void
capability__is_none_where_the_types_are_wrong(void **state)
{
    (void)state;
    struct client_capabilities client = read_text(
        "{\"textDocument\":{\"publishDiagnostics\":{\"relatedInformation\":\"yes\"},"
        "\"hover\":{\"contentFormat\":\"markdown\"},\"definition\":[]},"
        "\"workspace\":{\"configuration\":1,\"textDocumentContent\":true}}");
    assert_false(client.related_information);
    assert_false(client.hover_markdown);
    assert_false(client.definition_links);
    assert_false(client.configuration);
    assert_false(client.virtual_documents);
}

static void
capability__is_read_where_the_protocol_has_it(void **state)
{
    (void)state;
    struct client_capabilities client = read_text(
        "{\"textDocument\":{\"publishDiagnostics\":{\"relatedInformation\":true},"
        "\"hover\":{\"contentFormat\":[\"markdown\",\"plaintext\"]},"
        "\"definition\":{\"linkSupport\":true}},\"workspace\":{\"configuration\":true,"
        "\"didChangeConfiguration\":{\"dynamicRegistration\":true},"
        "\"textDocumentContent\":{}}}");
    assert_true(client.related_information);
    assert_true(client.hover_markdown);
    assert_true(client.definition_links);
    assert_true(client.configuration);
    assert_true(client.configuration_registration);
    assert_true(client.virtual_documents);
}

static void
capability__honours_the_order_of_hover_formats(void **state)
{
    (void)state;
    static const struct {
        const char *formats;
        bool markdown;
    } rows[] = {
        {"[\"plaintext\",\"markdown\"]", false},
        {"[\"markdown\"]", true},
        {"[\"asciidoc\",\"markdown\",\"plaintext\"]", true},
        {"[]", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        json_t *announced =
            json_pack("{s:{s:{s:o}}}", "textDocument", "hover", "contentFormat",
                      json_loads(rows[i].formats, 0, NULL));
        struct client_capabilities client;
        client_capabilities_read(&client, announced);
        assert_int_equal(client.hover_markdown, rows[i].markdown);
        json_decref(announced);
    }
}

static void
capability__knows_what_a_client_can_show(void **state)
{
    (void)state;
    struct client_capabilities client;
    json_t *announced = json_loads(
        "{\"textDocument\":{\"codeLens\":{},\"inlayHint\":{},\"semanticTokens\":{},"
        "\"documentSymbol\":{\"hierarchicalDocumentSymbolSupport\":true},"
        "\"documentLink\":{\"tooltipSupport\":true},\"foldingRange\":{\"rangeLimit\":7,"
        "\"lineFoldingOnly\":true,\"foldingRange\":{\"collapsedText\":true}}},"
        "\"workspace\":{\"codeLens\":{\"refreshSupport\":true},\"inlayHint\":{"
        "\"refreshSupport\":true},\"semanticTokens\":{\"refreshSupport\":true},"
        "\"foldingRange\":{\"refreshSupport\":true}}}",
        0, NULL);
    assert_non_null(announced);
    client_capabilities_read(&client, announced);
    assert_true(client.code_lens && client.inlay_hint && client.semantic_tokens);
    assert_true(client.symbol_tree && client.link_tooltip);
    assert_true(client.folds_lines_only && client.fold_text);
    assert_int_equal(client.fold_limit, 7);
    assert_true(client.code_lens_refresh && client.inlay_hint_refresh);
    assert_true(client.semantic_tokens_refresh && client.folding_range_refresh);
    json_decref(announced);
    announced = json_loads("{\"textDocument\":{\"codeLens\":true,\"foldingRange\":{"
                           "\"rangeLimit\":-1,\"lineFoldingOnly\":1}}}",
                           0, NULL);
    client_capabilities_read(&client, announced);
    assert_false(client.code_lens || client.folds_lines_only || client.fold_text);
    assert_int_equal(client.fold_limit, 0);
    json_decref(announced);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capability__takes_the_clients_first_encoding_that_is_known),
        cmocka_unit_test(capability__takes_what_is_said_of_diagnostics_from_either_place),
        cmocka_unit_test(capability__pulls_only_where_a_refresh_can_be_asked_for),
        cmocka_unit_test(capability__is_none_where_the_types_are_wrong),
        cmocka_unit_test(capability__is_read_where_the_protocol_has_it),
        cmocka_unit_test(capability__honours_the_order_of_hover_formats),
        cmocka_unit_test(capability__knows_what_a_client_can_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
