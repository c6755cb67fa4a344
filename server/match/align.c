/* SPDX-License-Identifier: MIT */
/* Which words of a paragraph stand in a story, and where: greedy tiling by the
 * longest run first (so that a reordered sentence is found where it went), then
 * single equal words in the small gaps between runs. Knows nothing of what a
 * finding is. */
#include "match/passage.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "match/common.h"
#include "match/thresholds.h"

/* Around a run nothing holds a gap from the other side: two words in a row are the least
 * that counts. */
#define EDGE_MIN_TOKENS 2
/* How often is looked around what was found. */
#define EXTEND_ROUNDS 8
#define GAP_TOKENS 24 /* of one side, whatever they weigh */

struct tiling {
    const struct passage_draft *draft;
    const struct source *source;
    struct common common;
    struct runs found;  /* every maximal run that begins with a common shingle */
    bool *draft_taken;  /* per token */
    bool *source_taken; /* per token */
    int64_t anchor_diagonal;
};

static bool
same_word(const struct tiling *self, uint32_t draft, uint32_t source)
{
    return self->draft->hashes[draft] == self->source->hashes[source];
}

/* Source tokens beyond which a run may not go: it stays in its paragraph. */
static struct span
paragraph_of(const struct source *source, uint32_t token)
{
    size_t low = 0;
    size_t high = source->paragraph_tokens.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->paragraph_tokens.data[middle].start <= token) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return source->paragraph_tokens.data[low];
}

static struct run
extend(const struct tiling *self, uint32_t draft, uint32_t source)
{
    struct span bounds = paragraph_of(self->source, source);
    uint32_t draft_end = draft;
    uint32_t source_end = source;
    while (draft_end < self->draft->tokens.count && source_end < bounds.end &&
           same_word(self, draft_end, source_end)) {
        draft_end++;
        source_end++;
    }
    while (draft > 0 && source > bounds.start && same_word(self, draft - 1, source - 1)) {
        draft--;
        source--;
    }
    return (struct run){draft, source, draft_end - draft};
}

static bool
lies_in(const struct run *run, uint32_t draft, uint32_t source)
{
    return draft >= run->draft && draft < run->draft + run->length &&
           source - run->source == draft - run->draft;
}

/* Draft shingles come in order, so a shingle of a run that is known already was
 * found by its neighbour: only the last few runs need be looked at. */
static bool
is_known(const struct runs *found, uint32_t draft, uint32_t source)
{
    for (size_t i = found->count; i > 0; i--) {
        if (lies_in(&found->data[i - 1], draft, source)) {
            return true;
        }
    }
    return false;
}

/* A shingle that stands this often in one story is a list or a refrain. */
#define REPEAT_LIMIT 16
/* More runs than this are no text ("a a a a a ..."): what is found by then will do. */
#define FOUND_LIMIT 2048

static void
add_runs_of(struct tiling *self, size_t shingle)
{
    uint32_t token = self->draft->shingles.data[shingle].first;
    uint32_t at = common_first(&self->common, self->draft, shingle);
    for (int i = 0; i < REPEAT_LIMIT && at != COMMON_NONE; i++) {
        const struct common_place *place = &self->common.places.data[at];
        at = place->next;
        if (is_known(&self->found, token, place->token)) {
            continue;
        }
        struct run run = extend(self, token, place->token);
        if (run.length > 0) { /* 0: two words with one hash */
            vec_add(&self->found, run);
        }
    }
}

static void
find_runs(struct tiling *self)
{
    const struct shingles *shingles = &self->draft->shingles;
    uint64_t last = 0;
    for (size_t i = 0; i < shingles->count && self->found.count <= FOUND_LIMIT; i++) {
        if (shingles->data[i].hash != last) {
            add_runs_of(self, i);
        }
        last = shingles->data[i].hash;
    }
}

/* For each shingle of the draft, whether the story has it. */
static bool *
list_common(const struct tiling *self)
{
    size_t count = self->draft->shingles.count;
    bool *ret = memory_alloc_array(count, sizeof *ret);
    for (size_t i = 0; i < count; i++) {
        ret[i] = common_first(&self->common, self->draft, i) != COMMON_NONE;
    }
    return ret;
}

static uint32_t
run_weight(const struct tiling *self, const struct run *run)
{
    uint32_t weight = 0;
    for (uint32_t i = 0; i < run->length; i++) {
        weight += self->draft->tokens.data[run->draft + i].weight;
    }
    return weight;
}

