/* SPDX-License-Identifier: MIT */
#include "index/layout.h"

/* A bucket holds 8 to 16 entries on average: with fewer the directory weighs more
 * than it saves, with more a look-up touches a second cache line more often. */
#define BUCKET_ENTRIES 8

static unsigned
bit_length(uint64_t value)
{
    unsigned bits = 0;
    for (; value != 0; value >>= 1) {
        bits++;
    }
    return bits;
}

unsigned
layout_story_bits(uint32_t story_count)
{
    return story_count > 1 ? bit_length(story_count - 1) : 0;
}

unsigned
layout_directory_bits(uint64_t entry_count, unsigned story_bits)
{
    uint64_t buckets = entry_count / BUCKET_ENTRIES;
    unsigned bits = buckets ? bit_length(buckets) - 1 : 0;
    unsigned least = FINGERPRINT_BITS + story_bits > LAYOUT_ENTRY_BITS_LIMIT
                         ? FINGERPRINT_BITS + story_bits - LAYOUT_ENTRY_BITS_LIMIT
                         : 0;
    if (bits < least) {
        bits = least;
    }
    return bits < LAYOUT_DIRECTORY_BITS_LIMIT ? bits : LAYOUT_DIRECTORY_BITS_LIMIT;
}

uint64_t
layout_stories_size(const struct layout *self)
{
    return (uint64_t)self->story_count * LAYOUT_STORY_SIZE;
}

uint64_t
layout_directory_size(const struct layout *self)
{
    return ((UINT64_C(1) << self->directory_bits) + 1) * sizeof(uint32_t);
}

uint64_t
layout_entries_size(const struct layout *self)
{
    return (self->entry_count * layout_entry_bits(self) + 7) / 8 + LAYOUT_PADDING;
}

int
segment_story_compare(const void *a, const void *b)
{
    const struct segment_story *left = a;
    const struct segment_story *right = b;
    if (left->day != right->day) {
        return left->day < right->day ? -1 : 1;
    }
    return (left->number > right->number) - (left->number < right->number);
}
