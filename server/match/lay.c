/* SPDX-License-Identifier: MIT */
#include "match/lay.h"

#include <string.h>

#include "base/memory.h"
#include "match/thresholds.h"
#include "story/agency.h"
#include "story/speaker.h"
#include "text/phrase.h"

/* What words of the draft's narrative are where both sides are what they are: the table
 * of parts. Speech is decided word by word, as a paragraph has both. */
static enum voice
voice_between(enum part draft, enum part source, enum voice voice)
{
    if (part_is_bare_speech(draft) && voice == VOICE_NARRATIVE) {
        return VOICE_QUOTED;
    }
    bool is_title = source == PART_HEADING;
    if ((part_is_furniture(source) || is_title) && voice == VOICE_NARRATIVE) {
        return VOICE_STOCK;
    }
    return voice;
}

/* Tokens [first, end) of one quotation or what stands between two. */
static uint32_t
find_end_of_voice(const uint8_t *voices, uint32_t count, uint32_t first)
{
    uint32_t end = first;
    while (end < count &&
           (voices[end] == VOICE_QUOTED) == (voices[first] == VOICE_QUOTED)) {
        end++;
    }
    return end;
}

static struct span
bytes_of(const struct passage_draft *draft, struct span tokens)
{
    return (struct span){draft->tokens.data[tokens.start].source.start,
                         draft->tokens.data[tokens.end - 1].source.end};
}

/* Whether the paragraph leaves open who said it: nobody is named, or an agency alone. */
static bool
is_unattributed(const struct passage_draft *draft, struct span quotation)
{
    struct speaker speaker;
    size_t start;
    size_t end;
    if (speaker_find(draft->text, quotation, &speaker)) {
        return agency_first(span_of(draft->text, speaker.name), &start, &end) != NULL;
    }
    if (!speaker_may_be_named(draft->text)) {
        return true;
    }
    struct str behind = str_slice(draft->text, quotation.end, draft->text.length);
    struct str before = str_slice(draft->text, 0, quotation.start);
    return (behind.length + before.length < LAY_CREDIT_BYTES) &&
           (agency_first(behind, &start, &end) != NULL ||
            agency_first(before, &start, &end) != NULL);
}

/* For each token of the draft the token of the source that it stands for, or
 * UINT32_MAX. */
static uint32_t *
map_tokens(const struct passage_draft *draft, const struct runs *runs)
{
    uint32_t *ret = memory_alloc_array(draft->tokens.count, sizeof *ret);
    memset(ret, 0xFF, draft->tokens.count * sizeof *ret);
    vec_each(const struct run, run, runs) {
        for (uint32_t i = 0; i < run->length; i++) {
            ret[run->draft + i] = run->source + i;
        }
    }
    return ret;
}

/* Who says "we" there speaks, though without quotation marks. */
static bool
is_told(const struct source *source, uint32_t first, uint32_t last)
{
    struct phrase phrase;
    struct span bytes = {source->tokens.data[first].source.start,
                         source->tokens.data[last].source.end};
    return first <= last && !phrase_find(span_of(story_text(&source->story), bytes), 0,
                                         LEXICON_SET(LEXICON_FIRST_PERSON), &phrase);
}

/* A quotation of the draft that is narrative there, and here nobody's. */
static void
lay_quotation(struct laid *self, const struct source *source, const uint32_t *there,
              struct span tokens)
{
    uint32_t speech = 0;
    uint32_t told = 0;
    struct span place = {UINT32_MAX, 0};
    for (uint32_t i = tokens.start; i < tokens.end; i++) {
        if (there[i] != UINT32_MAX) {
            bool is_speech = source->voices[there[i]] != VOICE_NARRATIVE;
            speech += is_speech;
            told += !is_speech;
            place.start = there[i] < place.start ? there[i] : place.start;
            place.end = there[i] > place.end ? there[i] : place.end;
        }
    }
    /* A block quotation has no mark in front; who is quoted stands above it. */
    if (told > speech && told >= QUOTATION_MIN_WORDS &&
        bytes_of(&self->view, tokens).start > 0 &&
        is_told(source, place.start, place.end) &&
        is_unattributed(&self->view, bytes_of(&self->view, tokens))) {
        memset(self->voices + tokens.start, VOICE_NARRATIVE, span_length(tokens));
        self->view.quotes_narrative = true;
    }
}

static void
lay_quotations(struct laid *self, const struct source *source, const uint32_t *there)
{
    uint32_t count = (uint32_t)self->view.tokens.count;
    uint32_t end;
    for (uint32_t at = 0; at < count; at = end) {
        end = find_end_of_voice(self->voices, count, at);
        if (self->voices[at] == VOICE_QUOTED && !part_is_bare_speech(self->view.part)) {
            lay_quotation(self, source, there, (struct span){at, end});
        }
    }
}

