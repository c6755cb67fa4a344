/* SPDX-License-Identifier: MIT */
#include "report/paragraphs.h"

#include "base/hash.h"
#include "base/map.h"
#include "base/memory.h"
#include "match/find.h"
#include "match/growth_find.h"
#include "text/token.h"

/* Runs that a paragraph is remembered without being asked for: an undo brings it
 * back. Beyond KEPT_LIMIT paragraphs only the last run's are kept. */
#define KEPT_RUNS 64
#define KEPT_LIMIT 16384
/* One that its draft is still shown is remembered for so many: the draft may be closed.
 */
#define SHOWN_RUNS 8192

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
    uint64_t draft;       /* whose it is */
    struct map last_runs; /* of each draft */
    uint64_t looked_up;
    bool lost; /* something was forgotten that a draft may be shown */
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
    map_release(&self->last_runs);
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

void
paragraphs_begin_run(struct paragraphs *self, uint64_t draft)
{
    self->draft = draft;
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
    judged->is_shared =
        judged->is_shared || (judged->draft != 0 && judged->draft != self->draft);
    judged->used = self->run;
    judged->draft = self->draft;
    *ret = judged;
    return STATUS_OK;
}

/* Whether a report that a draft has now was made with it. */
static bool
is_shown(const struct paragraphs *self, const struct judged *judged)
{
    const uint64_t *last = map_find(&self->last_runs, judged->draft);
    return judged->is_shared ||
           (judged->draft != 0 && last != NULL && *last <= judged->used);
}

static bool
is_kept(const struct paragraphs *self, const struct judged *judged, uint64_t runs)
{
    uint64_t age = self->run - judged->used;
    return age <= runs || (runs > 0 && age <= SHOWN_RUNS && is_shown(self, judged));
}

/* Keeps the paragraph in the place that is free next, of `kept` before it. */
static void
keep(struct paragraphs *self, size_t at, size_t kept)
{
    if (kept != at) {
        self->all.data[kept] = self->all.data[at];
        self->keys.data[kept] = self->keys.data[at];
        *map_find(&self->by_key, self->keys.data[at]) = kept;
    }
}

static void
drop(struct paragraphs *self, size_t at)
{
    map_remove(&self->by_key, self->keys.data[at]);
    judged_free(self->all.data[at]);
}

void
paragraphs_end_run(struct paragraphs *self)
{
    uint64_t kept_runs = self->all.count > KEPT_LIMIT ? 0 : KEPT_RUNS;
    size_t kept = 0;
    if (self->draft != 0) {
        *map_put(&self->last_runs, self->draft, 0) = self->run;
    }
    for (size_t i = 0; i < self->all.count; i++) {
        if (is_kept(self, self->all.data[i], kept_runs)) {
            keep(self, i, kept++);
        } else {
            self->lost = self->lost || is_shown(self, self->all.data[i]);
            drop(self, i);
        }
    }
    self->all.count = kept;
    self->keys.count = kept;
    self->run++;
}

enum status
paragraphs_renew(struct paragraphs *self, const struct growth *growth, bool *touched,
                 struct error *err)
{
    size_t kept = 0;
    enum status status = STATUS_OK;
    *touched = *touched || self->lost;
    self->lost = false;
    for (size_t i = 0; i < self->all.count; i++) {
        bool drops = false;
        if (status == STATUS_OK) {
            status = growth_touches(growth, &self->all.data[i]->matches, &drops, err);
        }
        if (drops) {
            *touched = *touched || is_shown(self, self->all.data[i]);
            drop(self, i);
        } else {
            keep(self, i, kept++);
        }
    }
    self->all.count = kept;
    self->keys.count = kept;
    return status;
}

uint64_t
paragraphs_looked_up(const struct paragraphs *self)
{
    return self->looked_up;
}
