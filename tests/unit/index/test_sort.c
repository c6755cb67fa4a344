/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/hash.h"
#include "base/memory.h"
#include "index/sort.h"

static int
compare_keys(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void
check_against_qsort(size_t count, uint64_t mask)
{
    uint64_t *keys = memory_zalloc_array(2 * count + 1, sizeof *keys);
    uint64_t *expected = memory_zalloc_array(count + 1, sizeof *expected);
    for (uint64_t i = 0; i < count; i++) {
        keys[i] = expected[i] = hash_bytes(&i, sizeof i, 7) & mask;
    }
    qsort(expected, count, sizeof *expected, compare_keys);
    sort_keys(keys, keys + count, count);
    assert_memory_equal(keys, expected, count * sizeof *keys);
    memory_free(keys);
    memory_free(expected);
}

static void
sort__accepts_nothing(void **state)
{
    (void)state;
    uint64_t none[2] = {3, 1};
    sort_keys(none, none + 1, 0);
    assert_int_equal(none[0], 3);
    sort_keys(none, none + 1, 1);
    assert_int_equal(none[0], 3);
}

static void
sort__equals_a_comparing_sort(void **state)
{
    (void)state;
    const uint64_t masks[] = {UINT64_MAX, 0, 0xFF, UINT64_C(0xFFFFFFFFFF000000),
                              UINT64_C(0x8000000000000001)};
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        for (size_t count = 1; count < 5000; count = count * 3 + 1) {
            check_against_qsort(count, masks[i]);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sort__accepts_nothing),
        cmocka_unit_test(sort__equals_a_comparing_sort),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
