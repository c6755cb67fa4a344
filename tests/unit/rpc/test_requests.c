/* SPDX-License-Identifier: MIT */
#include "rpc/requests.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
requests__gives_each_id_back_once(void **state)
{
    (void)state;
    struct requests requests = {0};
    json_t *id = json_string("a");
    uint64_t ticket = 0;
    assert_int_equal(requests_begin(&requests, id, &ticket), REQUESTS_BEGUN);
    json_t *back = requests_finish(&requests, ticket);
    assert_ptr_equal(back, id);
    assert_null(requests_finish(&requests, ticket));
    json_decref(back);
    json_decref(id);
    requests_release(&requests);
}

static void
requests__finds_an_id_by_type_and_value(void **state)
{
    (void)state;
    struct requests requests = {0};
    json_t *number = json_integer(1);
    json_t *text = json_string("1");
    uint64_t first = 0;
    uint64_t second = 0;
    assert_int_equal(requests_begin(&requests, number, &first), REQUESTS_BEGUN);
    assert_int_equal(requests_begin(&requests, text, &second), REQUESTS_BEGUN);
    assert_int_equal(requests_find(&requests, number), first);
    assert_int_equal(requests_find(&requests, text), second);
    assert_int_equal(requests_find(&requests, NULL), 0);
    uint64_t third = 0;
    assert_int_equal(requests_begin(&requests, number, &third), REQUESTS_DUPLICATE);
    json_decref(requests_finish(&requests, first));
    assert_int_equal(requests_find(&requests, number), 0);
    assert_int_equal(requests_begin(&requests, number, &third), REQUESTS_BEGUN);
    assert_int_not_equal(third, first);
    json_decref(number);
    json_decref(text);
    requests_release(&requests);
}

static void
requests__is_bounded(void **state)
{
    (void)state;
    struct requests requests = {0};
    uint64_t ticket = 0;
    for (unsigned i = 0; i < REQUESTS_LIMIT; i++) {
        assert_int_equal(requests_begin(&requests, json_null(), &ticket), REQUESTS_BEGUN);
    }
    assert_int_equal(requests_begin(&requests, json_null(), &ticket), REQUESTS_FULL);
    json_decref(requests_finish(&requests, 1));
    assert_int_equal(requests_begin(&requests, json_null(), &ticket), REQUESTS_BEGUN);
    requests_release(&requests);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests__gives_each_id_back_once),
        cmocka_unit_test(requests__finds_an_id_by_type_and_value),
        cmocka_unit_test(requests__is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
