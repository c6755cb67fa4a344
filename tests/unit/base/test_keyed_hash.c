/* SPDX-License-Identifier: MIT */
#include "base/keyed_hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Of bytes 0, 1, 2 ... (modulo 251) with the key 0, 1, 2 ..., by Python's hashlib. */
static void
keyed_hash__is_blake2s(void **state)
{
    (void)state;
    static const struct {
        size_t length;
        const char *hex;
    } rows[] = {
        {0, "9536f9b267655743dee97b8a670f9f53"},
        {1, "13bacfb85b48a1223c595f8c1e7e82cb"},
        {63, "ece382a8bd5018f1de5da44b72cea75b"},
        {64, "f1efa90d2547036841ecd3627fafbc36"},
        {65, "811ff8686d23a435ecbd0bdafcd27b1b"},
        {128, "8c09f698d03eaf88abf69f8147865ef6"},
        {1000, "8a0c93d51ede746600ef0dd2b32d6fb3"},
    };
    unsigned char key[KEYED_HASH_KEY_SIZE];
    char bytes[1000];
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (char)(i % 251);
    }
    for (size_t i = 0; i < sizeof key; i++) {
        key[i] = (unsigned char)i;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t step = 1; step <= 130; step += 43) {
            struct keyed_hash hash;
            char hex[KEYED_HASH_HEX_SIZE];
            struct str rest = {bytes, rows[i].length};
            keyed_hash_init(&hash, key);
            for (; rest.length > 0; rest = str_slice(rest, step, rest.length)) {
                keyed_hash_add(&hash, str_slice(rest, 0, step));
            }
            keyed_hash_finish(&hash, hex);
            assert_string_equal(hex, rows[i].hex);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keyed_hash__is_blake2s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
