/* SPDX-License-Identifier: MIT */
#include "match/passage.h"

#include "base/memory.h"
#include "match/thresholds.h"

/* Marks the tokens inside each quotation long enough to be speech. */
static void
mark_quoted(struct passage_draft *self, const struct span *quotations, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        while (at < self->tokens.count &&
               self->tokens.data[at].source.end <= quotations[i].start) {
            at++;
        }
        size_t end = at;
        while (end < self->tokens.count &&
               self->tokens.data[end].source.start < quotations[i].end) {
            end++;
        }
        if (tokens_words(&self->tokens, at, end) >= QUOTATION_MIN_WORDS) {
            for (size_t token = at; token < end; token++) {
                self->voices[token] = VOICE_QUOTED;
            }
        }
        at = end;
    }
}

void
passage_draft_count(struct passage_draft *self)
{
    uint32_t weight = 0;
    size_t unspaced = 0;
    self->figures = 0;
    for (size_t i = 0; i < self->tokens.count; i++) {
        bool narrative = self->voices[i] == VOICE_NARRATIVE;
        weight += narrative ? self->tokens.data[i].weight : 0;
        unspaced += (self->tokens.data[i].flags & TOKEN_UNSPACED) != 0;
        self->figures += narrative && (self->tokens.data[i].flags & TOKEN_NUMBER) != 0;
    }
    self->unspaced = 2 * unspaced > self->tokens.count;
    self->words = tokens_words(&self->tokens, 0, self->tokens.count);
    self->words_outside = (weight + TOKEN_WORD_WEIGHT / 2) / TOKEN_WORD_WEIGHT;
}

void
passage_draft_init(struct passage_draft *self, struct str paragraph,
                   const struct span *quotations, size_t count)
{
    *self = (struct passage_draft){.text = paragraph};
    tokens_add(&self->tokens, paragraph, 0);
    size_t tokens = self->tokens.count;
    self->hashes = memory_alloc_array(tokens, sizeof *self->hashes);
    self->voices = memory_zalloc_array(tokens, sizeof *self->voices);
    for (size_t i = 0; i < tokens; i++) {
        self->hashes[i] = token_hash(&self->tokens, i);
    }
    shingles_add_hashed(&self->shingles, &self->tokens, self->hashes, 0, tokens);
    shingle_index_build(&self->index, &self->shingles);
    word_sieve_fill(&self->sieve, self->hashes, tokens);
    mark_quoted(self, quotations, count);
    passage_draft_count(self);
}

void
passage_draft_release(struct passage_draft *self)
{
    tokens_release(&self->tokens);
    vec_release(&self->shingles);
    shingle_index_release(&self->index);
    word_sieve_release(&self->sieve);
    memory_free(self->hashes);
    memory_free(self->voices);
    *self = (struct passage_draft){0};
}

void
passage_release(struct passage *self)
{
    vec_release(&self->runs);
    memory_free(self->common);
}