/* The longest part of the run that is free on both sides. */
static struct run
free_part(const struct tiling *self, const struct run *run)
{
    struct run best = {0};
    struct run part = {0};
    for (uint32_t i = 0; i <= run->length; i++) {
        bool is_free = i < run->length && !self->draft_taken[run->draft + i] &&
                       !self->source_taken[run->source + i];
        if (is_free) {
            if (part.length == 0) {
                part = (struct run){run->draft + i, run->source + i, 0};
            }
            part.length++;
        } else {
            best = part.length > best.length ? part : best;
            part.length = 0;
        }
    }
    return best;
}

static void
take(struct tiling *self, const struct run *run)
{
    memset(self->draft_taken + run->draft, true, run->length);
    memset(self->source_taken + run->source, true, run->length);
}

static int64_t
diagonal(const struct run *run)
{
    return (int64_t)run->source - (int64_t)run->draft;
}

/* Best first: longer, then nearer to where most of the passage stands. */
static bool
is_better(const struct tiling *self, const struct run *a, const struct run *b)
{
    if (a->length != b->length) {
        return a->length > b->length;
    }
    int64_t distance_a = llabs(diagonal(a) - self->anchor_diagonal);
    int64_t distance_b = llabs(diagonal(b) - self->anchor_diagonal);
    if (distance_a != distance_b) {
        return distance_a < distance_b;
    }
    return a->draft != b->draft ? a->draft < b->draft : a->source < b->source;
}

/* Takes the best run, cuts the others down to what is left of them, and so on. */
static void
tile(struct tiling *self, struct runs *ret)
{
    while (self->found.count > 0) {
        size_t best = 0;
        for (size_t i = 1; i < self->found.count; i++) {
            if (is_better(self, &self->found.data[i], &self->found.data[best])) {
                best = i;
            }
        }
        struct run run = self->found.data[best];
        struct run part = free_part(self, &run);
        if (part.length < run.length) {
            /* It shrank: put it back among the others, or drop it. */
            if (part.length == 0 ||
                run_weight(self, &part) < RUN_MIN_WORDS * TOKEN_WORD_WEIGHT) {
                self->found.data[best] = *vec_last(&self->found);
                self->found.count--;
            } else {
                self->found.data[best] = part;
            }
            continue;
        }
        if (ret->count == 0) {
            self->anchor_diagonal = diagonal(&run);
        }
        vec_add(ret, run);
        take(self, &run);
        self->found.data[best] = *vec_last(&self->found);
        self->found.count--;
    }
}

static int
compare_runs(const void *a, const void *b)
{
    const struct run *left = a;
    const struct run *right = b;
    return left->draft < right->draft ? -1 : left->draft > right->draft;
}

static void
sort_runs(struct runs *runs)
{
    if (runs->count > 1) {
        qsort(runs->data, runs->count, sizeof *runs->data, compare_runs);
    }
}

/* A stretch of words on each side between two runs (or beyond the last one). */
struct gap {
    struct span draft;
    struct span source;
};

/* Longest common subsequence of the gap's words, each a run of its own. The table
 * is small: GAP_TOKENS squared. */
static void
fill_gap(const struct tiling *self, const struct gap *gap, struct runs *ret)
{
    uint8_t table[GAP_TOKENS + 1][GAP_TOKENS + 1] = {{0}};
    uint32_t rows = span_length(gap->draft);
    uint32_t columns = span_length(gap->source);
    for (uint32_t i = rows; i-- > 0;) {
        for (uint32_t j = columns; j-- > 0;) {
            uint8_t skip =
                table[i + 1][j] > table[i][j + 1] ? table[i + 1][j] : table[i][j + 1];
            uint8_t both = (uint8_t)(table[i + 1][j + 1] + 1);
            bool same = same_word(self, gap->draft.start + i, gap->source.start + j);
            table[i][j] = same && both > skip ? both : skip;
        }
    }
    uint32_t i = 0;
    uint32_t j = 0;
    while (i < rows && j < columns) {
        if (same_word(self, gap->draft.start + i, gap->source.start + j) &&
            table[i][j] == table[i + 1][j + 1] + 1) {
            vec_add(ret, ((struct run){gap->draft.start + i, gap->source.start + j, 1}));
            i++;
            j++;
        } else if (table[i + 1][j] >= table[i][j + 1]) {
            i++;
        } else {
            j++;
        }
    }
}

static bool
is_empty(const struct gap *gap)
{
    return gap->draft.start >= gap->draft.end || gap->source.start >= gap->source.end;
}

static bool
is_small_gap(const struct tiling *self, const struct gap *gap)
{
    return !is_empty(gap) && span_length(gap->draft) <= GAP_TOKENS &&
           span_length(gap->source) <= GAP_TOKENS &&
           tokens_words(&self->draft->tokens, gap->draft.start, gap->draft.end) <=
               GAP_LIMIT &&
           tokens_words(&self->source->tokens, gap->source.start, gap->source.end) <=
               GAP_LIMIT;
}

