/* SPDX-License-Identifier: MIT */
#ifndef BASE_KEYED_HASH_H
#define BASE_KEYED_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* BLAKE2b with a key of 32 bytes and 16 bytes of output, and SipHash for short marks,
 * both libsodium's: whoever has the outputs but not the key can neither find what was
 * hashed nor confirm a guess, nor make an output of their own. */

#define KEYED_HASH_KEY_SIZE 32
#define KEYED_HASH_SIZE 16
#define KEYED_HASH_HEX_SIZE (2 * KEYED_HASH_SIZE + 1)

/* Of the parts, one behind the other: lower-case hexadecimal digits and a NUL. */
void keyed_hash(char hex[KEYED_HASH_HEX_SIZE],
                const unsigned char key[KEYED_HASH_KEY_SIZE], const struct str *parts,
                size_t count);

struct short_hash_key {
    unsigned char bytes[16];
};

/* A key for marks of one purpose, which tells nothing of the key that it is made from. */
struct short_hash_key short_hash_key_derive(const unsigned char key[KEYED_HASH_KEY_SIZE],
                                            const char *purpose);
uint64_t short_hash(const struct short_hash_key *key, struct str bytes);

/* Random bytes, of the system's best. */
void keyed_hash_draw_key(unsigned char key[KEYED_HASH_KEY_SIZE]);

#endif
