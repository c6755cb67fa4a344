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
has_word(const uint64_t *hashes, size_t count, uint64_t hash)
{
    for (size_t i = 0; i < count; i++) {
        if (hashes[i] == hash) {
            return true;
        }
    }
    return false;
}

static bool
has_name(const struct tokens *tokens, struct str name)
{
    for (size_t i = 0; i < tokens->count; i++) {
        struct str other = tokens_folded(tokens, i);
        if ((tokens->data[i].flags & TOKEN_CAPITAL) != 0 &&
            other.length >= NAME_MIN_LENGTH && name_is_same(name, other)) {
            return true;
        }
    }
    return false;
}

/* Whether a text has the token of another one, as it is or as a form of the name. */
static bool
has_token(const struct tokens *tokens, const uint64_t *hashes, uint64_t hash,
          const struct token *token, struct str folded)
{
    return has_word(hashes, tokens->count, hash) ||
           ((token->flags & TOKEN_CAPITAL) != 0 && has_name(tokens, folded));
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
    bool known = in_run || has_token(&source->tokens, source->hashes, draft->hashes[at],
                                     token, tokens_folded(&draft->tokens, at));
    self->content++;
    self->names += name;
    if (!known) {
        self->foreign++;
        self->foreign_names += name;
        self->foreign_figures += (token->flags & TOKEN_NUMBER) != 0;
    }
}

static void
count_passage(struct foreign *self, const struct passage_draft *draft,
              const struct passage *passage, const struct source *source)
{
    for (uint32_t i = passage->source_tokens.start; i < passage->source_tokens.end; i++) {
        const struct token *token = &source->tokens.data[i];
        if ((token->flags & TOKEN_STOP) != 0) {
            continue;
        }
        bool known = has_token(&draft->tokens, draft->hashes, source->hashes[i], token,
                               tokens_folded(&source->tokens, i));
        self->passage++;
        if (!known) {
            self->missing++;
            self->missing_figures += (token->flags & TOKEN_NUMBER) != 0;
        }
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
    count_passage(&ret, draft, passage, source);
    return ret;
}