/* Words that are speech there, and those between them that differ. */
static void
lay_bare_speech(struct laid *self, const struct source *source, const uint32_t *there)
{
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < self->view.tokens.count; i++) {
        if (there[i] == UINT32_MAX || self->voices[i] != VOICE_NARRATIVE) {
            continue;
        }
        if (source->voices[there[i]] != VOICE_QUOTED) {
            last = UINT32_MAX;
            continue;
        }
        uint32_t from = last != UINT32_MAX && i - last <= GAP_LIMIT ? last + 1 : i;
        for (uint32_t token = from; token <= i; token++) {
            if (self->voices[token] == VOICE_NARRATIVE) {
                self->voices[token] = VOICE_QUOTED;
            }
        }
        last = i;
    }
}

static void
lay_furniture(struct laid *self, const struct source *source, const uint32_t *there)
{
    for (uint32_t i = 0; i < self->view.tokens.count; i++) {
        enum part part =
            there[i] == UINT32_MAX ? PART_NARRATIVE : source_part_at(source, there[i]);
        self->voices[i] =
            (uint8_t)voice_between(self->view.part, part, (enum voice)self->voices[i]);
    }
}

/* Words of tokens that stand in the source. */
static uint32_t
words_there(const struct passage_draft *draft, const uint32_t *there, struct span tokens)
{
    uint32_t weight = 0;
    for (uint32_t i = tokens.start; i < tokens.end; i++) {
        weight += there[i] != UINT32_MAX ? draft->tokens.data[i].weight : 0;
    }
    return weight / TOKEN_WORD_WEIGHT;
}

/* A title that the tokeniser does not know, in front of a name, ends no sentence: "said
 * Coun. Agnes Kling". */
static bool
begins_sentence(const struct passage_draft *draft, uint32_t at)
{
    const struct token *token = &draft->tokens.data[at];
    const struct token *before = token - 1;
    bool is_title = (before->flags & TOKEN_CAPITAL) != 0 &&
                    span_length(before->source) <= LAY_TITLE_BYTES &&
                    (token->flags & TOKEN_STOP) == 0;
    return (token->flags & TOKEN_SENTENCE_START) != 0 && !is_title;
}

/* Narrative tokens of one sentence from `at` on: forwards, or backwards to in front of
 * `at`. */
static struct span
find_clause(const struct laid *self, uint32_t at, bool forwards)
{
    uint32_t end = at;
    if (forwards) {
        while (end < self->view.tokens.count && self->voices[end] != VOICE_QUOTED &&
               (end == at || !begins_sentence(&self->view, end))) {
            end++;
        }
        return (struct span){at, end};
    }
    uint32_t start = at;
    while (start > 0 && self->voices[start - 1] != VOICE_QUOTED &&
           (start == at || !begins_sentence(&self->view, start))) {
        start--;
    }
    return (struct span){start, at};
}

static bool
names_speaker(const struct passage_draft *draft, struct span clause, struct span speech)
{
    struct speaker speaker;
    struct span bytes = bytes_of(draft, clause);
    struct phrase phrase;
    struct str words = span_of(draft->text, bytes);
    if (speaker_find(draft->text, bytes_of(draft, speech), &speaker) &&
        span_overlaps(speaker.name, bytes)) {
        return true;
    }
    /* Whose it is is not sure where speech has speech in it; that it is somebody's is. */
    return phrase_find(words, 0, LEXICON_SET(LEXICON_STOCK), &phrase) ||
           (clause.start == speech.end &&
            phrase_at(words, 0, LEXICON_SET(LEXICON_SAYING), &phrase) &&
            speaker_may_be_named(words));
}

/* The token nearest to the border [first, end) leads to that stands in the source, or
 * UINT32_MAX. */
static uint32_t
nearest_there(const uint32_t *there, struct span tokens, bool from_end)
{
    for (uint32_t i = 0; i < ATTRIBUTION_SEAM && i < span_length(tokens); i++) {
        uint32_t at = from_end ? tokens.end - 1 - i : tokens.start + i;
        if (there[at] != UINT32_MAX) {
            return there[at];
        }
    }
    return UINT32_MAX;
}

/* Whether speech and clause, in the order in which they stand here, join there too. */
static bool
is_joined_there(const uint32_t *there, struct span front, struct span back)
{
    uint32_t last = nearest_there(there, front, true);
    uint32_t next = nearest_there(there, back, false);
    return last != UINT32_MAX && next != UINT32_MAX && next > last &&
           next - last <= 2 * ATTRIBUTION_SEAM;
}

/* Of the clause, without what a page shows over the speaker's name. */
static uint32_t
words_of_clause(const struct laid *self, struct span clause)
{
    uint32_t weight = 0;
    for (uint32_t i = clause.start; i < clause.end; i++) {
        weight += self->voices[i] != VOICE_LISTED ? self->view.tokens.data[i].weight : 0;
    }
    return weight / TOKEN_WORD_WEIGHT;
}

