/* SPDX-License-Identifier: MIT */
#include "base/keyed_hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Of bytes 0, 1, 2 ... (modulo 251) with the key 0, 1, 2 ..., by Python's hashlib. */
static void
keyed_hash__is_blake2b(void **state)
{
    (void)state;
    static const struct {
        size_t length;
        const char *hex;
    } rows[] = {
        {0, "3daf97bce7888fd59773c66bf647459c"},
        {1, "cb0f7736a53974236661585b8842dd8c"},
        {127, "1bd91774d74d27c31ebf3b9089a29219"},
        {128, "45d43af02414a146c8803c3f7da3554d"},
        {129, "aab5517a7ade99ce990a81aa3d3ea27d"},
        {256, "5da794ea4e08b3d7177a21f39541f1db"},
        {1000, "425f3db3e772e7f256537995638e503c"},
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
        for (size_t cut = 0; cut <= rows[i].length; cut += 43) {
            char hex[KEYED_HASH_HEX_SIZE];
            struct str whole = {bytes, rows[i].length};
            struct str parts[] = {str_slice(whole, 0, cut),
                                  str_slice(whole, cut, whole.length)};
            keyed_hash(hex, key, parts, 2);
            assert_string_equal(hex, rows[i].hex);
        }
    }
}

static void
short_hash__depends_on_key_purpose_and_text(void **state)
{
    (void)state;
    unsigned char key[KEYED_HASH_KEY_SIZE] = {1};
    unsigned char other[KEYED_HASH_KEY_SIZE] = {2};
    struct short_hash_key one = short_hash_key_derive(key, "one");
    struct short_hash_key two = short_hash_key_derive(key, "two");
    struct short_hash_key foreign = short_hash_key_derive(other, "one");
    uint64_t hash = short_hash(&one, STR("text"));
    assert_int_equal(hash, short_hash(&one, STR("text")));
    assert_int_not_equal(hash, short_hash(&one, STR("texts")));
    assert_int_not_equal(hash, short_hash(&two, STR("text")));
    assert_int_not_equal(hash, short_hash(&foreign, STR("text")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keyed_hash__is_blake2b),
        cmocka_unit_test(short_hash__depends_on_key_purpose_and_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
