/* SPDX-License-Identifier: MIT */
/* A batch of new stories becomes a segment. */
#include <assert.h>

#include "base/memory.h"
#include "index/segment.h"
#include "index/sort.h"
#include "index/writer.h"

static uint64_t
key_of(const struct segment_entry *entry)
{
    return (entry->hash & ~LAYOUT_KEY_ORDINAL) | entry->story;
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
    uint64_t *keys = memory_alloc_array(entry_count + 1, 2 * sizeof *keys);
    for (size_t i = 0; i < entry_count; i++) {
        assert(entries[i].story < story_count);
        keys[i] = key_of(&entries[i]);
    }
    sort_keys(keys, keys + entry_count, entry_count);
    writer_init(&writer, path, stories, story_count, entry_count);
    for (size_t i = 0; i < entry_count; i++) {
        if (i == 0 || keys[i] != keys[i - 1]) {
            writer_add(&writer, keys[i]);
        }
    }
    status = writer_finish(&writer, err);
    writer_release(&writer);
    memory_free(keys);
    return status;
}
