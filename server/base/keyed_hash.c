/* SPDX-License-Identifier: MIT */
/* RFC 7693, section 3, with its names. */
#include "base/keyed_hash.h"

#include <string.h>

#include "base/bytes.h"

#define BLOCK_SIZE 64

static const uint32_t initial[8] = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
                                    0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};

static const unsigned char sigma[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

static uint32_t
rotate(uint32_t value, unsigned by)
{
    return value >> by | value << (32 - by);
}

static void
mix(uint32_t v[16], const unsigned char at[4], uint32_t x, uint32_t y)
{
    v[at[0]] += v[at[1]] + x;
    v[at[3]] = rotate(v[at[3]] ^ v[at[0]], 16);
    v[at[2]] += v[at[3]];
    v[at[1]] = rotate(v[at[1]] ^ v[at[2]], 12);
    v[at[0]] += v[at[1]] + y;
    v[at[3]] = rotate(v[at[3]] ^ v[at[0]], 8);
    v[at[2]] += v[at[3]];
    v[at[1]] = rotate(v[at[1]] ^ v[at[2]], 7);
}

static void
compress(struct keyed_hash *self, bool is_last)
{
    static const unsigned char lanes[8][4] = {
        {0, 4, 8, 12},  {1, 5, 9, 13},  {2, 6, 10, 14}, {3, 7, 11, 15},
        {0, 5, 10, 15}, {1, 6, 11, 12}, {2, 7, 8, 13},  {3, 4, 9, 14}};
    uint32_t v[16];
    uint32_t m[16];
    for (size_t i = 0; i < 16; i++) {
        m[i] = bytes_load_u32(self->block + 4 * i);
        v[i] = i < 8 ? self->state[i] : initial[i - 8];
    }
    v[12] ^= (uint32_t)self->count;
    v[13] ^= (uint32_t)(self->count >> 32);
    v[14] = is_last ? ~v[14] : v[14];
    for (size_t round = 0; round < 10; round++) {
        for (size_t i = 0; i < 8; i++) {
            mix(v, lanes[i], m[sigma[round][2 * i]], m[sigma[round][2 * i + 1]]);
        }
    }
    for (size_t i = 0; i < 8; i++) {
        self->state[i] ^= v[i] ^ v[i + 8];
    }
}

void
keyed_hash_init(struct keyed_hash *self, const unsigned char key[KEYED_HASH_KEY_SIZE])
{
    *self = (struct keyed_hash){.count = 0};
    memcpy(self->state, initial, sizeof initial);
    self->state[0] ^= 0x01010000 ^ (KEYED_HASH_KEY_SIZE << 8) ^ KEYED_HASH_SIZE;
    memcpy(self->block, key, KEYED_HASH_KEY_SIZE);
    self->filled = BLOCK_SIZE;
}

void
keyed_hash_add(struct keyed_hash *self, struct str bytes)
{
    while (bytes.length > 0) {
        /* The last block waits: it is compressed in another way. */
        if (self->filled == BLOCK_SIZE) {
            self->count += BLOCK_SIZE;
            compress(self, false);
            self->filled = 0;
        }
        struct str part = str_slice(bytes, 0, BLOCK_SIZE - self->filled);
        memcpy(self->block + self->filled, part.data, part.length);
        self->filled += part.length;
        bytes = str_slice(bytes, part.length, bytes.length);
    }
}

void
keyed_hash_finish(struct keyed_hash *self, char hex[KEYED_HASH_HEX_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    self->count += self->filled;
    memset(self->block + self->filled, 0, BLOCK_SIZE - self->filled);
    compress(self, true);
    for (size_t i = 0; i < KEYED_HASH_SIZE; i++) {
        uint32_t byte = self->state[i / 4] >> (8 * (i % 4)) & 0xFF;
        hex[2 * i] = digits[byte >> 4];
        hex[2 * i + 1] = digits[byte & 15];
    }
    hex[2 * KEYED_HASH_SIZE] = '\0';
}
