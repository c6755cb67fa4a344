/* SPDX-License-Identifier: MIT */
/* Any bytes as a segment file: opening, looking up, verifying and merging stay
 * inside them. The header's checksum is made right first, or next to no input
 * would get past it; the first byte says whether those of the chunks are too. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/memory.h"
#include "index/layout.h"
#include "index/merge.h"
#include "index/segment.h"

#define POSTINGS_LIMIT 1000

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size);

static void
put_u64(unsigned char *at, uint64_t value)
{
    for (unsigned i = 0; i < 8; i++) {
        at[i] = (unsigned char)(value >> 8 * i);
    }
}

static void
seal_chunks(unsigned char *bytes, size_t length, uint32_t rows)
{
    for (uint32_t i = 0; i < rows; i++) {
        unsigned char *row = bytes + LAYOUT_HEADER_SIZE + i * LAYOUT_ROW_SIZE;
        uint64_t offset = bytes_load_u64(row + 8);
        uint64_t chunk = bytes_load_u64(row + 16);
        if (offset <= length && chunk <= length - offset) {
            put_u64(row + 24, hash_bytes(bytes + offset, (size_t)chunk, LAYOUT_SEED));
        }
    }
}

static void
seal(unsigned char *bytes, size_t length, int with_chunks)
{
    if (length < LAYOUT_HEADER_SIZE + LAYOUT_TRAILER_SIZE) {
        return;
    }
    uint32_t rows = bytes_load_u32(bytes + 12);
    size_t room = (length - LAYOUT_HEADER_SIZE - LAYOUT_TRAILER_SIZE) / LAYOUT_ROW_SIZE;
    if (rows > room || rows > LAYOUT_CHUNKS_LIMIT) {
        return;
    }
    put_u64(bytes + 16, length);
    if (with_chunks) {
        seal_chunks(bytes, length, rows);
    }
    uint64_t checksum = hash_bytes(bytes, LAYOUT_CHECKED_SIZE, LAYOUT_SEED);
    checksum = hash_bytes(bytes + LAYOUT_HEADER_SIZE, rows * LAYOUT_ROW_SIZE, checksum);
    put_u64(bytes + LAYOUT_CHECKED_SIZE, checksum);
    put_u64(bytes + length - LAYOUT_TRAILER_SIZE, checksum);
}

static void
find_some(const struct segment *segment, const unsigned char *bytes, size_t length)
{
    struct postings postings = {0};
    segment_find(segment, 0, POSTINGS_LIMIT, &postings);
    segment_find(segment, UINT64_MAX, 0, &postings);
    for (size_t at = 0; at + 8 <= length && at < 4096; at += 8) {
        size_t before = postings.count;
        segment_find(segment, bytes_load_u64(bytes + at), 0, &postings);
        if (postings.count - before > segment_story_count(segment)) {
            __builtin_trap(); /* a story twice for one hash */
        }
        postings.count = before;
    }
    vec_release(&postings);
}

static void
merge_all(struct segment *segment)
{
    struct merge merge = {0};
    uint64_t last = 0;
    uint64_t key;
    uint64_t count = 0;
    if (merge_init(&merge, &segment, 1, (struct merge_filter){NULL, NULL}, NULL) ==
        STATUS_OK) {
        while (merge_next(&merge, &key)) {
            if (count++ > 0 && key <= last) {
                __builtin_trap(); /* verified, and yet out of order */
            }
            last = key;
        }
        if (count != segment_entry_count(segment)) {
            __builtin_trap();
        }
    }
    merge_release(&merge);
}

int
LLVMFuzzerTestOneInput(const uint8_t *input, size_t size)
{
    struct segment *segment = NULL;
    if (size < 1) {
        return 0;
    }
    size_t length = size - 1;
    unsigned char *bytes =
        (unsigned char *)memory_dup_bytes((const char *)input + 1, length);
    if (input[0] != 0) {
        seal(bytes, length, input[0] & 1);
    }
    /* memory_dup_bytes adds a NUL, which would hide a read one past the end. */
    unsigned char *exact = memory_alloc(length + (length == 0));
    memcpy(exact, bytes, length);
    if (segment_open_memory(&segment, exact, length, "fuzzed", NULL) == STATUS_OK) {
        find_some(segment, exact, length);
        if (segment_verify(segment, NULL) == STATUS_OK) {
            merge_all(segment);
        }
    }
    segment_close(segment);
    memory_free(exact);
    memory_free(bytes);
    return 0;
}
