/* SPDX-License-Identifier: MIT */
#include "feature/definition.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "desk_fixture.h"

static void
assert_definition(const struct desk_fixture *desk, bool links, const char *expected)
{
    struct ask ask = {.client.definition_links = links, .position = {0, 3}};
    json_t *value = definition_build(&desk->checked, &ask);
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    assert_string_equal(text, expected);
    memory_free(text);
    json_decref(value);
}

#define TARGET \
    "{\"start\":{\"line\":4,\"character\":0},\"end\":{\"line\":4,\"character\":95}}"

static void
definition__is_a_link_where_the_client_takes_links(void **state)
{
    (void)state;
    struct desk_fixture desk;
    desk_fixture_init(&desk);
    assert_definition(
        &desk, true,
        "[{\"originSelectionRange\":{\"start\":{\"line\":0,\"character\":0},"
        "\"end\":{\"line\":0,\"character\":96}},\"targetUri\":"
        "\"file:///cache/7.txt\",\"targetRange\":" TARGET
        ",\"targetSelectionRange\":" TARGET "}]");
    assert_definition(&desk, false,
                      "[{\"uri\":\"file:///cache/7.txt\",\"range\":" TARGET "}]");
    desk_fixture_release(&desk);
}

static void
definition__names_each_place_once(void **state)
{
    (void)state;
    struct desk_fixture desk;
    desk_fixture_init(&desk);
    desk.findings[1] = desk.findings[0];
    desk.finding_places[1] = desk.finding_places[0];
    desk.report.finding_count = 2;
    assert_definition(&desk, false,
                      "[{\"uri\":\"file:///cache/7.txt\",\"range\":" TARGET "}]");
    desk_fixture_release(&desk);
}

static void
definition__is_null_where_there_is_nowhere_to_go(void **state)
{
    (void)state;
    struct desk_fixture desk;
    desk_fixture_init(&desk);
    desk.findings[0].origin.embargo =
        (struct date){desk.checked.now_ms + 1, DATE_MINUTE, DATE_FROM_METADATA, true};
    assert_definition(&desk, true, "null");
    desk.findings[0].origin.embargo = DATE_UNKNOWN;
    desk.finding_places[0].origin.uri = NULL;
    assert_definition(&desk, true, "null");
    desk.report.finding_count = 0;
    assert_definition(&desk, false, "null");
    desk_fixture_release(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(definition__is_a_link_where_the_client_takes_links),
        cmocka_unit_test(definition__names_each_place_once),
        cmocka_unit_test(definition__is_null_where_there_is_nowhere_to_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
