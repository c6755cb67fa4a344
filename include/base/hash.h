/* SPDX-License-Identifier: MIT */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* XXH3 (xxHash 0.8), 64 bits. What is stored on disk passes a seed that
 * FORMAT.md pins. Not for secrets. */
uint64_t hash_bytes(const void *bytes, size_t length, uint64_t seed);

/* The same of `count` numbers, each as its eight bytes, least significant first; at most
 * HASH_NUMBERS_LIMIT of them. */
#define HASH_NUMBERS_LIMIT 256
uint64_t hash_numbers(const uint64_t *numbers, size_t count, uint64_t seed);

static inline uint64_t
hash_str(struct str text, uint64_t seed)
{
    return hash_bytes(text.data, text.length, seed);
}

/* Random, and the same as long as the process lives: the seed of every table whose
 * keys somebody else may choose. */
uint64_t hash_process_seed(void);

/* XXH3, 128 bits, as 32 lower-case hexadecimal digits and a NUL: content
 * identity. */
#define HASH_HEX_SIZE 33
void hash_hex(const void *bytes, size_t length, char hex[HASH_HEX_SIZE]);

#endif
