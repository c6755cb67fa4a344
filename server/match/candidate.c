/* SPDX-License-Identifier: MIT */
#include "match/candidate.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "match/hash_set.h"
#include "match/thresholds.h"

struct lookup {
    struct hash_set hashes;
    size_t *ends;
    struct postings postings;
};

static void
collect_hashes(struct lookup *self, const struct shingles *shingles)
{
    vec_reserve(&self->hashes, shingles->count);
    vec_each(const struct shingle, shingle, shingles) {
        vec_add(&self->hashes, shingle->hash);
    }
    hash_set_normalise(&self->hashes);
    self->ends = memory_alloc_array(self->hashes.count, sizeof *self->ends);
}

static void
lookup_release(struct lookup *self)
{
    vec_release(&self->hashes);
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
    for (size_t i = 0; i < lookup->hashes.count; i++) {
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
    status = snapshot_find(snapshot, lookup.hashes.data, lookup.hashes.count,
                           POSTING_LIMIT, cancel, &lookup.postings, lookup.ends, err);
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
