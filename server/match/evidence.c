/* SPDX-License-Identifier: MIT */
/* How much the runs of equal words say. Two reports of one event share names, figures
 * and function words whoever wrote them; what tells a copy is ordinary words, many of
 * them, in order and close together. So runs are chained as in a local alignment:
 * each word adds what it is worth, each word between two runs takes some away, and the
 * best stretch of the chain counts. Knows no thresholds. */
#include "match/evidence.h"

#include "match/name.h"
#include "match/thresholds.h"

uint32_t
evidence_of_word(const struct passage_draft *draft, uint32_t at, bool *follows_name)
{
    const struct token *token = &draft->tokens.data[at];
    uint32_t percent = EVIDENCE_STOP;
    /* A function word leaves a name open: "Bank of England". */
    if ((token->flags & TOKEN_STOP) == 0) {
        bool name = (token->flags & TOKEN_NUMBER) != 0 ||
                    name_is_written(token, draft->capital_nouns);
        percent = !name ? 100 : *follows_name ? EVIDENCE_NAME_GOES_ON : EVIDENCE_NAME;
        *follows_name = name;
    }
    /* Where function words are not told apart, every word is worth the average. */
    if ((token->flags & TOKEN_UNSPACED) != 0) {
        percent = EVIDENCE_UNSPACED;
    }
    return percent * token->weight / TOKEN_WORD_WEIGHT;
}

/* Hundredths of a word in tokens [start, end). */
static uint32_t
weight_between(const struct tokens *tokens, uint32_t start, uint32_t end)
{
    uint32_t weight = 0;
    for (uint32_t i = start; i < end; i++) {
        weight += tokens->data[i].weight;
    }
    return weight;
}

/* What it costs to go on from one run to the next. Words that differ cost the same on
 * either side, once; a leap in the story costs no more than EVIDENCE_JUMP, as sentences
 * may have been moved or left out. */
static uint32_t
cost_of_gap(const struct run *left, const struct run *right,
            const struct passage_draft *draft, const struct source *source)
{
    uint32_t here =
        weight_between(&draft->tokens, left->draft + left->length, right->draft) *
        EVIDENCE_GAP / 100;
    uint32_t leap = here + EVIDENCE_JUMP;
    uint32_t source_end = left->source + left->length;
    if (right->source < source_end) {
        return leap;
    }
    if (right->source - source_end > EVIDENCE_JUMP) { /* far: not worth the counting */
        return leap;
    }
    uint32_t there =
        weight_between(&source->tokens, source_end, right->source) * EVIDENCE_GAP / 100;
    uint32_t cost = there > here ? there : here;
    return cost < leap ? cost : leap;
}

struct chain {
    enum voice voice;
    uint32_t now;
    uint32_t best;
    uint32_t single;
};

static void
add_run(struct chain *self, const struct run *run, const struct passage_draft *draft)
{
    bool follows_name = false;
    uint32_t alone = 0;
    for (uint32_t i = run->draft; i < run->draft + run->length; i++) {
        uint32_t worth = evidence_of_word(draft, i, &follows_name);
        alone += draft->voices[i] == self->voice ? worth : 0;
    }
    self->now += alone;
    self->best = self->now > self->best ? self->now : self->best;
    self->single = alone > self->single ? alone : self->single;
}

static struct chain
follow(const struct runs *runs, const struct passage_draft *draft,
       const struct source *source, enum voice voice)
{
    struct chain chain = {.voice = voice};
    for (size_t i = 0; i < runs->count; i++) {
        const struct run *run = &runs->data[i];
        uint32_t cost = i > 0 ? cost_of_gap(run - 1, run, draft, source) : 0;
        chain.now = chain.now > cost ? chain.now - cost : 0;
        add_run(&chain, run, draft);
    }
    return chain;
}

struct evidence
evidence_of(const struct runs *runs, const struct passage_draft *draft,
            const struct source *source)
{
    struct chain outside = follow(runs, draft, source, VOICE_NARRATIVE);
    struct chain quoted = follow(runs, draft, source, VOICE_QUOTED);
    return (struct evidence){outside.best, quoted.best, outside.single};
}
