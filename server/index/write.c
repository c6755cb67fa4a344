/* SPDX-License-Identifier: MIT */
/* A batch of new stories becomes a segment. */
#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"
#include "index/segment.h"
#include "index/sort.h"
#include "index/writer.h"

/* A story and where the caller has it. */
struct place {
    struct segment_story story; /* first: compared as one */
    uint32_t at;
};

/* The stories in the order of the segment, and the ordinal of each of the caller's. */
struct order {
    struct segment_story *stories;
    uint32_t *ordinals;
};

static void
order_init(struct order *self, const struct segment_story *stories, size_t count)
{
    struct place *places = memory_alloc_array(count + 1, sizeof *places);
    self->stories = memory_alloc_array(count + 1, sizeof *self->stories);
    self->ordinals = memory_alloc_array(count + 1, sizeof *self->ordinals);
    for (size_t i = 0; i < count; i++) {
        places[i] = (struct place){stories[i], (uint32_t)i};
    }
    if (count > 1) {
        qsort(places, count, sizeof *places, segment_story_compare);
    }
    for (size_t i = 0; i < count; i++) {
        self->stories[i] = places[i].story;
        self->ordinals[places[i].at] = (uint32_t)i;
    }
    memory_free(places);
}

static void
order_release(struct order *self)
{
    memory_free(self->stories);
    memory_free(self->ordinals);
}

enum status
segment_write(const char *path, const struct segment_story *stories, size_t story_count,
              const struct segment_entry *entries, size_t entry_count, struct error *err)
{
    if (story_count > SEGMENT_STORY_LIMIT || entry_count > UINT32_MAX) {
        return error_set(err, STATUS_LIMIT, "%s: more stories than one segment can hold",
                         path);
    }
    enum status status = STATUS_OK;
    struct writer writer;
    struct order order;
    uint64_t *keys = memory_alloc_array(entry_count + 1, 2 * sizeof *keys);
    order_init(&order, stories, story_count);
    for (size_t i = 0; i < entry_count; i++) {
        assert(entries[i].story < story_count);
        keys[i] =
            (entries[i].hash & ~LAYOUT_KEY_ORDINAL) | order.ordinals[entries[i].story];
    }
    sort_keys(keys, keys + entry_count, entry_count);
    writer_init(&writer, path, order.stories, story_count, entry_count);
    for (size_t i = 0; i < entry_count; i++) {
        if (i == 0 || keys[i] != keys[i - 1]) {
            writer_add(&writer, keys[i]);
        }
    }
    status = writer_finish(&writer, err);
    writer_release(&writer);
    order_release(&order);
    memory_free(keys);
    return status;
}
