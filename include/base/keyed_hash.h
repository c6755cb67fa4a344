/* SPDX-License-Identifier: MIT */
#ifndef BASE_KEYED_HASH_H
#define BASE_KEYED_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* BLAKE2s (RFC 7693) with a key of 32 bytes and 16 bytes of output: whoever has the
 * outputs but not the key can neither find what was hashed nor confirm a guess. */

#define KEYED_HASH_KEY_SIZE 32
#define KEYED_HASH_SIZE 16
#define KEYED_HASH_HEX_SIZE (2 * KEYED_HASH_SIZE + 1)

struct keyed_hash {
    uint32_t state[8];
    uint64_t count; /* bytes that went into `state` */
    unsigned char block[64];
    size_t filled;
};

void keyed_hash_init(struct keyed_hash *self,
                     const unsigned char key[KEYED_HASH_KEY_SIZE]);
void keyed_hash_add(struct keyed_hash *self, struct str bytes);
/* Lower-case hexadecimal digits and a NUL. */
void keyed_hash_finish(struct keyed_hash *self, char hex[KEYED_HASH_HEX_SIZE]);

#endif
