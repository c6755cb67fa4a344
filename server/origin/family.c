/* SPDX-License-Identifier: MIT */
/* What belongs together. Dates and wording decide; host names, file dates and the
 * publisher never do. */
#include "origin/family.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "match/growth.h"
#include "origin/kinship.h"

/* Stories compared in full with the one whose family is wanted. */
#define KIN_LIMIT 24
#define KIN_POSTING_LIMIT 256
/* Shared fingerprints below this part of the story's are background. */
#define KIN_MIN_SHARE 0.05
#define KIN_MIN_HITS 4
/* Families that are kept when an archive grows; of more all are forgotten. */
#define FAMILIES_LIMIT ((size_t)4096)

/* A family, and what of the archive it depends on. */
struct found_family {
    struct family family;
    uint32_t story;
    struct date published;
    struct source_prints prints; /* of the story */
    uint64_t guid;               /* growth_guid; 0 where it has none */
};

struct families {
    struct sources *sources;
    struct map by_story;
    struct {
        VEC_OF(struct found_family *);
    } found;
};

struct kin {
    uint32_t story;
    uint32_t hits;
};

struct kins {
    VEC_OF(struct kin);
};

struct families *
families_new(struct sources *sources)
{
    struct families *self = memory_zalloc(sizeof *self);
    self->sources = sources;
    return self;
}

static void
found_family_free(struct found_family *self)
{
    memory_free(self->family.members);
    vec_release(&self->prints);
    memory_free(self);
}

void
families_free(struct families *self)
{
    if (self == NULL) {
        return;
    }
    vec_each(struct found_family *, found, &self->found) {
        found_family_free(*found);
    }
    vec_release(&self->found);
    map_release(&self->by_story);
    memory_free(self);
}

static int
compare_kin(const void *a, const void *b)
{
    const struct kin *left = a;
    const struct kin *right = b;
    if (left->hits != right->hits) {
        return left->hits > right->hits ? -1 : 1;
    }
    return left->story < right->story ? -1 : left->story > right->story;
}

static void
count_kin(struct kins *ret, const struct postings *postings, uint32_t self,
          uint32_t least_hits)
{
    struct map places = {0};
    vec_each(struct posting, posting, postings) {
        if (posting->story == self) {
            continue;
        }
        uint64_t *place = map_put(&places, posting->story, ret->count);
        if (*place == ret->count) {
            vec_add(ret, ((struct kin){posting->story, 0}));
        }
        ret->data[*place].hits++;
    }
    map_release(&places);
    size_t kept = 0;
    vec_each(const struct kin, kin, ret) {
        if (kin->hits >= least_hits) {
            ret->data[kept++] = *kin;
        }
    }
    ret->count = kept;
    if (ret->count > 1) {
        qsort(ret->data, ret->count, sizeof *ret->data, compare_kin);
    }
    ret->count = ret->count < KIN_LIMIT ? ret->count : KIN_LIMIT;
}

/* Kin by its words is not farther from it than these days. */
static bool
days_around(struct date published, struct segment_days *ret)
{
    if (published.precision < DATE_DAY) {
        return false;
    }
    int32_t day = date_day(published);
    *ret = (struct segment_days){day - KIN_MAX_DAYS, day + KIN_MAX_DAYS};
    return true;
}

/* Stories that share enough fingerprints to be looked at. */
static enum status
find_kin(const struct families *self, const struct found_family *found,
         const struct cancel *cancel, struct kins *ret, struct error *err)
{
    struct postings postings = {0};
    size_t count = found->prints.count;
    size_t *ends = memory_alloc_array(count, sizeof *ends);
    struct segment_days days;
    struct posting_query query = {
        .hashes = found->prints.data,
        .count = count,
        .limit = KIN_POSTING_LIMIT,
        .left_out = sources_left_out(self->sources),
        .cancel = cancel,
        .days = days_around(found->published, &days) ? &days : NULL,
    };
    enum status status =
        snapshot_find(sources_snapshot(self->sources), &query, &postings, ends, err);
    if (status == STATUS_OK) {
        uint32_t wanted = (uint32_t)(KIN_MIN_SHARE * (double)count);
        count_kin(ret, &postings, found->story,
                  wanted < KIN_MIN_HITS ? KIN_MIN_HITS : wanted);
    }
    memory_free(ends);
    vec_release(&postings);
    return status;
}

