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
fill_account(struct account *ret, const struct search *search, const struct hit *hit)
{
    const struct passage *passage = &hit->passage;
    ret->compared = true;
    ret->coverage = percent(passage->matched_outside, search->draft.words_outside);
    ret->containment = percent(passage->hits, passage->shingles);
    ret->sentence = 100 * passage->best_sentence;
    ret->stretch = passage->longest_stretch;
    ret->evidence = passage->evidence.outside / 100.0;
    ret->quoted_evidence = passage->evidence.quoted / 100.0;
    match_make(&ret->match, hit->source, &search->draft, passage, hit->verdict);
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
            fill_account(&account, search, &search->hits.data[next++]);
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

/* What each rule measures, and in what. */
static const struct {
    const char *text;
    const char *unit;
} rules[] = {
    [VERDICT_NOTHING] = {"what the words in common are worth", " words"},
    [VERDICT_COVERAGE] = {"share of the words outside quotation marks", " %"},
    [VERDICT_CONTAINMENT] = {"share of the runs of three words", " %"},
    [VERDICT_SENTENCE] = {"share of one whole sentence", " %"},
    [VERDICT_STRETCH] = {"words nearly in a row", " words"},
    [VERDICT_EVIDENCE] = {"what the words in common are worth", " words"},
    [VERDICT_RUN] = {"words in a row", " words"},
    [VERDICT_STOCK] = {"words in a row of a stock phrase", " words"},
    [VERDICT_TABLE] = {"numbers among the words: a row of a table", " %"},
    [VERDICT_FORMULA] = {"numbers that differ in the same words: a formula", " numbers"},
    [VERDICT_COMMON] = {"what words are worth that many stories share", " words"},
    [VERDICT_RECURRING] = {"days on which other stories have much of it: a formula",
                           " days"},
    [VERDICT_FOREIGN_WORDS] = {"words that the story has nowhere: about something else",
                               " %"},
    [VERDICT_FOREIGN_NAMES] = {"names that the story has nowhere: about something else",
                               " %"},
    [VERDICT_FOREIGN_PASSAGE] = {"words of the story's passage that it has nowhere",
                                 " %"},
    [VERDICT_FOREIGN_SUBJECT] = {"names that it opens with and the story has nowhere",
                                 " names"},
    [VERDICT_FOREIGN_FIGURES] = {"numbers that the story has nowhere: another report",
                                 " numbers"},
    [VERDICT_SINGLE] = {"words of the one run that says nearly all there is", " words"},
    [VERDICT_QUOTED_RUN] = {"words of quoted speech in a row", " words"},
    [VERDICT_QUOTED_EVIDENCE] = {"what the quoted words in common are worth", " words"},
};

const char *
verdict_rule_text(enum verdict_rule rule)
{
    return rules[rule].text;
}

void
verdict_add_value(struct buf *out, enum verdict_rule rule, double value)
{
    bool whole = value == (double)(long)value || rules[rule].unit[1] == '%';
    buf_add_format(out, whole ? "%.0f%s" : "%.1f%s", value, rules[rule].unit);
}
