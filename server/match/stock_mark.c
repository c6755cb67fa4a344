/* SPDX-License-Identifier: MIT */
/* Which words of a draft are nobody's. The archive teaches it: a phrase that comes back
 * on many days is stock, however many stories have it, and a paragraph that forty papers
 * picked up within two days is not. A long one that a single outlet repeats is that
 * outlet's background paragraph and stays its own, and a long one of undated stories may
 * have been picked up on one day. */
#include "match/stock_mark.h"

#include <stdlib.h>

#include "base/memory.h"
#include "match/size.h"
#include "match/stock_desk.h"
#include "match/thresholds.h"

struct survey {
    struct passage_draft *draft;
    struct snapshot *snapshot;
    const struct left_out *left_out;
    const struct cancel *cancel;
    uint32_t *stories; /* of each shingle */
    uint64_t archive_days;
    uint64_t archive_stories;
    struct postings postings; /* of the shingle looked at last */
};

static int
compare_days(const void *a, const void *b)
{
    int32_t left = *(const int32_t *)a;
    int32_t right = *(const int32_t *)b;
    return left < right ? -1 : left > right;
}

/* Undated stories are counted apart. */
static size_t
count_days(const struct postings *postings, size_t *undated)
{
    int32_t *days = memory_alloc_array(postings->count, sizeof *days);
    size_t dated = 0;
    vec_each(const struct posting, posting, postings) {
        if (posting->day != DAY_UNKNOWN) {
            days[dated++] = posting->day;
        }
    }
    size_t distinct = dated > 0;
    if (dated > 1) {
        qsort(days, dated, sizeof *days, compare_days);
        for (size_t i = 1; i < dated; i++) {
            distinct += days[i] != days[i - 1];
        }
    }
    *undated = postings->count - dated;
    memory_free(days);
    return distinct;
}

static enum status
find_postings(struct survey *self, size_t at, struct error *err)
{
    size_t end;
    vec_clear(&self->postings);
    struct posting_query query = {
        .hashes = &self->draft->shingles.data[at].hash,
        .count = 1,
        .limit = POSTING_LIMIT,
        .left_out = self->left_out,
        .cancel = self->cancel,
    };
    return snapshot_find(self->snapshot, &query, &self->postings, &end, err);
}

/* Whether shingle `at` is in so many stories that it may be stock. */
static bool
is_common(const struct survey *self, size_t at)
{
    return STOCK_UNDATED_WEIGHT * self->stories[at] > STOCK_MIN_DAYS;
}

/* Whether shingle `at` comes back again and again; *dated is
 * cleared where that rests on undated stories. */
static enum status
is_stock(struct survey *self, size_t at, bool *ret, bool *dated, struct error *err)
{
    size_t undated = 0;
    *ret = false;
    if (!is_common(self, at)) {
        return STATUS_OK;
    }
    enum status status = find_postings(self, at, err);
    if (status == STATUS_OK) {
        size_t days = count_days(&self->postings, &undated);
        double by_days =
            (double)days / (STOCK_DAY_SHARE * (double)(self->archive_days + 1));
        double by_stories =
            (double)undated / (STOCK_UNDATED_SHARE * (double)self->archive_stories);
        *ret = days + STOCK_UNDATED_WEIGHT * undated > STOCK_MIN_DAYS &&
               by_days + by_stories > 1;
        *dated = *dated && days > STOCK_MIN_DAYS && by_days > 1;
    }
    return status;
}

/* Whether the stories of shingle `at` are of one outlet, as far as outlets are known. */
static enum status
is_of_one_outlet(struct survey *self, size_t at, bool *ret, struct error *err)
{
    uint32_t numbers[STOCK_OUTLET_SAMPLE];
    size_t count = 0;
    size_t outlets = 0;
    enum status status = find_postings(self, at, err);
    if (status != STATUS_OK) {
        return status;
    }
    /* Spread over all of them, which are in order of time. */
    size_t step = self->postings.count / STOCK_OUTLET_SAMPLE + 1;
    for (size_t i = 0; i < self->postings.count; i += step) {
        numbers[count++] = self->postings.data[i].story;
    }
    status = snapshot_outlets(self->snapshot, numbers, count, &outlets, err);
    *ret = outlets == 1;
    return status;
}

static void
mark(struct survey *self, struct span tokens, enum voice voice)
{
    for (uint32_t i = tokens.start; i < tokens.end; i++) {
        if (self->draft->voices[i] == VOICE_NARRATIVE) {
            self->draft->voices[i] = (uint8_t)voice;
            self->draft->has_stock = true;
        }
    }
}

