/* SPDX-License-Identifier: MIT */
/* Opens a segment and looks hashes up in it. All that a later read depends on is
 * proved here, from the header and the table of contents alone, so that opening
 * touches two pages; what only makes an answer wrong (order, checksums of chunks)
 * is left to verify.c. Knows nothing of how a segment is written. */
#include "index/reader.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "index/segment.h"

struct contents {
    uint32_t chunk_count;
    uint64_t start; /* first byte after the table of contents */
    uint64_t end;   /* first byte of the trailer */
};

static enum status
refuse(const struct segment *self, struct error *err, const char *reason)
{
    return error_set(err, STATUS_CORRUPT, "%s: %s", self->name, reason);
}

static enum status
read_marks(const struct segment *self, struct error *err)
{
    if (self->length < LAYOUT_HEADER_SIZE + LAYOUT_TRAILER_SIZE) {
        return refuse(self, err, "shorter than a header and a trailer");
    }
    if (memcmp(self->bytes, LAYOUT_SIGNATURE, LAYOUT_MARK_SIZE) != 0) {
        return refuse(self, err, "no segment signature");
    }
    uint32_t version = bytes_load_u32(self->bytes + LAYOUT_MARK_SIZE);
    if (version != LAYOUT_VERSION) {
        return error_set(err, STATUS_UNSUPPORTED,
                         "%s: segment version %" PRIu32 ", this program reads %d",
                         self->name, version, LAYOUT_VERSION);
    }
    const unsigned char *end = self->bytes + self->length - LAYOUT_MARK_SIZE;
    if (memcmp(end, LAYOUT_END, LAYOUT_MARK_SIZE) != 0) {
        return refuse(self, err, "no end mark: the file is cut short");
    }
    return STATUS_OK;
}

/* The checksum covers the header in front of it and the table of contents. */
static uint64_t
header_checksum(const struct segment *self, uint64_t rows_size)
{
    uint64_t head = hash_bytes(self->bytes, LAYOUT_CHECKED_SIZE, LAYOUT_SEED);
    return hash_bytes(self->bytes + LAYOUT_HEADER_SIZE, (size_t)rows_size, head);
}

static enum status
read_header(struct segment *self, struct contents *contents, struct error *err)
{
    struct cursor cursor = cursor_from(self->bytes, LAYOUT_HEADER_SIZE);
    cursor_bytes(&cursor, LAYOUT_MARK_SIZE + sizeof(uint32_t));
    contents->chunk_count = cursor_u32(&cursor);
    uint64_t length = cursor_u64(&cursor);
    self->layout.story_count = cursor_u32(&cursor);
    self->layout.story_bits = cursor_u8(&cursor);
    self->layout.directory_bits = cursor_u8(&cursor);
    unsigned fingerprint_bits = cursor_u8(&cursor);
    cursor_u8(&cursor);
    self->layout.entry_count = cursor_u64(&cursor);
    uint64_t checksum = cursor_u64(&cursor);

    if (length != self->length) {
        return error_set(err, STATUS_CORRUPT,
                         "%s: %zu bytes where the header says %" PRIu64, self->name,
                         self->length, length);
    }
    contents->end = length - LAYOUT_TRAILER_SIZE;
    uint64_t rows_size = (uint64_t)contents->chunk_count * LAYOUT_ROW_SIZE;
    if (contents->chunk_count > LAYOUT_CHUNKS_LIMIT ||
        rows_size > contents->end - LAYOUT_HEADER_SIZE) {
        return refuse(self, err, "the table of contents runs past the file");
    }
    contents->start = LAYOUT_HEADER_SIZE + rows_size;
    if (checksum != header_checksum(self, rows_size) ||
        checksum != bytes_load_u64(self->bytes + contents->end)) {
        return refuse(self, err, "the checksum of the header is wrong");
    }
    if (fingerprint_bits != FINGERPRINT_BITS) {
        return error_set(err, STATUS_UNSUPPORTED, "%s: fingerprints of %u bits, not %d",
                         self->name, fingerprint_bits, FINGERPRINT_BITS);
    }
    return STATUS_OK;
}

static enum status
check_layout(const struct segment *self, struct error *err)
{
    const struct layout *layout = &self->layout;
    if (layout->story_count > SEGMENT_STORY_LIMIT || layout->entry_count > UINT32_MAX) {
        return refuse(self, err, "more stories or entries than a segment can hold");
    }
    if (layout->story_bits != layout_story_bits(layout->story_count)) {
        return refuse(self, err, "story bits that do not fit the number of stories");
    }
    if (layout->directory_bits > LAYOUT_DIRECTORY_BITS_LIMIT ||
        layout_entry_bits(layout) > LAYOUT_ENTRY_BITS_LIMIT) {
        return refuse(self, err, "directory bits out of range");
    }
    if (layout->entry_count > 0 && layout->story_count == 0) {
        return refuse(self, err, "entries without a story");
    }
    return STATUS_OK;
}

