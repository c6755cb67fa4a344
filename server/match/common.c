/* SPDX-License-Identifier: MIT */
#include "match/common.h"

#include <string.h>

#include "base/memory.h"

static bool
has_all(const struct word_sieve *self, const uint64_t *hashes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!word_sieve_may_have(self, hashes[i])) {
            return false;
        }
    }
    return true;
}

static void
walk(struct common *self, const struct passage_draft *draft, const struct source *source,
     struct span tokens)
{
    const uint64_t *hashes = source->hashes;
    for (uint32_t i = tokens.start; i < tokens.end; i++) {
        if (!word_sieve_may_have(&draft->sieve, hashes[i])) {
            continue;
        }
        size_t count = shingle_length(&source->tokens, i, tokens.end);
        if (count == 0) {
            return; /* nor from any token behind it */
        }
        if (has_all(&draft->sieve, hashes + i, count)) {
            uint32_t shingle = shingle_index_find(&draft->index, &draft->shingles,
                                                  shingle_hash(hashes + i, count));
            if (shingle != SHINGLE_INDEX_NONE) {
                vec_add(&self->places, ((struct common_place){shingle, i, COMMON_NONE}));
            }
        }
    }
}

void
common_find(struct common *ret, const struct passage_draft *draft,
            const struct source *source)
{
    size_t count = draft->shingles.count;
    *ret = (struct common){0};
    ret->first = memory_alloc_array(count, sizeof *ret->first);
    memset(ret->first, 0xFF, count * sizeof *ret->first);
    vec_each(const struct span, tokens, &source->paragraph_tokens) {
        walk(ret, draft, source, *tokens);
    }
    for (size_t i = ret->places.count; i-- > 0;) {
        struct common_place *place = &ret->places.data[i];
        place->next = ret->first[place->shingle];
        ret->first[place->shingle] = (uint32_t)i;
    }
}

void
common_release(struct common *self)
{
    memory_free(self->first);
    vec_release(&self->places);
}

uint32_t
common_first(const struct common *self, const struct passage_draft *draft, size_t shingle)
{
    uint64_t hash = draft->shingles.data[shingle].hash;
    return self->first[shingle_index_find(&draft->index, &draft->shingles, hash)];
}
