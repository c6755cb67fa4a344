/* SPDX-License-Identifier: MIT */
#ifndef INDEX_LAYOUT_H
#define INDEX_LAYOUT_H

#include <stdint.h>

#include "index/segment.h"

/* The numbers of FORMAT.md, and the sizes that follow from the counts. Reader and
 * writer both take them from here. */

#define LAYOUT_SIGNATURE "\x89WCS\r\n\x1a\n"
#define LAYOUT_END "WCS-END\n"
#define LAYOUT_MARK_SIZE 8
#define LAYOUT_VERSION 2
#define LAYOUT_HEADER_SIZE 48
#define LAYOUT_CHECKED_SIZE 40 /* of the header, in front of its checksum */
#define LAYOUT_ROW_SIZE 32
#define LAYOUT_TRAILER_SIZE 16
#define LAYOUT_CHUNKS_LIMIT 64
#define LAYOUT_ALIGNMENT 8
#define LAYOUT_PADDING 8 /* after the last entry: it is read by an 8-byte load */
#define LAYOUT_SEED UINT64_C(0x77697265636b0010)

#define LAYOUT_ID(a, b, c, d) \
    ((uint32_t)(a) | (uint32_t)(b) << 8 | (uint32_t)(c) << 16 | (uint32_t)(d) << 24)
#define LAYOUT_STORIES LAYOUT_ID('S', 'T', 'O', 'R')
#define LAYOUT_DIRECTORY LAYOUT_ID('D', 'I', 'R', 'E')
#define LAYOUT_ENTRIES LAYOUT_ID('E', 'N', 'T', 'R')

#define LAYOUT_STORY_SIZE 8
#define LAYOUT_DIRECTORY_BITS_LIMIT 28
#define LAYOUT_ENTRY_BITS_LIMIT 57 /* 64 less the 7 bits that a load may start late */
#define LAYOUT_STORY_BITS_LIMIT 24

/* In memory an entry is one 64-bit key: the fingerprint above, the ordinal of the
 * story below. Keys sort as entries do. */
#define LAYOUT_KEY_SHIFT (64 - FINGERPRINT_BITS)
#define LAYOUT_KEY_ORDINAL ((UINT64_C(1) << LAYOUT_KEY_SHIFT) - 1)

struct layout {
    uint32_t story_count;
    uint64_t entry_count;
    unsigned story_bits;
    unsigned directory_bits;
};

/* Bits that tell `story_count` stories apart. */
unsigned layout_story_bits(uint32_t story_count);
/* Bits of the directory for about `entry_count` entries of `story_bits`. */
unsigned layout_directory_bits(uint64_t entry_count, unsigned story_bits);

static inline unsigned
layout_remainder_bits(const struct layout *self)
{
    return FINGERPRINT_BITS - self->directory_bits;
}

static inline unsigned
layout_entry_bits(const struct layout *self)
{
    return layout_remainder_bits(self) + self->story_bits;
}

/* Bytes of the chunks; none overflows within the limits above. */
uint64_t layout_stories_size(const struct layout *self);
uint64_t layout_directory_size(const struct layout *self);
uint64_t layout_entries_size(const struct layout *self);

#endif
