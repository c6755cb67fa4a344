/* SPDX-License-Identifier: MIT */
/* The entries go out as they come; only the directory is kept in memory, and it
 * follows them in the file. The header is written last, over the zeroes that keep
 * its place. Checksums are taken from the finished draft, so that what is summed
 * is what a reader will get. */
#include "index/writer.h"

#include <assert.h>
#include <string.h>

#include "base/bytes.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"

#define CHUNK_COUNT 3
#define FRONT_SIZE (LAYOUT_HEADER_SIZE + CHUNK_COUNT * LAYOUT_ROW_SIZE)
#define BLOCK_SIZE ((size_t)1 << 16)

static void
add_stories(struct writer *self, const struct segment_story *stories, size_t count)
{
    struct buf bytes = BUF_INIT;
    for (size_t i = 0; i < count; i++) {
        assert(i == 0 || segment_story_compare(&stories[i - 1], &stories[i]) < 0);
        bytes_put_u32(&bytes, stories[i].number);
        bytes_put_u32(&bytes, (uint32_t)stories[i].day);
    }
    output_add(&self->output, bytes.data, bytes.length);
    buf_release(&bytes);
}

void
writer_init(struct writer *self, const char *path, const struct segment_story *stories,
            size_t story_count, uint64_t entry_bound)
{
    static const char front[FRONT_SIZE];
    assert(story_count <= SEGMENT_STORY_LIMIT);
    *self = (struct writer){0};
    self->layout.story_count = (uint32_t)story_count;
    self->layout.story_bits = layout_story_bits((uint32_t)story_count);
    self->layout.directory_bits =
        layout_directory_bits(entry_bound, self->layout.story_bits);
    self->directory = memory_alloc_array(((size_t)1 << self->layout.directory_bits) + 1,
                                         sizeof *self->directory);
    output_init(&self->output, path);
    output_add(&self->output, front, sizeof front);
    self->stories_offset = self->output.offset;
    add_stories(self, stories, story_count);
    output_align(&self->output, LAYOUT_ALIGNMENT);
    self->entries_offset = self->output.offset;
    buf_reserve(&self->block, BLOCK_SIZE);
}

static void
flush_block(struct writer *self)
{
    output_add(&self->output, self->block.data, self->block.length);
    buf_clear(&self->block);
}

static void
put_entry(struct writer *self, uint64_t entry)
{
    if (self->block.length + sizeof entry > BLOCK_SIZE) {
        flush_block(self);
    }
    self->bits |= entry << self->bit_count;
    self->bit_count += layout_entry_bits(&self->layout);
    unsigned char *at = (unsigned char *)self->block.data + self->block.length;
    for (unsigned i = 0; i < sizeof entry; i++) {
        at[i] = (unsigned char)(self->bits >> 8 * i);
    }
    unsigned whole = self->bit_count / 8;
    self->block.length += whole;
    /* All 64 bits may have gone out, and a shift by 64 is not defined. */
    self->bits = whole < sizeof entry ? self->bits >> 8 * whole : 0;
    self->bit_count %= 8;
}

/* Buckets up to and without `end` start at the next entry. */
static void
start_buckets(struct writer *self, uint64_t end)
{
    while (self->buckets < end) {
        self->directory[self->buckets++] = (uint32_t)self->layout.entry_count;
    }
}

void
writer_add(struct writer *self, uint64_t key)
{
    assert(key >= self->next_key && self->layout.entry_count < UINT32_MAX);
    uint64_t ordinal = key & LAYOUT_KEY_ORDINAL;
    uint64_t fingerprint = key >> LAYOUT_KEY_SHIFT;
    unsigned rest_bits = layout_remainder_bits(&self->layout);
    uint64_t rest = fingerprint & ((UINT64_C(1) << rest_bits) - 1);
    assert(ordinal < self->layout.story_count);
    self->next_key = key + 1;
    start_buckets(self, (fingerprint >> rest_bits) + 1);
    put_entry(self, rest << self->layout.story_bits | ordinal);
    self->layout.entry_count++;
}

static void
end_entries(struct writer *self)
{
    static const char padding[LAYOUT_PADDING];
    char last = (char)(self->bits & 0xFF);
    flush_block(self);
    output_add(&self->output, &last, self->bit_count > 0 ? 1 : 0);
    output_add(&self->output, padding, sizeof padding);
    output_align(&self->output, LAYOUT_ALIGNMENT);
}

