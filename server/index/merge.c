/* SPDX-License-Identifier: MIT */
/* Merging keeps each source's order: ordinals ascend with days and story numbers on
 * both sides, so renumbering within one source never swaps two keys, and a heap over
 * the sources is all there is to sort. */
#include "index/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "index/writer.h"

static bool
read_source(struct merge_source *self)
{
    const struct segment *segment = self->segment;
    while (self->next < segment->layout.entry_count) {
        while (self->next >= reader_bucket_start(segment, self->bucket + 1)) {
            self->bucket++;
        }
        uint64_t key =
            reader_key(segment, self->bucket, reader_entry(segment, self->next++));
        uint64_t place = key & LAYOUT_KEY_ORDINAL;
        /* Verified, but the file is others' to change. */
        uint32_t ordinal =
            place < segment->layout.story_count ? self->ordinals[place] : MERGE_LEFT_OUT;
        if (ordinal != MERGE_LEFT_OUT) {
            self->key = (key & ~LAYOUT_KEY_ORDINAL) | ordinal;
            return true;
        }
    }
    return false;
}

static void
sift_down(struct merge *self, size_t at)
{
    struct merge_source *moved = self->heap[at];
    for (;;) {
        size_t child = 2 * at + 1;
        if (child + 1 < self->heap_count &&
            self->heap[child + 1]->key < self->heap[child]->key) {
            child++;
        }
        if (child >= self->heap_count || moved->key <= self->heap[child]->key) {
            break;
        }
        self->heap[at] = self->heap[child];
        at = child;
    }
    self->heap[at] = moved;
}

static int
compare_numbers(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

/* One that stands twice may have two days, so the order does not show it. */
static enum status
check_numbers(const struct merge_stories *stories, struct error *err)
{
    enum status status = STATUS_OK;
    uint32_t *numbers = memory_alloc_array(stories->count + 1, sizeof *numbers);
    for (size_t i = 0; i < stories->count; i++) {
        numbers[i] = stories->data[i].number;
    }
    if (stories->count > 1) {
        qsort(numbers, stories->count, sizeof *numbers, compare_numbers);
    }
    for (size_t i = 1; status == STATUS_OK && i < stories->count; i++) {
        if (numbers[i - 1] == numbers[i]) {
            status = error_set(err, STATUS_INVALID, "story %u stands in two segments",
                               (unsigned)numbers[i]);
        }
    }
    memory_free(numbers);
    return status;
}

static enum status
gather_stories(struct merge *self, struct merge_filter filter, struct error *err)
{
    for (size_t i = 0; i < self->source_count; i++) {
        const struct segment *segment = self->sources[i].segment;
        for (uint32_t at = 0; at < segment->layout.story_count; at++) {
            uint32_t number = reader_story_number(segment, at);
            if (filter.keep == NULL || filter.keep(number, filter.data)) {
                vec_add(&self->stories,
                        ((struct segment_story){number, reader_story_day(segment, at)}));
            }
        }
    }
    if (self->stories.count > 1) {
        qsort(self->stories.data, self->stories.count, sizeof *self->stories.data,
              segment_story_compare);
    }
    return check_numbers(&self->stories, err);
}

static void
renumber(struct merge *self, struct merge_source *source)
{
    uint32_t count = source->segment->layout.story_count;
    source->ordinals = memory_alloc_array((size_t)count + 1, sizeof *source->ordinals);
    size_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct segment_story story = segment_story(source->segment, i);
        while (at < self->stories.count &&
               segment_story_compare(&self->stories.data[at], &story) < 0) {
            at++;
        }
        bool kept = at < self->stories.count &&
                    segment_story_compare(&self->stories.data[at], &story) == 0;
        source->ordinals[i] = kept ? (uint32_t)at : MERGE_LEFT_OUT;
    }
}

enum status
merge_init(struct merge *self, struct segment *const *segments, size_t count,
           struct merge_filter filter, struct error *err)
{
    *self = (struct merge){.source_count = count};
    self->sources = memory_zalloc_array(count + 1, sizeof *self->sources);
    self->heap = memory_zalloc_array(count + 1, sizeof(struct merge_source *));
    for (size_t i = 0; i < count; i++) {
        self->sources[i].segment = segments[i];
    }
    enum status status = gather_stories(self, filter, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < count; i++) {
        renumber(self, &self->sources[i]);
        if (read_source(&self->sources[i])) {
            self->heap[self->heap_count++] = &self->sources[i];
        }
    }
    for (size_t i = self->heap_count / 2; i-- > 0;) {
        sift_down(self, i);
    }
    return STATUS_OK;
}

bool
merge_next(struct merge *self, uint64_t *ret)
{
    if (self->heap_count == 0) {
        return false;
    }
    *ret = self->heap[0]->key;
    if (!read_source(self->heap[0])) {
        self->heap[0] = self->heap[--self->heap_count];
    }
    if (self->heap_count > 1) {
        sift_down(self, 0);
    }
    return true;
}

void
merge_release(struct merge *self)
{
    for (size_t i = 0; self->sources != NULL && i < self->source_count; i++) {
        memory_free(self->sources[i].ordinals);
    }
    memory_free(self->sources);
    memory_free(self->heap);
    vec_release(&self->stories);
    *self = (struct merge){0};
}

static uint64_t
count_entries(struct segment *const *segments, size_t count)
{
    uint64_t entries = 0;
    for (size_t i = 0; i < count; i++) {
        entries += segment_entry_count(segments[i]);
    }
    return entries;
}

/* After reading all. */
static enum status
check_sources(const struct merge *merge, struct error *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < merge->source_count; i++) {
        status = segment_check(merge->sources[i].segment, err);
    }
    return status;
}

/* A source may be cut off or written to by another program while it is read. */
static enum status
write_merged(const char *path, struct merge *merge, uint64_t entries, struct error *err)
{
    struct writer writer;
    uint64_t key;
    enum status status = STATUS_OK;
    writer_init(&writer, path, merge->stories.data, merge->stories.count, entries);
    while (status == STATUS_OK && merge_next(merge, &key)) {
        if (key < writer.next_key) {
            status = error_set(err, STATUS_CORRUPT,
                               "%s: what it is merged from changed meanwhile", path);
        } else {
            writer_add(&writer, key);
        }
    }
    if (status == STATUS_OK) {
        status = check_sources(merge, err);
    }
    if (status == STATUS_OK) {
        status = writer_finish(&writer, err);
    }
    writer_release(&writer);
    return status;
}

enum status
segment_merge(const char *path, struct segment *const *segments, size_t count,
              bool (*keep)(uint32_t number, void *data), void *data, struct error *err)
{
    enum status status = STATUS_OK;
    struct merge merge = {0};
    uint64_t entries = count_entries(segments, count);
    /* Damage must not be copied into a file whose checksums are right. */
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        status = segment_verify(segments[i], err);
    }
    if (status == STATUS_OK) {
        status =
            merge_init(&merge, segments, count, (struct merge_filter){keep, data}, err);
    }
    if (status == STATUS_OK &&
        (merge.stories.count > SEGMENT_STORY_LIMIT || entries > UINT32_MAX)) {
        status = error_set(err, STATUS_LIMIT,
                           "%s: more stories than one segment can hold", path);
    }
    if (status == STATUS_OK) {
        status = write_merged(path, &merge, entries, err);
    }
    merge_release(&merge);
    return status;
}
