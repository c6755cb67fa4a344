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

static struct reach
reach_of_draft(const struct passage_draft *draft)
{
    return (struct reach){&draft->tokens, draft->hashes, 0,
                          (uint32_t)draft->tokens.count};
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
    struct reach here = reach_of_draft(draft);
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

/* --- who it is of ------------------------------------------------------------ */

/* Words of a sentence in front of a passage that may say of whom it is. */
#define FRONT_REACH 40

/* The words of the sentence in front of token `at`. */
static struct span
front_of(const struct tokens *tokens, uint32_t at)
{
    uint32_t start = at;
    while (start > 0 && at - start < FRONT_REACH &&
           (tokens->data[start].flags & TOKEN_SENTENCE_START) == 0) {
        start--;
    }
    return (struct span){start, at};
}

/* The letters begin words that follow each other: "SHC" of "Sydney Harbour Casino". */
static bool
has_initials(const struct tokens *tokens, struct span front, struct str letters)
{
    for (uint32_t first = front.start; first + letters.length <= front.end; first++) {
        size_t spelled = 0;
        while (spelled < letters.length &&
               tokens_folded(tokens, first + spelled).data[0] == letters.data[spelled]) {
            spelled++;
        }
        if (spelled == letters.length) {
            return true;
        }
    }
    return false;
}

static bool
is_capital_word(const struct token *token)
{
    return (token->flags & TOKEN_CAPITAL) != 0 &&
           (token->flags & (TOKEN_STOP | TOKEN_NUMBER)) == 0;
}

/* Written with a capital where no sentence begins, or before another such word. */
static bool
is_known_name(const struct reach *self, uint64_t hash)
{
    for (uint32_t i = self->start; i < self->end; i++) {
        const struct token *token = &self->tokens->data[i];
        bool leads = i + 1 < self->end && is_capital_word(token) &&
                     is_capital_word(token + 1) &&
                     (token[1].flags & TOKEN_SENTENCE_START) == 0;
        if (self->hashes[i] == hash && (leads || name_is_written(token, false))) {
            return true;
        }
    }
    return false;
}

/* The capital words of the front, and whether one of them stands on the other side, as it
 * is, in another form or by its initials. Titles are nobody. */
struct subject {
    uint32_t words;
    uint32_t names; /* of them names for sure */
    bool is_there;
};

static struct subject
subject_of(const struct reach *here, struct span front, const struct reach *there,
           struct span other)
{
    struct subject ret = {0};
    for (uint32_t i = front.start; i < front.end; i++) {
        struct str word = tokens_folded(here->tokens, i);
        if (!is_capital_word(&here->tokens->data[i]) || name_is_title(word)) {
            continue;
        }
        ret.words++;
        ret.names += name_is_country(word) || is_known_name(here, here->hashes[i]);
        ret.is_there = ret.is_there || has_word(there, here->hashes[i]) ||
                       has_name(there, word) || has_initials(there->tokens, other, word);
    }
    return ret;
}

/* Where the first run of the passage begins in the source. */
static uint32_t
first_in_source(const struct passage *passage)
{
    vec_each(const struct run, run, &passage->runs) {
        if (run->draft >= passage->draft_tokens.start) {
            return run->source;
        }
    }
    return passage->source_tokens.start;
}

bool
foreign_is_of_another(const struct passage_draft *draft, const struct passage *passage,
                      const struct source *source)
{
    if (draft->capital_nouns || passage->runs.count == 0) {
        return false;
    }
    struct reach here = reach_of_draft(draft);
    struct reach there = reach_of(source, passage);
    struct span front = front_of(&draft->tokens, passage->draft_tokens.start);
    struct span original = front_of(&source->tokens, first_in_source(passage));
    struct subject mine = subject_of(&here, front, &there, original);
    struct subject theirs = subject_of(&there, original, &here, front);
    return mine.words > 0 && theirs.words > 0 && mine.names + theirs.names > 0 &&
           !mine.is_there && !theirs.is_there;
}

/* Content words of the front that the other has in no form. */
static uint32_t
count_others(const struct reach *front, const struct reach *other)
{
    uint32_t ret = 0;
    for (uint32_t i = front->start; i < front->end; i++) {
        const struct token *token = &front->tokens->data[i];
        bool content = (token->flags & (TOKEN_STOP | TOKEN_NUMBER)) == 0;
        ret += content && !has_token(other, front->hashes[i], token,
                                     tokens_folded(front->tokens, i));
    }
    return ret;
}

bool
foreign_is_behind_others(const struct passage_draft *draft, uint32_t here,
                         const struct source *source, uint32_t there)
{
    struct span mine = front_of(&draft->tokens, here);
    struct span theirs = front_of(&source->tokens, there);
    struct reach left = {&draft->tokens, draft->hashes, mine.start, mine.end};
    struct reach right = {&source->tokens, source->hashes, theirs.start, theirs.end};
    return count_others(&left, &right) > 0 && count_others(&right, &left) > 0;
}
