/* SPDX-License-Identifier: MIT */
#include "base/keyed_hash.h"

#include <string.h>

#include <sodium.h>

#include "base/bytes.h"

static void
hash(unsigned char ret[KEYED_HASH_SIZE], const unsigned char key[KEYED_HASH_KEY_SIZE],
     const struct str *parts, size_t count)
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, key, KEYED_HASH_KEY_SIZE, KEYED_HASH_SIZE);
    for (size_t i = 0; i < count; i++) {
        crypto_generichash_update(&state, (const unsigned char *)parts[i].data,
                                  parts[i].length);
    }
    crypto_generichash_final(&state, ret, KEYED_HASH_SIZE);
    sodium_memzero(&state, sizeof state);
}

void
keyed_hash(char hex[KEYED_HASH_HEX_SIZE], const unsigned char key[KEYED_HASH_KEY_SIZE],
           const struct str *parts, size_t count)
{
    unsigned char bytes[KEYED_HASH_SIZE];
    hash(bytes, key, parts, count);
    sodium_bin2hex(hex, KEYED_HASH_HEX_SIZE, bytes, sizeof bytes);
}

struct short_hash_key
short_hash_key_derive(const unsigned char key[KEYED_HASH_KEY_SIZE], const char *purpose)
{
    struct str parts[] = {STR("short:"), str_from(purpose)};
    struct short_hash_key ret;
    hash(ret.bytes, key, parts, 2);
    return ret;
}

uint64_t
short_hash(const struct short_hash_key *key, struct str bytes)
{
    unsigned char out[crypto_shorthash_BYTES];
    _Static_assert(sizeof key->bytes == crypto_shorthash_KEYBYTES, "size of the key");
    crypto_shorthash(out, (const unsigned char *)bytes.data, bytes.length, key->bytes);
    return bytes_load_u64(out);
}

void
keyed_hash_draw_key(unsigned char key[KEYED_HASH_KEY_SIZE])
{
    randombytes_buf(key, KEYED_HASH_KEY_SIZE);
}