static struct chunk *
chunk_by_id(struct segment *self, uint32_t id)
{
    switch (id) {
    case LAYOUT_STORIES:
        return &self->stories;
    case LAYOUT_DIRECTORY:
        return &self->directory;
    case LAYOUT_ENTRIES:
        return &self->entries;
    default:
        return NULL; /* of a later writer, and not needed to read the rest */
    }
}

static enum status
read_contents(struct segment *self, const struct contents *contents, struct error *err)
{
    uint64_t free_from = contents->start;
    const unsigned char *row = self->bytes + LAYOUT_HEADER_SIZE;
    for (uint32_t i = 0; i < contents->chunk_count; i++, row += LAYOUT_ROW_SIZE) {
        uint64_t offset = bytes_load_u64(row + 8);
        uint64_t length = bytes_load_u64(row + 16);
        int id_length = (int)strnlen((const char *)row, 4);
        if (offset % LAYOUT_ALIGNMENT != 0 || offset < free_from ||
            offset > contents->end || length > contents->end - offset) {
            return error_set(err, STATUS_CORRUPT,
                             "%s: chunk %.*s does not lie where it can", self->name,
                             id_length, (const char *)row);
        }
        free_from = offset + length;
        struct chunk *chunk = chunk_by_id(self, bytes_load_u32(row));
        if (chunk != NULL && chunk->data != NULL) {
            return error_set(err, STATUS_CORRUPT, "%s: chunk %.*s stands there twice",
                             self->name, id_length, (const char *)row);
        }
        if (chunk != NULL) {
            *chunk =
                (struct chunk){self->bytes + offset, length, bytes_load_u64(row + 24)};
        }
    }
    return STATUS_OK;
}

static enum status
check_chunk(const struct segment *self, const struct chunk *chunk, uint64_t length,
            const char *id, struct error *err)
{
    if (chunk->data == NULL) {
        return error_set(err, STATUS_CORRUPT, "%s: chunk %s is missing", self->name, id);
    }
    if (chunk->length != length) {
        return error_set(err, STATUS_CORRUPT,
                         "%s: chunk %s has %" PRIu64
                         " bytes, its counts ask for %" PRIu64,
                         self->name, id, chunk->length, length);
    }
    return STATUS_OK;
}

static enum status
check_chunks(const struct segment *self, struct error *err)
{
    const struct layout *layout = &self->layout;
    enum status status =
        check_chunk(self, &self->stories, layout_stories_size(layout), "STOR", err);
    if (status == STATUS_OK) {
        status = check_chunk(self, &self->directory, layout_directory_size(layout),
                             "DIRE", err);
    }
    if (status == STATUS_OK) {
        status =
            check_chunk(self, &self->entries, layout_entries_size(layout), "ENTR", err);
    }
    return status;
}

static enum status
read_segment(struct segment *self, struct error *err)
{
    struct contents contents = {0};
    enum status status = read_marks(self, err);
    if (status == STATUS_OK) {
        status = read_header(self, &contents, err);
    }
    if (status == STATUS_OK) {
        status = check_layout(self, err);
    }
    if (status == STATUS_OK) {
        status = read_contents(self, &contents, err);
    }
    if (status == STATUS_OK) {
        status = check_chunks(self, err);
    }
    return status;
}

enum status
segment_open_memory(struct segment **ret, const void *bytes, size_t length,
                    const char *name, struct error *err)
{
    struct segment *self = memory_zalloc(sizeof *self);
    self->bytes = bytes;
    self->length = length;
    self->name = memory_dup(name);
    enum status status = read_segment(self, err);
    if (status == STATUS_OK) {
        *ret = self;
    } else {
        segment_close(self);
    }
    return status;
}

