/* SPDX-License-Identifier: MIT */
#include "feature/feature.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

/* Each method, with parameters that its reader takes and the field of the server's
 * capabilities that offers it to a client of modest abilities (NULL: none). */
static const struct {
    const char *method;
    const char *params;
    const char *provider;
} rows[] = {
    {"textDocument/definition",
     "{\"textDocument\":{\"uri\":\"a:b\"},\"position\":{\"line\":1,\"character\":2}}",
     "definitionProvider"},
    {"textDocument/hover",
     "{\"textDocument\":{\"uri\":\"a:b\"},\"position\":{\"line\":1,\"character\":2}}",
     "hoverProvider"},
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
