/* SPDX-License-Identifier: MIT */
#include "match/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "match/growth.h"
#include "match/shingle_index.h"
#include "match/thresholds.h"
#include "match/voice.h"

/* A story of 400 words takes some 30 kB, and a draft of 800 words seldom meets a
 * hundred. Long stories count by their bytes. */
#define SOURCE_LIMIT 512
#define SOURCE_BYTES_LIMIT ((size_t)24 << 20)
/* What is remembered of stories that were let go. */
#define TOLD_LIMIT ((size_t)65536)

/* A guess at how many words a text has, on the safe side. */
#define BYTES_PER_WORD 5

struct sources {
    struct snapshot *snapshot;
    const struct left_out *left_out;
    struct map by_number; /* story number -> place in `loaded` */
    struct {
        VEC_OF(struct source *);
    } loaded;
    struct word_memo *memo;
    size_t bytes; /* that the loaded ones take, nearly */
    uint64_t tick;
    struct map statuses; /* of all that were ever given: number -> status */
    struct map guids;    /* of which the versions were asked for: growth_guid */
    bool lost;           /* one of these maps was emptied since sources_renew */
};

static void
release_shingles(struct source_shingles *self)
{
    vec_release(&self->all);
    vec_release(&self->of_paragraphs);
    shingle_index_release(&self->index);
    memory_free(self);
}

static void
source_free(struct source *self)
{
    story_release(&self->story);
    vec_release(&self->paragraphs);
    tokens_release(&self->tokens);
    memory_free(self->hashes);
    memory_free(self->voices);
    vec_release(&self->paragraph_tokens);
    release_shingles(self->shingles);
    memory_free(self);
}

static void
add_paragraph(struct source *self, struct span paragraph)
{
    uint32_t first = (uint32_t)self->tokens.count;
    tokens_add(&self->tokens, span_of(story_text(&self->story), paragraph),
               paragraph.start);
    vec_add(&self->paragraph_tokens,
            ((struct span){first, (uint32_t)self->tokens.count}));
}

static void
hash_tokens(struct source *self)
{
    self->hashes = memory_alloc_array(self->tokens.count, sizeof *self->hashes);
    for (size_t i = 0; i < self->tokens.count; i++) {
        self->hashes[i] = token_hash(&self->tokens, i);
    }
}

static void
mark_speech(struct source *self)
{
    size_t at = 0;
    self->voices = memory_zalloc_array(self->tokens.count, sizeof *self->voices);
    for (uint32_t i = 0; i < self->story.speech_count; i++) {
        struct span speech = self->story.speech[i];
        while (at < self->tokens.count &&
               self->tokens.data[at].source.start < speech.start) {
            at++;
        }
        size_t end = at;
        while (end < self->tokens.count &&
               self->tokens.data[end].source.end <= speech.end) {
            end++;
        }
        if (tokens_words(&self->tokens, at, end) >= QUOTATION_MIN_WORDS) {
            memset(self->voices + at, VOICE_QUOTED, end - at);
        }
        at = end;
    }
}

/* Tokenises and indexes the story that self->story holds. */
static void
prepare(struct source *self)
{
    story_paragraphs(&self->story, &self->paragraphs);
    vec_reserve(&self->tokens, self->story.text_length / BYTES_PER_WORD + 1);
    buf_reserve(&self->tokens.folded, self->story.text_length);
    vec_reserve(&self->paragraph_tokens, self->paragraphs.count);
    vec_each(struct span, paragraph, &self->paragraphs) {
        add_paragraph(self, *paragraph);
    }
    hash_tokens(self);
    mark_speech(self);
}

/* With its shingles, whether they were asked for or not. */
static size_t
bytes_of(const struct source *self)
{
    size_t of_shingle = sizeof(struct shingle) + 4 * sizeof(uint32_t);
    return self->story.text_length + self->tokens.folded.capacity +
           self->tokens.capacity * sizeof *self->tokens.data +
           self->tokens.count * (sizeof *self->hashes + of_shingle);
}

struct sources *
sources_new(struct snapshot *snapshot, const struct left_out *left_out)
{
    struct sources *self = memory_zalloc(sizeof *self);
    self->snapshot = snapshot;
    self->left_out = left_out;
    self->memo = word_memo_new();
    return self;
}

void
sources_free(struct sources *self)
{
    if (self == NULL) {
        return;
    }
    vec_each(struct source *, source, &self->loaded) {
        source_free(*source);
    }
    vec_release(&self->loaded);
    map_release(&self->by_number);
    map_release(&self->statuses);
    map_release(&self->guids);
    word_memo_free(self->memo);
    memory_free(self);
}

struct snapshot *
sources_snapshot(const struct sources *self)
{
    return self->snapshot;
}

const struct left_out *
sources_left_out(const struct sources *self)
{
    return self->left_out;
}

static void
remember(struct sources *self, struct map *map, uint64_t key, uint64_t value)
{
    if (map->count >= TOLD_LIMIT) {
        map_clear(map);
        self->lost = true;
    }
    map_put(map, key, value);
}

enum status
sources_versions(struct sources *self, const char *guid, struct story_numbers *ret,
                 struct error *err)
{
    struct story_numbers all = {0};
    remember(self, &self->guids, growth_guid(guid), 1);
    enum status status = snapshot_versions(self->snapshot, guid, &all, err);
    vec_each(uint32_t, number, &all) {
        if (status == STATUS_OK && !left_out_has(self->left_out, *number)) {
            vec_add(ret, *number);
        }
    }
    vec_release(&all);
    return status;
}

