/* SPDX-License-Identifier: MIT */
#ifndef INDEX_READER_H
#define INDEX_READER_H

#include <stddef.h>
#include <stdint.h>

#include "base/bytes.h"
#include "base/file.h"
#include "index/layout.h"

/* An open segment as its own layer sees it. Once open, none of these can leave the
 * file, whatever its bytes are. */

struct chunk {
    const unsigned char *data;
    uint64_t length;
    uint64_t checksum;
};

struct segment {
    struct file_map map; /* none over memory */
    const unsigned char *bytes;
    size_t length;
    char *name;
    struct layout layout;
    struct chunk stories;
    struct chunk directory;
    struct chunk entries;
};

static inline uint32_t
reader_story_number(const struct segment *self, uint32_t ordinal)
{
    return bytes_load_u32(self->stories.data + (size_t)ordinal * LAYOUT_STORY_SIZE);
}

static inline int32_t
reader_story_day(const struct segment *self, uint32_t ordinal)
{
    return (int32_t)bytes_load_u32(self->stories.data +
                                   (size_t)ordinal * LAYOUT_STORY_SIZE + 4);
}

/* Where bucket `at` starts (at = 2^D: where the last one ends), at most the number
 * of entries. */
static inline uint64_t
reader_bucket_start(const struct segment *self, uint64_t at)
{
    uint64_t start = bytes_load_u32(self->directory.data + (size_t)at * sizeof(uint32_t));
    return start < self->layout.entry_count ? start : self->layout.entry_count;
}

/* Entry `at`: the rest of the fingerprint above, the ordinal below. */
static inline uint64_t
reader_entry(const struct segment *self, uint64_t at)
{
    unsigned width = layout_entry_bits(&self->layout);
    uint64_t bit = at * width;
    uint64_t word = bytes_load_u64(self->entries.data + (size_t)(bit / 8));
    return word >> (bit % 8) & ((UINT64_C(1) << width) - 1);
}

/* The same as a key (see layout.h), for an entry of bucket `bucket`. */
static inline uint64_t
reader_key(const struct segment *self, uint64_t bucket, uint64_t entry)
{
    const struct layout *layout = &self->layout;
    uint64_t rest = entry >> layout->story_bits;
    uint64_t ordinal = entry & ((UINT64_C(1) << layout->story_bits) - 1);
    uint64_t fingerprint = bucket << layout_remainder_bits(layout) | rest;
    return fingerprint << LAYOUT_KEY_SHIFT | ordinal;
}

#endif