static enum status
add_versions(const struct families *self, const struct source *source, struct kins *kins,
             struct error *err)
{
    if (source->story.guid == NULL) {
        return STATUS_OK;
    }
    struct story_numbers versions = {0};
    enum status status =
        sources_versions(self->sources, source->story.guid, &versions, err);
    vec_each(uint32_t, number, &versions) {
        bool known = *number == source->story.number;
        vec_each(struct kin, kin, kins) {
            known = known || kin->story == *number;
        }
        if (!known) {
            vec_add(kins, ((struct kin){*number, 0}));
        }
    }
    vec_release(&versions);
    return status;
}

static int
compare_numbers(const void *a, const void *b)
{
    uint32_t left = ((const struct relative *)a)->story;
    uint32_t right = ((const struct relative *)b)->story;
    return left < right ? -1 : left > right;
}

static enum status
gather(struct families *self, struct family *family, const struct source *source,
       const struct kins *kins, struct error *err)
{
    family->members = memory_alloc_array(kins->count, sizeof *family->members);
    vec_each(const struct kin, kin, kins) {
        const struct source *other;
        enum status status = sources_get(self->sources, kin->story, &other, err);
        if (status != STATUS_OK) {
            return status;
        }
        struct kinship kinship = kinship_of(source, other);
        if (kinship.is_kin) {
            family->members[family->count++] =
                (struct relative){kin->story, kinship.is_named, kinship.is_whole};
        }
    }
    if (family->count > 1) {
        qsort(family->members, family->count, sizeof *family->members, compare_numbers);
    }
    return STATUS_OK;
}

static enum status
find_family(struct families *self, struct found_family *ret, const struct cancel *cancel,
            struct error *err)
{
    struct kins kins = {0};
    const struct source *source;
    enum status status = sources_get(self->sources, ret->story, &source, err);
    if (status == STATUS_OK) {
        const char *guid = source->story.guid;
        ret->published = source->story.published;
        ret->guid = guid != NULL ? growth_guid(guid) : 0;
        source_fingerprints(source, &ret->prints);
        status = find_kin(self, ret, cancel, &kins, err);
    }
    if (status == STATUS_OK) {
        status = add_versions(self, source, &kins, err);
    }
    if (status == STATUS_OK) {
        status = gather(self, &ret->family, source, &kins, err);
    }
    vec_release(&kins);
    return status;
}

enum status
families_get(struct families *self, uint32_t story, const struct cancel *cancel,
             const struct family **ret, struct error *err)
{
    uint64_t *place = map_find(&self->by_story, story);
    if (place != NULL) {
        *ret = &self->found.data[*place]->family;
        return STATUS_OK;
    }
    struct found_family *found = memory_zalloc(sizeof *found);
    found->story = story;
    enum status status = find_family(self, found, cancel, err);
    if (status != STATUS_OK) {
        found_family_free(found);
        return status;
    }
    map_put(&self->by_story, story, self->found.count);
    vec_add(&self->found, found);
    *ret = &found->family;
    return STATUS_OK;
}

static bool
may_have_grown(const struct found_family *self, const struct growth *growth)
{
    return (self->guid != 0 && map_find(&growth->guids, self->guid) != NULL) ||
           growth_shares(growth, self->prints.data, self->prints.count, KIN_MIN_HITS);
}

void
families_renew(struct families *self, const struct growth *growth, bool *touched)
{
    size_t kept = 0;
    bool keeps = self->found.count <= FAMILIES_LIMIT;
    map_clear(&self->by_story);
    for (size_t i = 0; i < self->found.count; i++) {
        struct found_family *found = self->found.data[i];
        if (!keeps || may_have_grown(found, growth)) {
            found_family_free(found);
            *touched = true;
        } else {
            map_put(&self->by_story, found->story, kept);
            self->found.data[kept++] = found;
        }
    }
    self->found.count = kept;
}
