/* SPDX-License-Identifier: MIT */
/* Reports of a kind share a frame of words: what tells them from two versions of one
 * report is that the names, numbers and words in the frame are others. */
#include "match/foreign.h"

#include <stdbool.h>
#include <stddef.h>

#include "match/name.h"

/* An initial somewhere in the story is no name of it. */
#define NAME_MIN_LENGTH 3
/* Words of a story that are looked through, the passage in their middle: more than any
 * but a book has, and a bound on what a hostile one costs. */
#define REACH 4096

/* Where words are looked for. */
struct reach {
    const struct tokens *tokens;
    const uint64_t *hashes;
    uint32_t start;
    uint32_t end;
};

static struct reach
reach_of(const struct source *source, const struct passage *passage)
{
    uint32_t middle = passage->source_tokens.start;
    uint32_t count = (uint32_t)source->tokens.count;
    uint32_t start = middle > REACH / 2 ? middle - REACH / 2 : 0;
    uint32_t end = count - start > REACH ? start + REACH : count;
    return (struct reach){&source->tokens, source->hashes, start, end};
}

static bool
has_word(const struct reach *reach, uint64_t hash)
{
    for (uint32_t i = reach->start; i < reach->end; i++) {
        if (reach->hashes[i] == hash) {
            return true;
        }
    }
    return false;
}

static bool
has_name(const struct reach *reach, struct str name)
{
    bool country = name_is_country(name);
    for (uint32_t i = reach->start; i < reach->end; i++) {
        struct str other = tokens_folded(reach->tokens, i);
        bool likely = (reach->tokens->data[i].flags & TOKEN_CAPITAL) != 0 &&
                      other.length >= NAME_MIN_LENGTH &&
                      (country || other.data[0] == name.data[0]);
        if (likely && name_is_same(name, other)) {
            return true;
        }
    }
    return false;
}

/* Whether the token of another text is there, as it is or as a form of the name. */
static bool
has_token(const struct reach *reach, uint64_t hash, const struct token *token,
          struct str folded)
{
    return has_word(reach, hash) ||
           ((token->flags & TOKEN_CAPITAL) != 0 && has_name(reach, folded));
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
           const struct reach *story, bool in_run)
{
    const struct token *token = &draft->tokens.data[at];
    bool name = name_is_written(token, draft->capital_nouns);
    bool known = in_run || has_token(story, draft->hashes[at], token,
                                     tokens_folded(&draft->tokens, at));
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
    struct reach here = {&draft->tokens, draft->hashes, 0, (uint32_t)draft->tokens.count};
    for (uint32_t i = passage->source_tokens.start; i < passage->source_tokens.end; i++) {
        const struct token *token = &source->tokens.data[i];
        if ((token->flags & TOKEN_STOP) != 0) {
            continue;
        }
        bool known =
            has_token(&here, source->hashes[i], token, tokens_folded(&source->tokens, i));
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
    struct reach story = reach_of(source, passage);
    uint32_t subject = end_of_subject(draft);
    for (uint32_t i = 0; i < draft->tokens.count; i++) {
        while (run < end && run->draft + run->length <= i) {
            run++;
        }
        if (draft->voices[i] == VOICE_NARRATIVE &&
            (draft->tokens.data[i].flags & TOKEN_STOP) == 0) {
            count_word(&ret, draft, i, &story, run < end && run->draft <= i);
        }
        if (i + 1 == subject) {
            ret.foreign_subject = ret.foreign;
        }
    }
    count_passage(&ret, draft, passage, source);
    return ret;
}
