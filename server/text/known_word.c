/* SPDX-License-Identifier: MIT */
#include "text/known_word.h"

#include <string.h>

#include <string.h>

#include "base/bytes.h"
#include "base/memory.h"

/* 640 kB. A word that falls on another's slot takes its place. */
#define SLOT_BITS 14

#define EACH_BYTE UINT64_C(0x0101010101010101)

struct word_memo {
    struct known_word slots[(size_t)1 << SLOT_BITS];
};

struct word_memo *
word_memo_new(void)
{
    return memory_zalloc(sizeof(struct word_memo));
}

void
word_memo_free(struct word_memo *self)
{
    memory_free(self);
}

/* The top bit of each byte that is no ASCII letter. */
static uint64_t
find_others(uint64_t bytes)
{
    uint64_t top = 0x80 * EACH_BYTE;
    uint64_t lower = (bytes | 0x20 * EACH_BYTE) & ~top;
    uint64_t from_a = lower + (0x80 - 'a') * EACH_BYTE;
    uint64_t behind_z = lower + (0x7F - 'z') * EACH_BYTE;
    return (~from_a | behind_z | bytes) & top;
}

static size_t
first_byte_of(uint64_t tops)
{
    return (size_t)__builtin_ctzll(tops) / 8;
}

/* The lowest `count` bytes, less than eight. */
static uint64_t
keep_bytes(uint64_t bytes, size_t count)
{
    return bytes & ((UINT64_C(1) << 8 * count) - 1);
}

/* Apostrophes, digits and what is not ASCII may belong to the word, a full stop to an
 * initial. */
static bool
ends_word(unsigned char byte, size_t length)
{
    bool is_digit = byte >= '0' && byte <= '9';
    return byte < 0x80 && !is_digit && byte != '\'' && (byte != '.' || length > 1);
}

size_t
known_word_read(struct str text, size_t start, uint64_t written[2])
{
    unsigned char last[KNOWN_WORD_LIMIT + 1] = {0}; /* zeros end a word */
    const unsigned char *at = (const unsigned char *)text.data + start;
    if (text.length - start < sizeof last) {
        memcpy(last, at, text.length - start);
        at = last;
    }
    size_t length = KNOWN_WORD_LIMIT;
    written[0] = bytes_load_u64(at);
    written[1] = 0;
    uint64_t others = find_others(written[0]);
    if (others != 0) {
        length = first_byte_of(others);
        written[0] = keep_bytes(written[0], length);
    } else {
        written[1] = bytes_load_u64(at + 8);
        others = find_others(written[1]);
        if (others != 0) {
            length = 8 + first_byte_of(others);
            written[1] = keep_bytes(written[1], length - 8);
        }
    }
    bool goes_on = length == KNOWN_WORD_LIMIT && (find_others(at[length]) & 0x80) == 0;
    return !goes_on && ends_word(at[length], length) ? length : 0;
}

struct known_word *
known_word_slot(struct word_memo *self, const uint64_t written[2])
{
    uint64_t mixed = (written[0] ^ written[1] * UINT64_C(0x9E3779B97F4A7C15)) *
                     UINT64_C(0xD6E8FEB86659FD93);
    return &self->slots[(mixed ^ mixed >> 32) * UINT64_C(0x9E3779B97F4A7C15) >>
                        (64 - SLOT_BITS)];
}