/* Who speaks and what office he holds is no passage, where the speech itself is another
 * one there or stands elsewhere: two reporters heard one speaker. */
static void
lay_attribution(struct laid *self, const uint32_t *there, struct span speech, bool behind)
{
    struct span clause = find_clause(self, behind ? speech.end : speech.start, behind);
    uint32_t words = words_of_clause(self, clause);
    uint32_t spoken = tokens_words(&self->view.tokens, speech.start, speech.end);
    bool is_whole =
        2 * words_there(&self->view, there, speech) >= spoken &&
        (spoken < QUOTATION_MIN_WORDS ||
         is_joined_there(there, behind ? speech : clause, behind ? clause : speech));
    if (words > 0 && words <= ATTRIBUTION_MAX_WORDS && !is_whole &&
        names_speaker(&self->view, clause, speech)) {
        for (uint32_t i = clause.start; i < clause.end; i++) {
            if (self->voices[i] == VOICE_NARRATIVE) {
                self->voices[i] = VOICE_STOCK;
            }
        }
    }
}

static void
lay_attributions(struct laid *self, const uint32_t *there)
{
    uint32_t count = (uint32_t)self->view.tokens.count;
    uint32_t end;
    for (uint32_t at = 0; at < count; at = end) {
        end = find_end_of_voice(self->voices, count, at);
        if (self->voices[at] == VOICE_QUOTED) {
            lay_attribution(self, there, (struct span){at, end}, true);
            lay_attribution(self, there, (struct span){at, end}, false);
        }
    }
}

void
lay_beside(struct laid *ret, const struct passage_draft *draft, const struct runs *runs,
           const struct source *source)
{
    size_t count = draft->tokens.count;
    *ret = (struct laid){.view = *draft};
    ret->voices = memory_alloc_array(count, sizeof *ret->voices);
    ret->view.voices = ret->voices;
    if (count == 0) {
        return;
    }
    memcpy(ret->voices, draft->voices, count * sizeof *ret->voices);
    uint32_t *there = map_tokens(draft, runs);
    lay_quotations(ret, source, there);
    lay_bare_speech(ret, source, there);
    lay_furniture(ret, source, there);
    lay_attributions(ret, there);
    memory_free(there);
    passage_draft_count(&ret->view);
}

void
laid_release(struct laid *self)
{
    memory_free(self->voices);
    *self = (struct laid){0};
}

static void
mark_voice(struct passage_draft *draft, struct span bytes, bool speech_too,
           enum voice voice)
{
    for (size_t i = 0; i < draft->tokens.count; i++) {
        const struct token *token = &draft->tokens.data[i];
        bool counts = draft->voices[i] == VOICE_NARRATIVE ||
                      (speech_too && draft->voices[i] == VOICE_QUOTED);
        if (counts && token->source.start >= bytes.start &&
            token->source.end <= bytes.end) {
            draft->voices[i] = (uint8_t)voice;
            draft->has_stock = true;
        }
    }
}

static void
mark_narrative(struct passage_draft *draft, struct span bytes, enum voice voice)
{
    mark_voice(draft, bytes, false, voice);
}

/* They stand in the middle of sentences, of quoted ones too. */
static void
lay_cards(struct passage_draft *draft)
{
    struct spans cards = {0};
    part_find_cards(&cards, draft->text);
    vec_each(const struct span, card, &cards) {
        mark_voice(draft, *card, true, VOICE_LISTED);
    }
    vec_release(&cards);
}

/* Sentences that are furniture in a paragraph that tells something. */
static void
lay_asides(struct passage_draft *draft)
{
    struct spans asides = {0};
    part_find_asides(&asides, draft->text);
    vec_each(const struct span, aside, &asides) {
        mark_narrative(draft, *aside, VOICE_LISTED);
    }
    vec_release(&asides);
}

void
lay_stock(struct passage_draft *draft)
{
    struct phrase phrase;
    uint32_t length = (uint32_t)draft->text.length;
    if (part_is_furniture(draft->part)) {
        enum voice voice = draft->part == PART_CAPTION || draft->part == PART_TAG
                               ? VOICE_STOCK
                               : VOICE_LISTED;
        mark_narrative(draft, (struct span){0, length}, voice);
    } else {
        lay_asides(draft);
        lay_cards(draft);
    }
    for (size_t at = 0; phrase_find(draft->text, at, LEXICON_SET(LEXICON_STOCK), &phrase);
         at = phrase.end) {
        mark_narrative(draft, (struct span){(uint32_t)phrase.start, (uint32_t)phrase.end},
                       VOICE_STOCK);
    }
    passage_draft_count(draft);
}
