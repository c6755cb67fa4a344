/* SPDX-License-Identifier: MIT */
/* What can be asked of tokens, whatever made them. */
#include <assert.h>

#include "text/token.h"

void
tokens_release(struct tokens *self)
{
    vec_release(self);
    buf_release(&self->folded);
}

void
tokens_clear(struct tokens *self)
{
    vec_clear(self);
    buf_clear(&self->folded);
}

struct str
tokens_folded(const struct tokens *self, size_t at)
{
    assert(at < self->count);
    const struct token *token = &self->data[at];
    return (struct str){self->folded.data + token->folded_start, token->folded_length};
}

uint32_t
tokens_words(const struct tokens *self, size_t start, size_t end)
{
    uint64_t weight = 0;
    for (size_t i = start; i < end && i < self->count; i++) {
        weight += self->data[i].weight;
    }
    return (uint32_t)((weight + TOKEN_WORD_WEIGHT / 2) / TOKEN_WORD_WEIGHT);
}

bool
tokens_same_words(struct str a, struct str b)
{
    struct tokens left = {0};
    struct tokens right = {0};
    tokens_add(&left, a, 0);
    tokens_add(&right, b, 0);
    bool same = left.count == right.count && left.count > 0;
    for (size_t i = 0; same && i < left.count; i++) {
        same = str_equal(tokens_folded(&left, i), tokens_folded(&right, i));
    }
    tokens_release(&left);
    tokens_release(&right);
    return same;
}
