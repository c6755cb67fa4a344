/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
map__finds_nothing_while_empty(void **state)
{
    (void)state;
    struct map map = {0};
    assert_null(map_find(&map, 0));
    map_remove(&map, 0);
    map_clear(&map);
    map_release(&map);
}

static void
map__keeps_the_value_of_a_key_that_is_there(void **state)
{
    (void)state;
    struct map map = {0};
    assert_true(*map_put(&map, 7, 70) == 70);
    assert_true(*map_put(&map, 7, 71) == 70);
    *map_find(&map, 7) = 72;
    assert_true(*map_find(&map, 7) == 72);
    assert_int_equal(map.count, 1);
    map_release(&map);
}

static void
map__knows_keys_of_every_kind(void **state)
{
    (void)state;
    static const uint64_t keys[] = {0, 1, UINT64_MAX, UINT64_C(1) << 63, 16, 32, 48};
    struct map map = {0};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        map_put(&map, keys[i], i);
    }
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        assert_true(*map_find(&map, keys[i]) == i);
    }
    assert_null(map_find(&map, 2));
    map_clear(&map);
    assert_null(map_find(&map, 0));
    assert_int_equal(map.count, 0);
    map_release(&map);
}

/* Puts and removes at random, and compares with a plain array all the while:
 * the removal that shifts slots back is where such maps go wrong. */
static void
map__equals_an_array_over_random_puts_and_removes(void **state)
{
    (void)state;
    enum {
        KEYS = 97
    };
    bool there[KEYS] = {false};
    uint64_t values[KEYS] = {0};
    size_t count = 0;
    struct map map = {0};
    uint32_t random = 12345;
    for (int step = 0; step < 20000; step++) {
        random = random * 1664525 + 1013904223;
        size_t key = (random >> 16) % KEYS;
        if (random >> 31) {
            uint64_t *value = map_put(&map, key * 1000003, (uint64_t)step);
            count += !there[key];
            values[key] = there[key] ? values[key] : (uint64_t)step;
            there[key] = true;
            assert_true(*value == values[key]);
        } else {
            map_remove(&map, key * 1000003);
            count -= there[key];
            there[key] = false;
        }
        assert_int_equal(map.count, count);
        for (size_t i = step % 50 == 0 ? 0 : KEYS; i < KEYS; i++) {
            uint64_t *value = map_find(&map, i * 1000003);
            assert_int_equal(value != NULL, there[i]);
            assert_true(value == NULL || *value == values[i]);
        }
    }
    map_release(&map);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map__finds_nothing_while_empty),
        cmocka_unit_test(map__keeps_the_value_of_a_key_that_is_there),
        cmocka_unit_test(map__knows_keys_of_every_kind),
        cmocka_unit_test(map__equals_an_array_over_random_puts_and_removes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
