/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
hash__is_xxh3_of_the_published_vectors(void **state)
{
    (void)state;
    /* What the format stores must not change with the library. */
    assert_true(hash_bytes(NULL, 0, 0) == UINT64_C(0x2D06800538D394C2));
    assert_true(hash_str(STR(""), 0) == UINT64_C(0x2D06800538D394C2));
    char hex[HASH_HEX_SIZE];
    hash_hex(NULL, 0, hex);
    assert_string_equal(hex, "99aa06d3014798d86001c324468d497f");
}

static void
hash__depends_on_seed_and_bytes(void **state)
{
    (void)state;
    assert_true(hash_str(STR("wire"), 1) != hash_str(STR("wire"), 2));
    assert_true(hash_str(STR("wire"), 1) != hash_str(STR("wirf"), 1));
    assert_true(hash_str(STR("wire"), 1) == hash_bytes("wire", 4, 1));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash__is_xxh3_of_the_published_vectors),
        cmocka_unit_test(hash__depends_on_seed_and_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
