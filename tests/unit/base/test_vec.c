/* SPDX-License-Identifier: MIT */
#include "base/vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct numbers {
    VEC_OF(uint32_t);
};

static void
vec__grows_and_keeps_what_was_added(void **state)
{
    (void)state;
    struct numbers numbers = {0};
    for (uint32_t i = 0; i < 1000; i++) {
        vec_add(&numbers, i * 3);
    }
    assert_int_equal(numbers.count, 1000);
    uint32_t wanted = 0;
    vec_each(uint32_t, number, &numbers) {
        assert_int_equal(*number, wanted);
        wanted += 3;
    }
    assert_int_equal(wanted, 3000);
    assert_int_equal(*vec_last(&numbers), 2997);
    vec_release(&numbers);
    assert_null(numbers.data);
    assert_int_equal(numbers.capacity, 0);
}

static void
vec__visits_nothing_while_empty(void **state)
{
    (void)state;
    struct numbers numbers = {0};
    vec_each(uint32_t, number, &numbers) {
        fail();
    }
    vec_release(&numbers);
}

static void
vec__keeps_its_memory_when_cleared(void **state)
{
    (void)state;
    struct numbers numbers = {0};
    vec_reserve(&numbers, 100);
    size_t capacity = numbers.capacity;
    assert_true(capacity >= 100);
    vec_add(&numbers, 1u);
    vec_clear(&numbers);
    assert_int_equal(numbers.count, 0);
    vec_reserve(&numbers, 50);
    assert_int_equal(numbers.capacity, capacity);
    vec_release(&numbers);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vec__grows_and_keeps_what_was_added),
        cmocka_unit_test(vec__visits_nothing_while_empty),
        cmocka_unit_test(vec__keeps_its_memory_when_cleared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