static bool
is_free(const bool *taken, struct span tokens)
{
    for (uint32_t i = tokens.start; i < tokens.end; i++) {
        if (taken[i]) {
            return false;
        }
    }
    return true;
}

/* Runs that touch on both sides are one. */
static void
join_runs(struct runs *runs)
{
    size_t kept = 0;
    for (size_t i = 0; i < runs->count; i++) {
        struct run run = runs->data[i];
        struct run *last = kept > 0 ? &runs->data[kept - 1] : NULL;
        if (last != NULL && last->draft + last->length == run.draft &&
            last->source + last->length == run.source) {
            last->length += run.length;
        } else {
            runs->data[kept++] = run;
        }
    }
    runs->count = kept;
}

/* Adds what equal words the gap has, in rows of at least `least`. */
static void
add_from_gap(struct tiling *self, const struct gap *gap, uint32_t least,
             struct runs *runs)
{
    struct runs found = {0};
    if (!is_empty(gap) && is_free(self->draft_taken, gap->draft) &&
        is_free(self->source_taken, gap->source)) {
        fill_gap(self, gap, &found);
        join_runs(&found);
    }
    vec_each(struct run, run, &found) {
        if (run->length >= least) {
            vec_add(runs, *run);
            take(self, run);
        }
    }
    vec_release(&found);
}

static void
fill_gaps(struct tiling *self, struct runs *runs)
{
    size_t count = runs->count;
    for (size_t i = 0; i + 1 < count; i++) {
        const struct run *left = &runs->data[i];
        const struct run *right = &runs->data[i + 1];
        struct gap gap = {
            {left->draft + left->length, right->draft},
            {left->source + left->length, right->source},
        };
        if (is_small_gap(self, &gap)) {
            add_from_gap(self, &gap, 1, runs);
        }
    }
}

static uint32_t
min_u32(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* Looks for more around a run, up to the next run in the draft and the end of the
 * paragraph in the story. */
static void
extend_run(struct tiling *self, struct runs *runs, size_t at, size_t count)
{
    struct run run = runs->data[at];
    struct span bounds = paragraph_of(self->source, run.source);
    uint32_t end = run.draft + run.length;
    uint32_t source_end = run.source + run.length;
    uint32_t before = at > 0 ? runs->data[at - 1].draft + runs->data[at - 1].length : 0;
    uint32_t behind =
        at + 1 < count ? runs->data[at + 1].draft : (uint32_t)self->draft->tokens.count;
    struct gap front = {
        {run.draft - min_u32(run.draft - before, GAP_LIMIT), run.draft},
        {run.source - min_u32(run.source - bounds.start, GAP_LIMIT), run.source}};
    struct gap back = {{end, min_u32(behind, end + GAP_LIMIT)},
                       {source_end, min_u32(bounds.end, source_end + GAP_LIMIT)}};
    add_from_gap(self, &front, EDGE_MIN_TOKENS, runs);
    add_from_gap(self, &back, EDGE_MIN_TOKENS, runs);
}

/* What was found is a place to look around in turn: where every third word was replaced a
 * paragraph has one or two runs of three words and many of two. */
static void
extend_runs(struct tiling *self, struct runs *runs)
{
    size_t count = 0;
    for (int round = 0; round < EXTEND_ROUNDS && count < runs->count; round++) {
        count = runs->count;
        for (size_t i = 0; i < count; i++) {
            extend_run(self, runs, i, count);
        }
        sort_runs(runs);
    }
}

static void
align_words(struct tiling *self, struct runs *ret)
{
    find_runs(self);
    tile(self, ret);
    sort_runs(ret);
    if (ret->count > 0) {
        fill_gaps(self, ret);
        sort_runs(ret);
        extend_runs(self, ret);
        fill_gaps(self, ret);
        sort_runs(ret);
        join_runs(ret);
    }
}

void
passage_align(struct passage *self, const struct passage_draft *draft,
              const struct source *source)
{
    struct tiling tiling = {.draft = draft, .source = source};
    *self = (struct passage){0};
    common_find(&tiling.common, draft, source);
    self->common = list_common(&tiling);
    if (tiling.common.places.count > 0) {
        tiling.draft_taken = memory_zalloc_array(draft->tokens.count, sizeof(bool));
        tiling.source_taken = memory_zalloc_array(source->tokens.count, sizeof(bool));
        align_words(&tiling, &self->runs);
    }
    common_release(&tiling.common);
    vec_release(&tiling.found);
    memory_free(tiling.draft_taken);
    memory_free(tiling.source_taken);
}
