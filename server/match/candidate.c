/* SPDX-License-Identifier: MIT */
/* Which stories are worth laying beside a paragraph. Rare shingles speak first: their
 * postings are few and say most, so however often a story was picked up, and however
 * many stories an archive has, a bounded number of postings is read. */
#include "match/candidate.h"

#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/memory.h"
#include "match/size.h"
#include "match/thresholds.h"

/* A shingle of the paragraph, and in how many stories it stands, rounded. */
struct probe {
    uint64_t hash;
    uint32_t stories;
};

struct lookup {
    struct {
        VEC_OF(struct probe);
    } probes; /* rarest first */
    struct hash_set hashes;
    struct postings postings;
    size_t *ends;
};

static void
lookup_release(struct lookup *self)
{
    vec_release(&self->probes);
    vec_release(&self->hashes);
    vec_release(&self->postings);
    memory_free(self->ends);
}

static int
compare_probes(const void *a, const void *b)
{
    const struct probe *left = a;
    const struct probe *right = b;
    if (left->stories != right->stories) {
        return left->stories < right->stories ? -1 : 1;
    }
    return left->hash < right->hash ? -1 : left->hash > right->hash;
}

static enum status
count_stories(struct lookup *self, const struct shingles *shingles,
              struct snapshot *snapshot, const struct cancel *cancel, struct error *err)
{
    vec_each(const struct shingle, shingle, shingles) {
        vec_add(&self->hashes, shingle->hash);
    }
    hash_set_normalise(&self->hashes);
    size_t count = self->hashes.count;
    uint32_t *stories = memory_alloc_array(count, sizeof *stories);
    enum status status =
        snapshot_count(snapshot, self->hashes.data, count, cancel, stories, err);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        if (stories[i] > 0) {
            uint32_t rounded = (uint32_t)archive_size_round(stories[i]);
            vec_add(&self->probes, ((struct probe){self->hashes.data[i], rounded}));
        }
    }
    if (self->probes.count > 1) {
        qsort(self->probes.data, self->probes.count, sizeof *self->probes.data,
              compare_probes);
    }
    memory_free(stories);
    return status;
}

/* Keeps the rarest probes whose postings fit the budget, and a few in any case. */
static void
spend_budget(struct lookup *self)
{
    size_t kept = 0;
    uint64_t postings = 0;
    while (kept < self->probes.count) {
        uint32_t stories = self->probes.data[kept].stories;
        postings += stories < POSTING_LIMIT ? stories : POSTING_LIMIT;
        if (kept >= PROBE_MIN && postings > POSTING_BUDGET) {
            break;
        }
        kept++;
    }
    self->probes.count = kept;
}

static enum status
read_postings(struct lookup *self, const struct sources *sources,
              const struct cancel *cancel, struct error *err)
{
    vec_clear(&self->hashes);
    vec_each(const struct probe, probe, &self->probes) {
        vec_add(&self->hashes, probe->hash);
    }
    self->ends = memory_alloc_array(self->hashes.count, sizeof *self->ends);
    struct posting_query query = {
        .hashes = self->hashes.data,
        .count = self->hashes.count,
        .limit = POSTING_LIMIT,
        .left_out = sources_left_out(sources),
        .cancel = cancel,
    };
    return snapshot_find(sources_snapshot(sources), &query, &self->postings, self->ends,
                         err);
}

double
candidate_archive_size(const struct snapshot *snapshot)
{
    double stories = (double)archive_size_round(snapshot_story_count(snapshot));
    return stories > ARCHIVE_MIN_STORIES ? stories : ARCHIVE_MIN_STORIES;
}

double
candidate_rarest_bits(const struct snapshot *snapshot)
{
    return log2(candidate_archive_size(snapshot));
}

double
candidate_least_bits(double archive_stories)
{
    return log2(archive_stories / CANDIDATE_RARE_STORIES);
}

double
candidate_bits(double archive_stories, uint32_t stories)
{
    double bits = log2(archive_stories / (double)archive_size_round(stories));
    return bits > 0 ? bits : 0;
}

static void
weigh(struct candidates *all, const struct lookup *lookup, double archive_stories)
{
    struct map places = {0};
    size_t start = 0;
    for (size_t i = 0; i < lookup->probes.count; i++) {
        double bits = candidate_bits(archive_stories, lookup->probes.data[i].stories);
        for (; start < lookup->ends[i]; start++) {
            const struct posting *posting = &lookup->postings.data[start];
            uint64_t *place = map_put(&places, posting->story, all->count);
            if (*place == all->count) {
                vec_add(all, ((struct candidate){.story = posting->story,
                                                 .day = posting->day}));
            }
            all->data[*place].hits++;
            all->data[*place].bits += bits;
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
    if (left->bits != right->bits) {
        return left->bits > right->bits ? -1 : 1;
    }
    if (left->day != right->day) {
        return left->day < right->day ? -1 : 1; /* undated ones first */
    }
    return left->story < right->story ? -1 : left->story > right->story;
}

static void
keep_best(struct candidates *ret, struct candidates *all, double least_bits)
{
    size_t kept = 0;
    vec_each(struct candidate, candidate, all) {
        if (candidate->bits >= least_bits) {
            all->data[kept++] = *candidate;
        }
    }
    all->count = kept;
    if (all->count > 1) {
        qsort(all->data, all->count, sizeof *all->data, compare_candidates);
    }
    for (size_t i = 0; i < all->count && i < CANDIDATE_LIMIT; i++) {
        vec_add(ret, all->data[i]);
    }
}

enum status
candidates_find(struct candidates *ret, const struct passage_draft *draft,
                const struct sources *sources, const struct cancel *cancel,
                struct error *err)
{
    struct lookup lookup = {0};
    struct candidates all = {0};
    struct snapshot *snapshot = sources_snapshot(sources);
    double stories = candidate_archive_size(snapshot);
    enum status status = count_stories(&lookup, &draft->shingles, snapshot, cancel, err);
    size_t shingle_count = lookup.hashes.count;
    if (status == STATUS_OK) {
        spend_budget(&lookup);
        status = read_postings(&lookup, sources, cancel, err);
    }
    if (status == STATUS_OK) {
        weigh(&all, &lookup, stories);
        ret->shingles = shingle_count;
        keep_best(ret, &all, candidate_least_bits(stories));
    }
    lookup_release(&lookup);
    vec_release(&all);
    return status;
}
