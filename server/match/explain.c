/* SPDX-License-Identifier: MIT */
#include "match/explain.h"

#include "match/make.h"
#include "match/search.h"

void
explanation_release(struct explanation *self)
{
    vec_each(struct account, account, &self->accounts) {
        match_release(&account->match);
    }
    vec_release(&self->accounts);
}

static double
percent(uint32_t part, uint32_t whole)
{
    return whole > 0 ? 100.0 * part / whole : 0;
}

static void
fill_account(struct account *ret, const struct hit *hit)
{
    const struct passage *passage = &hit->passage;
    ret->compared = true;
    ret->part = passage->runs.count > 0
                    ? source_part_at(hit->source, passage->source_tokens.start)
                    : PART_NARRATIVE;
    ret->coverage = percent(passage->matched_outside, hit->laid.view.words_outside);
    ret->containment = percent(passage->hits, passage->shingles);
    ret->sentence = 100 * passage->best_sentence;
    ret->stretch = passage->longest_stretch;
    ret->evidence = passage->evidence.outside / 100.0;
    ret->quoted_evidence = passage->evidence.quoted / 100.0;
    match_make(&ret->match, hit->source, &hit->laid.view, passage, hit->verdict);
}

static uint32_t
words_of_voice(const struct passage_draft *draft, enum voice voice)
{
    uint32_t weight = 0;
    for (size_t i = 0; i < draft->tokens.count; i++) {
        weight += draft->voices[i] == voice ? draft->tokens.data[i].weight : 0;
    }
    return (weight + TOKEN_WORD_WEIGHT / 2) / TOKEN_WORD_WEIGHT;
}

/* The hits stand in the order of the candidates, some of which were not compared. */
static void
take_accounts(struct explanation *ret, const struct search *search)
{
    size_t next = 0;
    vec_each(const struct candidate, candidate, &search->candidates) {
        struct account account = {.story = candidate->story,
                                  .shared = candidate->hits,
                                  .bits = candidate->bits,
                                  .match.verdict = {.grade = GRADE_NONE}};
        if (next < search->hits.count &&
            search->hits.data[next].source->story.number == candidate->story) {
            fill_account(&account, &search->hits.data[next++]);
        }
        vec_add(&ret->accounts, account);
    }
}

enum status
match_explain(struct explanation *ret, struct sources *sources,
              const struct match_text *paragraph, struct error *err)
{
    struct search search;
    search_init(&search, sources, paragraph, NULL);
    search.keeps_all = true;
    enum status status = search_run(&search, err);
    if (status == STATUS_OK) {
        const struct passage_draft *draft = &search.draft;
        *ret = (struct explanation){
            .part = draft->part,
            .words = draft->words,
            .narrative = words_of_voice(draft, VOICE_NARRATIVE),
            .quoted = words_of_voice(draft, VOICE_QUOTED),
            .stock =
                words_of_voice(draft, VOICE_STOCK) + words_of_voice(draft, VOICE_LISTED),
        };
        take_accounts(ret, &search);
    }
    search_release(&search);
    return status;
}