/* Shingles in a row that are stock, where those in no story are passed over: the
 * archive keeps two of five, and one of any four that stand together in a story. */
static enum status
mark_from(struct survey *self, size_t first, size_t *next, struct error *err)
{
    const struct shingle *shingles = self->draft->shingles.data;
    enum status status = STATUS_OK;
    bool stock = true;
    bool dated = true;
    size_t found = 0;
    size_t last = first;
    *next = first + 1;
    for (size_t at = first;
         at < self->draft->shingles.count && at - last <= WINNOW_WINDOW; at++) {
        if (self->stories[at] == 0) {
            continue;
        }
        status = is_stock(self, at, &stock, &dated, err);
        if (status != STATUS_OK || !stock) {
            break;
        }
        found++;
        last = at;
        *next = at + 1;
    }
    struct span tokens = {shingles[first].first, shingles[last].end};
    uint32_t words = tokens_words(&self->draft->tokens, tokens.start, tokens.end);
    bool is_passage = false;
    if (status == STATUS_OK && found > 0 && words >= STOCK_PASSAGE_WORDS) {
        status = dated ? is_of_one_outlet(self, first, &is_passage, err) : STATUS_OK;
        is_passage = is_passage || !dated;
    }
    if (status == STATUS_OK && found > 0 && words >= STOCK_MIN_WORDS && !is_passage) {
        mark(self, tokens, VOICE_STOCK);
    }
    return status;
}

static enum status
learn_from_archive(struct survey *self, struct error *err)
{
    size_t count = self->draft->shingles.count;
    uint64_t *hashes = memory_alloc_array(count, sizeof *hashes);
    self->stories = memory_alloc_array(count, sizeof *self->stories);
    for (size_t i = 0; i < count; i++) {
        hashes[i] = self->draft->shingles.data[i].hash;
    }
    enum status status =
        snapshot_count(self->snapshot, hashes, count, self->cancel, self->stories, err);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        self->draft->has_common = self->draft->has_common || is_common(self, i);
    }
    /* So few stories teach nothing. */
    bool learns = status == STATUS_OK && self->archive_stories > STOCK_MIN_DAYS;
    for (size_t at = 0; learns && status == STATUS_OK && at < count;) {
        if (!is_common(self, at)) {
            at++;
        } else {
            status = mark_from(self, at, &at, err);
        }
    }
    memory_free(hashes);
    return status;
}

enum status
stock_mark(struct passage_draft *draft, const struct stock_phrases *desk,
           const struct sources *sources, const struct cancel *cancel, struct error *err)
{
    struct snapshot *snapshot = sources_snapshot(sources);
    struct survey self = {.draft = draft,
                          .snapshot = snapshot,
                          .left_out = sources_left_out(sources),
                          .cancel = cancel};
    enum status status = STATUS_OK;
    if (desk != NULL) {
        struct span found;
        for (uint32_t at = 0; stock_desk_find(desk, draft, at, &found); at = found.end) {
            mark(&self, found, VOICE_LISTED);
        }
    }
    struct archive_size size = {0};
    if (status == STATUS_OK) {
        status = archive_size_of(snapshot, &size, err);
    }
    self.archive_stories = size.stories;
    self.archive_days = size.days;
    if (status == STATUS_OK) {
        status = learn_from_archive(&self, err);
    }
    vec_release(&self.postings);
    memory_free(self.stories);
    return status;
}

/* Narrative tokens of [start, end) that stand together: an island between phrases, or at
 * an end. */
static void
fill_islands(struct passage_draft *draft, struct span tokens)
{
    uint32_t end;
    for (uint32_t at = tokens.start; at < tokens.end; at = end) {
        for (end = at; end < tokens.end && draft->voices[end] == VOICE_NARRATIVE; end++) {
        }
        bool is_small = tokens_words(&draft->tokens, at, end) < STOCK_MIN_WORDS;
        for (uint32_t i = at; is_small && i < end; i++) {
            draft->voices[i] = VOICE_STOCK;
        }
        end += end == at;
    }
}

void
stock_extend(struct passage_draft *draft, const struct runs *runs)
{
    vec_each(const struct run, run, runs) {
        struct span tokens = {run->draft, run->draft + run->length};
        bool has_stock = false;
        for (uint32_t i = tokens.start; i < tokens.end; i++) {
            has_stock = has_stock || draft->voices[i] == VOICE_STOCK;
        }
        if (has_stock) {
            fill_islands(draft, tokens);
        }
    }
    passage_draft_count(draft);
}
