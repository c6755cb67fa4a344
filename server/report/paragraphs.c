/* SPDX-License-Identifier: MIT */
#include "report/paragraphs.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/memory.h"
#include "match/find.h"
#include "text/token.h"

/* Runs that a paragraph is remembered without being asked for: an undo brings it
 * back. Beyond KEPT_LIMIT paragraphs only the last run's are kept. */
#define KEPT_RUNS 64
#define KEPT_LIMIT 16384

struct paragraphs {
    struct sources *sources;
    struct map by_key; /* key -> place in `all` */
    struct {
        VEC_OF(struct judged *);
    } all;
    struct {
        VEC_OF(uint64_t);
    } keys; /* of `all`, in the same order */
    uint64_t run;
    uint64_t looked_up;
};

struct paragraphs *
paragraphs_new(struct sources *sources)
{
    struct paragraphs *self = memory_zalloc(sizeof *self);
    self->sources = sources;
    return self;
}

static void
judged_free(struct judged *self)
{
    matches_release(&self->matches);
    memory_free(self);
}

void
paragraphs_free(struct paragraphs *self)
{
    if (self == NULL) {
        return;
    }
    vec_each(struct judged *, judged, &self->all) {
        judged_free(*judged);
    }
    vec_release(&self->all);
    vec_release(&self->keys);
    map_release(&self->by_key);
    memory_free(self);
}

/* Everything that the matches depend on: the text, what of it is quoted, what it is, and
 * whether capitals make names; settings are the checker's for good. Seeded, so that
 * nobody can write two paragraphs with one key. */
static uint64_t
key_of(const struct match_text *paragraph)
{
    uint64_t key =
        hash_str(paragraph->text, hash_process_seed() + paragraph->capital_nouns);
    const struct spans *quotations = paragraph->quotations;
    key += (uint64_t)paragraph->part;
    return hash_bytes(quotations->data, quotations->count * sizeof *quotations->data,
                      key);
}

static uint32_t
count_words(struct str text)
{
    struct tokens tokens = {0};
    tokens_add(&tokens, text, 0);
    uint32_t words = tokens_words(&tokens, 0, tokens.count);
    tokens_release(&tokens);
    return words;
}

enum status
paragraphs_judge(struct paragraphs *self, const struct match_text *paragraph,
                 const struct cancel *cancel, const struct judged **ret,
                 struct error *err)
{
    uint64_t key = key_of(paragraph);
    uint64_t *place = map_find(&self->by_key, key);
    if (place == NULL) {
        struct judged *fresh = memory_zalloc(sizeof *fresh);
        enum status status =
            match_paragraph(&fresh->matches, self->sources, paragraph, cancel, err);
        if (status != STATUS_OK) {
            judged_free(fresh);
            return status;
        }
        self->looked_up++;
        fresh->words = count_words(paragraph->text);
        place = map_put(&self->by_key, key, self->all.count);
        vec_add(&self->all, fresh);
        vec_add(&self->keys, key);
    }
    struct judged *judged = self->all.data[*place];
    judged->used = self->run;
    *ret = judged;
    return STATUS_OK;
}

void
paragraphs_end_run(struct paragraphs *self)
{
    uint64_t kept_runs = self->all.count > KEPT_LIMIT ? 0 : KEPT_RUNS;
    size_t kept = 0;
    for (size_t i = 0; i < self->all.count; i++) {
        if (self->all.data[i]->used + kept_runs < self->run) {
            map_remove(&self->by_key, self->keys.data[i]);
            judged_free(self->all.data[i]);
            continue;
        }
        if (kept != i) {
            self->all.data[kept] = self->all.data[i];
            self->keys.data[kept] = self->keys.data[i];
            *map_find(&self->by_key, self->keys.data[i]) = kept;
        }
        kept++;
    }
    self->all.count = kept;
    self->keys.count = kept;
    self->run++;
}

uint64_t
paragraphs_looked_up(const struct paragraphs *self)
{
    return self->looked_up;
}
