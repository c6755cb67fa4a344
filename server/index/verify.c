/* SPDX-License-Identifier: MIT */
/* Reads all of a segment. What is proved here an honest writer always gives; the
 * reader does not rely on it to stay inside the file, only to be right. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"
#include "index/reader.h"
#include "index/segment.h"

static enum status
refuse(const struct segment *self, struct error *err, const char *reason)
{
    return error_set(err, STATUS_CORRUPT, "%s: %s", self->name, reason);
}

static enum status
verify_checksums(const struct segment *self, struct error *err)
{
    const struct {
        const struct chunk *chunk;
        const char *id;
    } chunks[] = {
        {&self->stories, "STOR"},
        {&self->directory, "DIRE"},
        {&self->entries, "ENTR"},
    };
    for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++) {
        const struct chunk *chunk = chunks[i].chunk;
        if (hash_bytes(chunk->data, (size_t)chunk->length, LAYOUT_SEED) !=
            chunk->checksum) {
            return error_set(err, STATUS_CORRUPT, "%s: the checksum of chunk %s is wrong",
                             self->name, chunks[i].id);
        }
    }
    return STATUS_OK;
}

static int
compare_numbers(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

static bool
has_repeated(const struct segment *self)
{
    uint32_t count = self->layout.story_count;
    uint32_t *numbers = memory_alloc_array((size_t)count + 1, sizeof *numbers);
    bool repeated = false;
    for (uint32_t i = 0; i < count; i++) {
        numbers[i] = reader_story_number(self, i);
    }
    if (count > 1) {
        qsort(numbers, count, sizeof *numbers, compare_numbers);
    }
    for (uint32_t i = 1; i < count; i++) {
        repeated = repeated || numbers[i - 1] == numbers[i];
    }
    memory_free(numbers);
    return repeated;
}

static enum status
verify_stories(const struct segment *self, struct error *err)
{
    struct segment_story last = {0};
    for (uint32_t i = 0; i < self->layout.story_count; i++) {
        struct segment_story story = segment_story(self, i);
        if (story.number == UINT32_MAX ||
            (i > 0 && segment_story_compare(&last, &story) >= 0)) {
            return refuse(self, err, "stories do not ascend by day and number");
        }
        last = story;
    }
    return has_repeated(self) ? refuse(self, err, "a story stands there twice")
                              : STATUS_OK;
}

static enum status
verify_directory(const struct segment *self, struct error *err)
{
    uint64_t buckets = UINT64_C(1) << self->layout.directory_bits;
    const unsigned char *starts = self->directory.data;
    uint32_t before = 0;
    for (uint64_t i = 0; i <= buckets; i++) {
        uint32_t start = bytes_load_u32(starts + (size_t)i * sizeof start);
        if (start < before || (i == 0 && start != 0)) {
            return refuse(self, err, "the directory does not ascend from 0");
        }
        before = start;
    }
    if (before != self->layout.entry_count) {
        return refuse(self, err, "the directory does not end at the last entry");
    }
    return STATUS_OK;
}

static enum status
verify_bucket(const struct segment *self, uint64_t bucket, struct error *err)
{
    uint64_t ordinals = (UINT64_C(1) << self->layout.story_bits) - 1;
    uint64_t end = reader_bucket_start(self, bucket + 1);
    uint64_t least = 0;
    for (uint64_t i = reader_bucket_start(self, bucket); i < end; i++) {
        uint64_t entry = reader_entry(self, i);
        if (entry < least) {
            return error_set(err, STATUS_CORRUPT, "%s: entry %" PRIu64 " is out of order",
                             self->name, i);
        }
        if ((entry & ordinals) >= self->layout.story_count) {
            return error_set(err, STATUS_CORRUPT,
                             "%s: entry %" PRIu64 " names a story that is not there",
                             self->name, i);
        }
        least = entry + 1;
    }
    return STATUS_OK;
}

enum status
segment_verify(const struct segment *self, struct error *err)
{
    enum status status = verify_checksums(self, err);
    if (status == STATUS_OK) {
        status = verify_stories(self, err);
    }
    if (status == STATUS_OK) {
        status = verify_directory(self, err);
    }
    uint64_t buckets = UINT64_C(1) << self->layout.directory_bits;
    for (uint64_t i = 0; status == STATUS_OK && i < buckets; i++) {
        status = verify_bucket(self, i, err);
    }
    return status;
}
