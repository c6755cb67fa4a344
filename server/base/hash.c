/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <assert.h>
#include <stdatomic.h>

#include <sodium.h>

/* Words are short and many: inlined it takes half as long as called. */
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t
hash_bytes(const void *bytes, size_t length, uint64_t seed)
{
    return XXH3_64bits_withSeed(length ? bytes : "", length, seed);
}

uint64_t
hash_numbers(const uint64_t *numbers, size_t count, uint64_t seed)
{
    assert(count <= HASH_NUMBERS_LIMIT);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    /* Three of them, as most shingles are: with a length that is known beforehand. */
    return count == 3 ? XXH3_64bits_withSeed(numbers, 3 * sizeof *numbers, seed)
                      : hash_bytes(numbers, count * sizeof *numbers, seed);
#else
    unsigned char bytes[HASH_NUMBERS_LIMIT * sizeof *numbers];
    for (size_t i = 0; i < count; i++) {
        for (size_t byte = 0; byte < sizeof *numbers; byte++) {
            bytes[i * sizeof *numbers + byte] = (unsigned char)(numbers[i] >> 8 * byte);
        }
    }
    return hash_bytes(bytes, count * sizeof *numbers, seed);
#endif
}

static uint64_t
fresh_seed(void)
{
    uint64_t seed = 0;
    randombytes_buf(&seed, sizeof seed);
    return seed | 1;
}

uint64_t
hash_process_seed(void)
{
    static _Atomic uint64_t seed; /* 0 until it is first asked for */
    uint64_t value = atomic_load_explicit(&seed, memory_order_relaxed);
    if (value == 0) {
        uint64_t fresh = fresh_seed();
        /* Whoever comes first decides; tables of other threads must agree. */
        value = atomic_compare_exchange_strong(&seed, &value, fresh) ? fresh : value;
    }
    return value;
}

void
hash_hex(const void *bytes, size_t length, char hex[HASH_HEX_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(length ? bytes : "", length));
    for (size_t i = 0; i < sizeof canonical.digest; i++) {
        hex[2 * i] = digits[canonical.digest[i] >> 4];
        hex[2 * i + 1] = digits[canonical.digest[i] & 15];
    }
    hex[HASH_HEX_SIZE - 1] = '\0';
}
