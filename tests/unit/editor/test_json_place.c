/* SPDX-License-Identifier: MIT */
#include "editor/json_place.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
json_place__is_that_of_key_and_value(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *path[3];
        const char *key; /* NULL where there is none */
        const char *value;
    } rows[] = {
        {" {\"a\" : 12 }", {"a"}, "\"a\"", "12"},
        {"{\"a\":{\"b\":[1, {\"b\":2}]}}", {"a", "b"}, "\"b\"", "[1, {\"b\":2}]"},
        {"{\"b\":\"}\",\"a\":\"x\\\"y\"}", {"a"}, "\"a\"", "\"x\\\"y\""},
        {"{\"a\":1,\"a\":2}", {"a"}, "\"a\"", "2"},
        {"{\"\\u0061\":true}", {"a"}, "\"\\u0061\"", "true"},
        {"{\"a\":null\n}", {"a"}, "\"a\"", "null"},
        {" [1] ", {NULL}, "", "[1]"},
        {"{\"a\":1}", {"b"}, NULL, NULL},
        {"{\"a\":1}", {"a", "b"}, NULL, NULL},
        {"[\"a\"]", {"a"}, NULL, NULL},
        {"{\"a\":", {"a"}, NULL, NULL},
        {"", {NULL}, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_from(rows[i].text);
        struct json_place place;
        bool found = json_place_find(text, rows[i].path, &place);
        assert_int_equal(found, rows[i].key != NULL);
        if (found) {
            assert_true(str_equal(span_of(text, place.key), str_from(rows[i].key)));
            assert_true(str_equal(span_of(text, place.value), str_from(rows[i].value)));
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_place__is_that_of_key_and_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
