/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <stdatomic.h>
#include <time.h>
#ifdef __linux__
#include <sys/random.h>
#endif

#include <xxhash.h>

uint64_t
hash_bytes(const void *bytes, size_t length, uint64_t seed)
{
    return XXH3_64bits_withSeed(length ? bytes : "", length, seed);
}

/* The kernel's randomness; while it has none yet, what nobody outside can know. */
static uint64_t
fresh_seed(void)
{
    uint64_t seed = 0;
#ifdef __linux__
    if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) == (ssize_t)sizeof seed) {
        return seed | 1;
    }
#endif
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    seed = ((uint64_t)now.tv_nsec << 32) ^ (uint64_t)now.tv_sec;
    return (seed ^ (uint64_t)(uintptr_t)&seed) | 1;
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
