/* SPDX-License-Identifier: MIT */
/* A commit a second must cost open drafts next to nothing. A new story has a few common
 * runs of words with any paragraph: it can change something only where these weigh
 * otherwise than before, or are enough to make it a candidate. */
#include "match/growth_find.h"

#include "base/memory.h"
#include "match/candidate.h"
#include "match/size.h"
#include "match/source.h"
#include "match/thresholds.h"

/* From so many new stories on, all is looked up anew. */
#define STORIES_LIMIT 256u

static enum status
add_story(struct growth *self, struct sources *sources, uint32_t number,
          struct error *err)
{
    const struct source *source;
    struct growth_story story = {.prints = {0}};
    struct source_prints prints = {0};
    enum status status = sources_get(sources, number, &source, err);
    if (status != STATUS_OK) {
        return status;
    }
    source_fingerprints(source, &prints);
    vec_each(const uint64_t, hash, &prints) {
        (*map_put(&story.prints, growth_print(*hash), 0))++;
        map_put(&self->prints, growth_print(*hash), 1);
    }
    vec_add(&self->stories, story);
    vec_release(&prints);
    if (source->story.guid != NULL) {
        map_put(&self->guids, growth_guid(source->story.guid), 1);
    }
    sources_trim(sources);
    return STATUS_OK;
}

/* Both are whole numbers. */
static bool
has_same_size(double before, double after)
{
    return (uint64_t)before == (uint64_t)after;
}

enum status
growth_find(struct growth *ret, struct snapshot *earlier, struct snapshot *later,
            bool *small, struct error *err)
{
    struct snapshot_growth more;
    struct archive_size before = {0};
    struct archive_size after = {0};
    *ret = (struct growth){.earlier = earlier, .later = later};
    *small = false;
    if (!snapshot_grew(later, earlier, &more) || more.end - more.first > STORIES_LIMIT) {
        return STATUS_OK;
    }
    if (!has_same_size(candidate_archive_size(earlier), candidate_archive_size(later))) {
        return STATUS_OK;
    }
    enum status status = archive_size_of(earlier, &before, err);
    if (status == STATUS_OK) {
        status = archive_size_of(later, &after, err);
    }
    ret->statuses_changed = more.statuses_changed;
    ret->stock_changed = before.stories != after.stories || before.days != after.days;
    struct sources *sources = sources_new(later, NULL);
    for (uint32_t i = more.first; status == STATUS_OK && i < more.end; i++) {
        status = add_story(ret, sources, i, err);
    }
    sources_free(sources);
    *small = status == STATUS_OK;
    return status;
}

/* Whether the runs that one new story shares say enough to lay it beside the
 * paragraph. Those that it has in vain may be counted: then it is looked up anew. */
static bool
is_candidate(const struct growth *self, const struct growth_story *story,
             const uint64_t *shared, const uint32_t *stories, size_t count)
{
    double size = candidate_archive_size(self->later);
    double bits = 0;
    for (size_t i = 0; i < count; i++) {
        if (map_find(&story->prints, growth_print(shared[i])) != NULL) {
            bits += candidate_bits(size, stories[i]);
        }
    }
    /* Sums differ in their last digits by the order of what is added. */
    return bits + 1e-6 >= candidate_least_bits(size);
}

static enum status
weigh_shared(const struct growth *self, const uint64_t *shared, size_t count, bool *ret,
             struct error *err)
{
    uint32_t *before = memory_alloc_array(2 * count, sizeof *before);
    uint32_t *after = before + count;
    enum status status = snapshot_count(self->earlier, shared, count, NULL, before, err);
    if (status == STATUS_OK) {
        status = snapshot_count(self->later, shared, count, NULL, after, err);
    }
    *ret = false;
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        *ret = *ret || archive_size_round(before[i]) != archive_size_round(after[i]);
    }
    vec_each(const struct growth_story, story, &self->stories) {
        *ret = *ret ||
               (status == STATUS_OK && is_candidate(self, story, shared, after, count));
    }
    memory_free(before);
    return status;
}

enum status
growth_touches(const struct growth *self, const struct matches *matches, bool *ret,
               struct error *err)
{
    struct {
        VEC_OF(uint64_t);
    } shared = {0};
    vec_each(const uint64_t, hash, &matches->asked) {
        if (map_find(&self->prints, growth_print(*hash)) != NULL) {
            vec_add(&shared, *hash);
        }
    }
    enum status status = STATUS_OK;
    *ret = shared.count > 0 || (matches->had_common && self->stock_changed);
    /* Where something was found, days and outlets of common runs count as well. */
    if (shared.count > 0 && !matches->had_hits) {
        status = weigh_shared(self, shared.data, shared.count, ret, err);
    }
    vec_release(&shared);
    return status;
}
