/* SPDX-License-Identifier: MIT */
#include "match/candidate.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "match/thresholds.h"

struct lookup {
    uint64_t *hashes; /* different ones, ascending */
    size_t count;
    size_t *ends;
    struct postings postings;
};

static int
compare_hashes(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

static void
collect_hashes(struct lookup *self, const struct shingles *shingles)
{
    self->hashes = memory_alloc_array(shingles->count, sizeof *self->hashes);
    self->ends = memory_alloc_array(shingles->count, sizeof *self->ends);
    vec_each(struct shingle, shingle, shingles) {
        self->hashes[self->count++] = shingle->hash;
    }
    if (self->count < 2) {
        return;
    }
    qsort(self->hashes, self->count, sizeof *self->hashes, compare_hashes);
    size_t kept = 1;
    for (size_t i = 1; i < self->count; i++) {
        if (self->hashes[i] != self->hashes[kept - 1]) {
            self->hashes[kept++] = self->hashes[i];
        }
    }
    self->count = kept;
}

static void
lookup_release(struct lookup *self)
{
    memory_free(self->hashes);
    memory_free(self->ends);
    vec_release(&self->postings);
}

static int
compare_days(const void *a, const void *b)
{
    int32_t left = *(const int32_t *)a;
    int32_t right = *(const int32_t *)b;
    return left < right ? -1 : left > right;
}

/* Days, not stories: a paragraph that forty papers picked up within a day is in
 * many stories and is what we look for; a phrase that turns up month after month
 * is nobody's. Undated stories say nothing either way. */
static bool
is_stock(const struct posting *postings, size_t count, uint64_t archive_days)
{
    if (count <= STOCK_MIN_DAYS) {
        return false;
    }
    int32_t *days = memory_alloc_array(count, sizeof *days);
    size_t dated = 0;
    for (size_t i = 0; i < count; i++) {
        if (postings[i].day != DAY_UNKNOWN) {
            days[dated++] = postings[i].day;
        }
    }
    size_t distinct = 0;
    if (dated > 0) {
        qsort(days, dated, sizeof *days, compare_days);
        distinct = 1;
        for (size_t i = 1; i < dated; i++) {
            distinct += days[i] != days[i - 1];
        }
    }
    memory_free(days);
    return distinct > STOCK_MIN_DAYS &&
           (double)distinct > STOCK_DAY_SHARE * (double)archive_days;
}

static void
count_hits(struct candidates *all, const struct lookup *lookup, uint64_t archive_days)
{
    struct map places = {0};
    size_t start = 0;
    for (size_t i = 0; i < lookup->count; i++) {
        size_t end = lookup->ends[i];
        size_t count = end - start;
        if (count == 0) {
            continue;
        }
        const struct posting *postings = lookup->postings.data + start;
        start = end;
        if (is_stock(postings, count, archive_days)) {
            continue;
        }
        for (size_t j = 0; j < count; j++) {
            uint64_t *place = map_put(&places, postings[j].story, all->count);
            if (*place == all->count) {
                vec_add(all, ((struct candidate){.story = postings[j].story,
                                                 .day = postings[j].day}));
            }
            all->data[*place].hits++;
            all->data[*place].rare |= count == 1;
        }
    }
    map_release(&places);
}

/* Among equals the earliest: it may be the original. */
static int
compare_candidates(const void *a, const void *b)
{
    const struct candidate *left = a;
    const struct candidate *right = b;
    if (left->hits != right->hits) {
        return left->hits > right->hits ? -1 : 1;
    }
    if (left->day != right->day) {
        return left->day < right->day ? -1 : 1; /* undated ones first */
    }
    return left->story < right->story ? -1 : left->story > right->story;
}

static void
keep_best(struct candidates *ret, struct candidates *all)
{
    if (all->count > 1) {
        qsort(all->data, all->count, sizeof *all->data, compare_candidates);
    }
    vec_each(struct candidate, candidate, all) {
        if (ret->count == CANDIDATE_LIMIT) {
            break;
        }
        if (candidate->hits >= CANDIDATE_MIN_HITS || candidate->rare) {
            vec_add(ret, *candidate);
        }
    }
}

enum status
candidates_find(struct candidates *ret, const struct passage_draft *draft,
                struct snapshot *snapshot, const struct cancel *cancel, struct error *err)
{
    struct lookup lookup = {0};
    struct candidates all = {0};
    struct snapshot_stats stats;
    enum status status = snapshot_stats(snapshot, &stats, err);
    if (status != STATUS_OK) {
        goto done;
    }
    collect_hashes(&lookup, &draft->shingles);
    status = snapshot_find(snapshot, lookup.hashes, lookup.count, POSTING_LIMIT, cancel,
                           &lookup.postings, lookup.ends, err);
    if (status != STATUS_OK) {
        goto done;
    }
    count_hits(&all, &lookup, stats.days);
    keep_best(ret, &all);

done:
    lookup_release(&lookup);
    vec_release(&all);
    return status;
}