enum status
sources_get(struct sources *self, uint32_t number, const struct source **ret,
            struct error *err)
{
    uint64_t *place = map_find(&self->by_number, number);
    if (place == NULL) {
        struct source *fresh = memory_zalloc(sizeof *fresh);
        fresh->shingles = memory_zalloc(sizeof *fresh->shingles);
        enum status status = snapshot_story(self->snapshot, number, &fresh->story, err);
        if (status != STATUS_OK) {
            source_free(fresh);
            return status;
        }
        fresh->tokens.memo = self->memo;
        prepare(fresh);
        fresh->tokens.memo = NULL;
        remember(self, &self->statuses, number, (uint64_t)fresh->story.status);
        place = map_put(&self->by_number, number, self->loaded.count);
        vec_add(&self->loaded, fresh);
        self->bytes += bytes_of(fresh);
    }
    struct source *source = self->loaded.data[*place];
    source->used = ++self->tick;
    *ret = source;
    return STATUS_OK;
}

/* Gives each story the status that it has now. */
static enum status
renew_statuses(struct sources *self, bool *touched, struct error *err)
{
    size_t at = 0;
    uint64_t number;
    uint64_t known;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && map_next(&self->statuses, &at, &number, &known)) {
        enum story_status now = (enum story_status)known;
        status = snapshot_status(self->snapshot, (uint32_t)number, &now, err);
        if (status == STATUS_OK && (uint64_t)now != known) {
            const uint64_t *place = map_find(&self->by_number, number);
            *map_find(&self->statuses, number) = (uint64_t)now;
            if (place != NULL) {
                self->loaded.data[*place]->story.status = now;
            }
            *touched = true;
        }
    }
    return status;
}

enum status
sources_renew(struct sources *self, const struct growth *growth, bool *touched,
              struct error *err)
{
    size_t at = 0;
    uint64_t guid;
    uint64_t unused;
    self->snapshot = growth->later;
    *touched = *touched || self->lost;
    self->lost = false;
    while (map_next(&growth->guids, &at, &guid, &unused)) {
        *touched = *touched || map_find(&self->guids, guid) != NULL;
    }
    return growth->statuses_changed ? renew_statuses(self, touched, err) : STATUS_OK;
}

const struct source_shingles *
source_shingles(const struct source *self)
{
    struct source_shingles *ret = self->shingles;
    if (ret->index.buckets != NULL) {
        return ret;
    }
    vec_each(const struct span, tokens, &self->paragraph_tokens) {
        uint32_t first = (uint32_t)ret->all.count;
        shingles_add_hashed(&ret->all, &self->tokens, self->hashes, tokens->start,
                            tokens->end);
        vec_add(&ret->of_paragraphs, ((struct span){first, (uint32_t)ret->all.count}));
    }
    shingle_index_build(&ret->index, &ret->all);
    return ret;
}

bool
source_has_shingle(const struct source *self, uint64_t hash)
{
    const struct source_shingles *shingles = source_shingles(self);
    return shingle_index_find(&shingles->index, &shingles->all, hash) !=
           SHINGLE_INDEX_NONE;
}

void
source_fingerprints(const struct source *self, struct source_prints *ret)
{
    const struct source_shingles *shingles = source_shingles(self);
    struct shingles kept = {0};
    vec_each(const struct span, range, &shingles->of_paragraphs) {
        shingles_winnow(&kept, shingles->all.data + range->start, span_length(*range));
    }
    vec_each(const struct shingle, shingle, &kept) {
        vec_add(ret, shingle->hash);
    }
    vec_release(&kept);
}

static int
compare_use(const void *a, const void *b)
{
    const struct source *left = *(struct source *const *)a;
    const struct source *right = *(struct source *const *)b;
    return left->used > right->used ? -1 : left->used < right->used;
}

size_t
sources_loaded(const struct sources *self)
{
    return self->loaded.count;
}

void
sources_trim(struct sources *self)
{
    if (self->loaded.count <= SOURCE_LIMIT && self->bytes <= SOURCE_BYTES_LIMIT) {
        return;
    }
    qsort(self->loaded.data, self->loaded.count, sizeof *self->loaded.data, compare_use);
    /* Down to half, so that the sorting is paid for by many loads. */
    while (self->loaded.count > 0 && (self->loaded.count > SOURCE_LIMIT / 2 ||
                                      self->bytes > SOURCE_BYTES_LIMIT / 2)) {
        struct source *oldest = self->loaded.data[--self->loaded.count];
        self->bytes -= bytes_of(oldest);
        source_free(oldest);
    }
    map_clear(&self->by_number);
    for (size_t i = 0; i < self->loaded.count; i++) {
        map_put(&self->by_number, self->loaded.data[i]->story.number, i);
    }
}

enum part
source_part_at(const struct source *self, uint32_t token)
{
    size_t start = 0;
    size_t end = self->paragraph_tokens.count;
    while (start + 1 < end) {
        size_t middle = start + (end - start) / 2;
        if (self->paragraph_tokens.data[middle].start <= token) {
            start = middle;
        } else {
            end = middle;
        }
    }
    return (enum part)self->story.parts[start];
}
