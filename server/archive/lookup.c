/* SPDX-License-Identifier: MIT */
/* Hashes in, postings out. */
#include "archive/snapshot.h"
#include "archive/view.h"
#include "base/memory.h"

/* How many hashes are looked up between two looks at the cancel token. */
#define CANCEL_STRIDE 64

/* Takes forgotten and left out stories out of what was found from `start` on. */
static void
filter_stories(const struct snapshot *self, const struct left_out *left_out,
               struct postings *postings, size_t start)
{
    size_t kept = start;
    for (size_t i = start; i < postings->count; i++) {
        uint32_t story = postings->data[i].story;
        if (map_find(&self->forgotten, story) == NULL && !left_out_has(left_out, story)) {
            postings->data[kept++] = postings->data[i];
        }
    }
    postings->count = kept;
}

static void
expect(const struct snapshot *self, const uint64_t *hashes, size_t count, size_t at)
{
    for (size_t i = 0; i < self->segment_count; i++) {
        segment_expect(self->segments[i], hashes, count, at);
    }
}

/* `range` NULL: of all stories. */
static void
find_in_segment(const struct segment *segment, const struct segment_range *range,
                uint64_t hash, size_t limit, struct postings *ret)
{
    if (range != NULL) {
        segment_find_range(segment, hash, range, limit, ret);
    } else {
        segment_find(segment, hash, limit, ret);
    }
}

static void
find_hash(const struct snapshot *self, const struct posting_query *query,
          const struct segment_range *ranges, uint64_t hash, struct postings *ret)
{
    size_t start = ret->count;
    size_t limit = query->limit;
    /* What is filtered must not count against the limit. */
    bool filters = self->forgotten.count > 0 ||
                   (query->left_out != NULL && query->left_out->numbers.count > 0);
    for (size_t i = 0; i < self->segment_count; i++) {
        size_t found = ret->count - start;
        if (limit != 0 && found >= limit) {
            break;
        }
        find_in_segment(self->segments[i], ranges != NULL ? &ranges[i] : NULL, hash,
                        limit != 0 && !filters ? limit - found : 0, ret);
        if (filters) {
            filter_stories(self, query->left_out, ret, start + found);
        }
    }
    if (limit != 0 && ret->count - start > limit) {
        ret->count = start + limit;
    }
}

enum status
snapshot_check(const struct snapshot *self, struct error *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < self->segment_count; i++) {
        status = segment_check(self->segments[i], err);
    }
    return status;
}

/* The stories of the days that are asked for, in each segment; NULL for all. */
static struct segment_range *
find_ranges(const struct snapshot *self, const struct segment_days *days)
{
    struct segment_range *ret = NULL;
    if (days != NULL) {
        ret = memory_alloc_array(self->segment_count + 1, sizeof *ret);
        for (size_t i = 0; i < self->segment_count; i++) {
            ret[i] = segment_range_of(self->segments[i], *days);
        }
    }
    return ret;
}

enum status
snapshot_find(struct snapshot *self, const struct posting_query *query,
              struct postings *ret, size_t *ends, struct error *err)
{
    size_t before = ret->count;
    enum status status = STATUS_OK;
    struct segment_range *ranges = find_ranges(self, query->days);
    for (size_t i = 0; status == STATUS_OK && i < query->count; i++) {
        if (i % CANCEL_STRIDE == 0 && cancel_requested(query->cancel)) {
            status = error_set(err, STATUS_CANCELLED, "cancelled");
        } else {
            expect(self, query->hashes, query->count, i);
            find_hash(self, query, ranges, query->hashes[i], ret);
            ends[i] = ret->count;
        }
    }
    memory_free(ranges);
    if (status == STATUS_OK) {
        status = snapshot_check(self, err);
    }
    if (status != STATUS_OK) {
        ret->count = before;
    }
    return status;
}

enum status
snapshot_count(struct snapshot *self, const uint64_t *hashes, size_t count,
               const struct cancel *cancel, uint32_t *ret, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (i % CANCEL_STRIDE == 0 && cancel_requested(cancel)) {
            return error_set(err, STATUS_CANCELLED, "cancelled");
        }
        size_t stories = 0;
        expect(self, hashes, count, i);
        for (size_t j = 0; j < self->segment_count; j++) {
            stories += segment_count(self->segments[j], hashes[i]);
        }
        ret[i] = stories < UINT32_MAX ? (uint32_t)stories : UINT32_MAX;
    }
    return snapshot_check(self, err);
}
