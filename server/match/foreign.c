/* SPDX-License-Identifier: MIT */
/* Reports of a kind share a frame of words: what tells them from two versions of one
 * report is that the names, numbers and words in the frame are others. */
#include "match/foreign.h"

#include <stdbool.h>
#include <stddef.h>

#include "match/name.h"

/* An initial somewhere in the story is no name of it. */
#define NAME_MIN_LENGTH 3

static bool
is_name(const struct passage_draft *draft, const struct token *token)
{
    return (token->flags & TOKEN_CAPITAL) != 0 && !draft->capital_nouns &&
           (token->flags & (TOKEN_SENTENCE_START | TOKEN_NUMBER)) == 0;
}

static bool
has_word(const struct source *source, uint64_t hash)
{
    for (size_t i = 0; i < source->tokens.count; i++) {
        if (source->hashes[i] == hash) {
            return true;
        }
    }
    return false;
}

static bool
has_name(const struct source *source, struct str name)
{
    for (size_t i = 0; i < source->tokens.count; i++) {
        struct str other = tokens_folded(&source->tokens, i);
        if ((source->tokens.data[i].flags & TOKEN_CAPITAL) != 0 &&
            other.length >= NAME_MIN_LENGTH && name_is_same(name, other)) {
            return true;
        }
    }
    return false;
}

/* Where the names in a row end that the paragraph opens with, function words before
 * them apart; the first is at the start of a sentence. */
static uint32_t
end_of_subject(const struct passage_draft *draft)
{
    uint32_t at = 0;
    while (at < draft->tokens.count && (draft->tokens.data[at].flags & TOKEN_STOP) != 0) {
        at++;
    }
    while (at < draft->tokens.count &&
           (draft->tokens.data[at].flags & TOKEN_CAPITAL) != 0 && !draft->capital_nouns) {
        at++;
    }
    return at;
}

static void
count_word(struct foreign *self, const struct passage_draft *draft, uint32_t at,
           const struct source *source, bool in_run)
{
    const struct token *token = &draft->tokens.data[at];
    bool name = is_name(draft, token);
    bool capital = (token->flags & TOKEN_CAPITAL) != 0;
    bool known = in_run || has_word(source, draft->hashes[at]) ||
                 (capital && has_name(source, tokens_folded(&draft->tokens, at)));
    self->content++;
    self->names += name;
    if (!known) {
        self->foreign++;
        self->foreign_names += name;
        self->foreign_figures += (token->flags & TOKEN_NUMBER) != 0;
    }
}

struct foreign
foreign_of(const struct passage_draft *draft, const struct passage *passage,
           const struct source *source)
{
    struct foreign ret = {0};
    const struct run *run = passage->runs.data;
    const struct run *end = run + passage->runs.count;
    uint32_t subject = end_of_subject(draft);
    for (uint32_t i = 0; i < draft->tokens.count; i++) {
        while (run < end && run->draft + run->length <= i) {
            run++;
        }
        if (draft->voices[i] == VOICE_NARRATIVE &&
            (draft->tokens.data[i].flags & TOKEN_STOP) == 0) {
            count_word(&ret, draft, i, source, run < end && run->draft <= i);
        }
        if (i + 1 == subject) {
            ret.foreign_subject = ret.foreign;
        }
    }
    return ret;
}