enum status
segment_open(struct segment **ret, const char *path, struct error *err)
{
    struct file_map map = {0};
    struct segment *self = NULL;
    enum status status = file_map_open(&map, path, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = segment_open_memory(&self, map.data, map.length, path, err);
    if (status != STATUS_OK) {
        file_map_release(&map);
        return status;
    }
    self->map = map;
    *ret = self;
    return STATUS_OK;
}

void
segment_close(struct segment *self)
{
    if (self != NULL) {
        file_map_release(&self->map);
        memory_free(self->name);
        memory_free(self);
    }
}

/* The first entry of [start, end) that is not less than `wanted`; `end` if none. */
static uint64_t
find_entry(const struct segment *self, uint64_t start, uint64_t end, uint64_t wanted)
{
    while (start < end) {
        uint64_t middle = start + (end - start) / 2;
        if (reader_entry(self, middle) < wanted) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    return start;
}

/* The entries that may be the hash's: [start, end), and the rest of its fingerprint. */
struct stretch {
    uint64_t start;
    uint64_t end;
    uint64_t rest;
};

/* `first`: the least ordinal that is wanted. */
static struct stretch
find_stretch(const struct segment *self, uint64_t hash, uint32_t first)
{
    const struct layout *layout = &self->layout;
    unsigned rest_bits = layout_remainder_bits(layout);
    uint64_t fingerprint = hash >> LAYOUT_KEY_SHIFT;
    uint64_t bucket = fingerprint >> rest_bits;
    struct stretch ret = {.rest = fingerprint & ((UINT64_C(1) << rest_bits) - 1)};
    ret.end = reader_bucket_start(self, bucket + 1);
    ret.start = find_entry(self, reader_bucket_start(self, bucket), ret.end,
                           ret.rest << layout->story_bits | first);
    return ret;
}

/* A look-up waits for two places of memory: its line of the directory, and the entries
 * that this one names. */
#define EXPECT_ENTRIES 6
#define EXPECT_DIRECTORY (2 * EXPECT_ENTRIES)

static uint64_t
bucket_of(const struct segment *self, uint64_t hash)
{
    return hash >> LAYOUT_KEY_SHIFT >> layout_remainder_bits(&self->layout);
}

void
segment_expect(const struct segment *self, const uint64_t *hashes, size_t count,
               size_t at)
{
    if (at + EXPECT_DIRECTORY < count) {
        uint64_t bucket = bucket_of(self, hashes[at + EXPECT_DIRECTORY]);
        __builtin_prefetch(self->directory.data + bucket * sizeof(uint32_t));
    }
    if (at + EXPECT_ENTRIES < count) {
        uint64_t bucket = bucket_of(self, hashes[at + EXPECT_ENTRIES]);
        uint64_t bit =
            reader_bucket_start(self, bucket) * layout_entry_bits(&self->layout);
        __builtin_prefetch(self->entries.data + bit / 8);
        __builtin_prefetch(self->entries.data + bit / 8 + 64);
    }
}

struct ordinals {
    uint32_t first;
    uint32_t end;
};

/* Those of ordinals [first, end). */
static void
add_postings(const struct segment *self, uint64_t hash, struct ordinals ordinals,
             size_t limit, struct postings *ret)
{
    const struct layout *layout = &self->layout;
    /* A damaged file may hold ordinals out of order or range: stop there, so that
     * the answer is at worst too short. */
    uint64_t least = ordinals.first;
    size_t count = 0;
    if (ordinals.first >= ordinals.end) {
        return;
    }
    struct stretch found = find_stretch(self, hash, ordinals.first);
    for (uint64_t at = found.start; at < found.end && (limit == 0 || count < limit);
         at++, count++) {
        uint64_t entry = reader_entry(self, at);
        uint64_t ordinal = entry & ((UINT64_C(1) << layout->story_bits) - 1);
        if (entry >> layout->story_bits != found.rest || ordinal < least ||
            ordinal >= ordinals.end) {
            return;
        }
        least = ordinal + 1;
        vec_add(ret, ((struct posting){reader_story_number(self, (uint32_t)ordinal),
                                       reader_story_day(self, (uint32_t)ordinal)}));
    }
}

void
segment_find(const struct segment *self, uint64_t hash, size_t limit,
             struct postings *ret)
{
    add_postings(self, hash, (struct ordinals){0, self->layout.story_count}, limit, ret);
}

/* The first story that is not before `day`. */
static uint32_t
find_day(const struct segment *self, int32_t day)
{
    uint32_t start = 0;
    uint32_t end = self->layout.story_count;
    while (start < end) {
        uint32_t middle = start + (end - start) / 2;
        if (reader_story_day(self, middle) < day) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    return start;
}

struct segment_range
segment_range_of(const struct segment *self, struct segment_days days)
{
    struct segment_range ret = {.undated = find_day(self, DAY_UNKNOWN + 1)};
    ret.first = find_day(self, days.first);
    ret.first = ret.first > ret.undated ? ret.first : ret.undated;
    ret.end =
        days.last < INT32_MAX ? find_day(self, days.last + 1) : self->layout.story_count;
    return ret;
}

void
segment_find_range(const struct segment *self, uint64_t hash,
                   const struct segment_range *range, size_t limit, struct postings *ret)
{
    size_t before = ret->count;
    add_postings(self, hash, (struct ordinals){0, range->undated}, limit, ret);
    size_t found = ret->count - before;
    if (limit == 0 || found < limit) {
        add_postings(self, hash, (struct ordinals){range->first, range->end},
                     limit == 0 ? 0 : limit - found, ret);
    }
}

size_t
segment_count(const struct segment *self, uint64_t hash)
{
    struct stretch found = find_stretch(self, hash, 0);
    uint64_t behind = find_entry(self, found.start, found.end,
                                 (found.rest + 1) << self->layout.story_bits);
    return (size_t)(behind - found.start);
}

size_t
segment_story_count(const struct segment *self)
{
    return self->layout.story_count;
}

struct segment_story
segment_story(const struct segment *self, size_t ordinal)
{
    assert(ordinal < self->layout.story_count);
    return (struct segment_story){reader_story_number(self, (uint32_t)ordinal),
                                  reader_story_day(self, (uint32_t)ordinal)};
}

size_t
segment_entry_count(const struct segment *self)
{
    return (size_t)self->layout.entry_count;
}

enum status
segment_check(const struct segment *self, struct error *err)
{
    if (file_map_is_whole(&self->map)) {
        return STATUS_OK;
    }
    return error_set(err, STATUS_CORRUPT, "%s: it was cut off while it was in use",
                     self->name);
}

size_t
segment_bytes(const struct segment *self)
{
    return self->length;
}