static void
add_directory(struct writer *self)
{
    uint64_t starts = (UINT64_C(1) << self->layout.directory_bits) + 1;
    start_buckets(self, starts);
    for (uint64_t i = 0; i < starts; i++) {
        if (self->block.length >= BLOCK_SIZE) {
            flush_block(self);
        }
        bytes_put_u32(&self->block, self->directory[i]);
    }
    flush_block(self);
    output_align(&self->output, LAYOUT_ALIGNMENT);
}

struct row {
    uint32_t id;
    uint64_t offset;
    uint64_t length;
};

static void
put_row(struct buf *out, const struct file_map *map, struct row row)
{
    bytes_put_u32(out, row.id);
    bytes_put_u32(out, 0);
    bytes_put_u64(out, row.offset);
    bytes_put_u64(out, row.length);
    bytes_put_u64(out,
                  hash_bytes(map->data + row.offset, (size_t)row.length, LAYOUT_SEED));
}

static void
put_header(const struct writer *self, struct buf *out)
{
    buf_add(out, LAYOUT_SIGNATURE, LAYOUT_MARK_SIZE);
    bytes_put_u32(out, LAYOUT_VERSION);
    bytes_put_u32(out, CHUNK_COUNT);
    bytes_put_u64(out, self->output.offset + LAYOUT_TRAILER_SIZE);
    bytes_put_u32(out, self->layout.story_count);
    buf_add_byte(out, (char)self->layout.story_bits);
    buf_add_byte(out, (char)self->layout.directory_bits);
    buf_add_byte(out, FINGERPRINT_BITS);
    buf_add_byte(out, 0);
    bytes_put_u64(out, self->layout.entry_count);
    assert(out->length == LAYOUT_CHECKED_SIZE);
}

/* Header and table of contents into `front`; returns their checksum. */
static uint64_t
build_front(const struct writer *self, const struct file_map *map, struct buf *front)
{
    const struct layout *layout = &self->layout;
    uint64_t directory = layout_directory_size(layout);
    uint64_t end = self->output.offset;
    struct buf rows = BUF_INIT;
    put_row(
        &rows, map,
        (struct row){LAYOUT_STORIES, self->stories_offset, layout_stories_size(layout)});
    put_row(
        &rows, map,
        (struct row){LAYOUT_ENTRIES, self->entries_offset, layout_entries_size(layout)});
    /* The directory was added last and padded to 8 bytes. */
    put_row(&rows, map,
            (struct row){LAYOUT_DIRECTORY,
                         end - (directory + LAYOUT_ALIGNMENT - 1) / LAYOUT_ALIGNMENT *
                                   LAYOUT_ALIGNMENT,
                         directory});
    put_header(self, front);
    uint64_t checksum = hash_str(buf_str(front), LAYOUT_SEED);
    checksum = hash_str(buf_str(&rows), checksum);
    bytes_put_u64(front, checksum);
    buf_add_str(front, buf_str(&rows));
    buf_release(&rows);
    return checksum;
}

static void
add_front_and_trailer(struct writer *self)
{
    struct file_map map = {0};
    struct buf front = BUF_INIT;
    struct buf trailer = BUF_INIT;
    if (self->output.status == STATUS_OK) {
        self->output.status =
            file_map_own(&map, self->output.fd, self->output.path, &self->output.error);
    }
    if (self->output.status == STATUS_OK) {
        bytes_put_u64(&trailer, build_front(self, &map, &front));
        buf_add(&trailer, LAYOUT_END, LAYOUT_MARK_SIZE);
        output_add(&self->output, trailer.data, trailer.length);
        output_flush(&self->output);
        output_replace_start(&self->output, front.data, front.length);
    }
    file_map_release(&map);
    buf_release(&front);
    buf_release(&trailer);
}

enum status
writer_finish(struct writer *self, struct error *err)
{
    end_entries(self);
    add_directory(self);
    output_flush(&self->output);
    add_front_and_trailer(self);
    return output_commit(&self->output, err);
}

void
writer_release(struct writer *self)
{
    output_release(&self->output);
    memory_free(self->directory);
    buf_release(&self->block);
    *self = (struct writer){.output = {.fd = -1, .folder = OWN_FOLDER_NONE}};
}
