/* SPDX-License-Identifier: MIT */
#ifndef INDEX_MERGE_H
#define INDEX_MERGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "index/reader.h"

/* The entries of several verified segments as one ascending stream of keys, with
 * stories renumbered. */

struct merge_stories {
    VEC_OF(struct segment_story);
};

/* One segment on its way through a merge. */
struct merge_source {
    const struct segment *segment;
    uint32_t *ordinals; /* of its stories in the merged segment; or MERGE_LEFT_OUT */
    uint64_t next;      /* entry */
    uint64_t bucket;    /* of that entry */
    uint64_t key;       /* the one that waits */
};

#define MERGE_LEFT_OUT UINT32_MAX

struct merge {
    struct merge_stories stories; /* that are kept, in the order of a segment */
    struct merge_source *sources;
    size_t source_count;
    struct merge_source **heap; /* by key, least first; those with a key */
    size_t heap_count;
};

/* Which stories are kept; all where `keep` is NULL. */
struct merge_filter {
    bool (*keep)(uint32_t number, void *data);
    void *data;
};

/* STATUS_INVALID where a story stands in two segments. Release in any case. */
enum status merge_init(struct merge *self, struct segment *const *segments, size_t count,
                       struct merge_filter filter, struct error *err) NODISCARD;
/* The next key, false at the end. */
bool merge_next(struct merge *self, uint64_t *ret);
void merge_release(struct merge *self);

#endif
