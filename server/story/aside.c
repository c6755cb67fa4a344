/* SPDX-License-Identifier: MIT */
/* News speaks of newsletters, polls and corrections, too. A sentence is of a phrase only
 * by where the phrase stands in it: first, last, or nearly all of it. */
#include "story/aside.h"

#include "story/thresholds.h"
#include "text/phrase.h"
#include "text/script.h"
#include "text/token.h"
#include "text/utf8.h"

/* Looked for apart, since it may stand inside of others: "is a columnist for". */
static const struct lexicon_set tag_senses =
    LEXICON_INIT(LEXICON_AUTHOR_IS, LEXICON_AUTHOR_ROLE);
static const struct lexicon_set senses = LEXICON_INIT(
    LEXICON_PLAYER, LEXICON_INVITATION, LEXICON_ADDRESS, LEXICON_FIRST_PERSON,
    LEXICON_METHOD, LEXICON_POLL, LEXICON_POLL_RESULT, LEXICON_STANDING,
    LEXICON_AUTHOR_TAG, LEXICON_SAYING, LEXICON_TELLING, LEXICON_MEDIUM);

/* The phrases of one sentence. */
struct reading {
    struct str text;  /* the paragraph */
    struct span span; /* the sentence */
    uint32_t counts[LEXICON_SENSES];
    uint32_t bytes[LEXICON_SENSES];
    uint32_t front[LEXICON_SENSES]; /* bytes in front of the first */
    bool opens[LEXICON_SENSES];     /* begins with one */
    bool ends[LEXICON_SENSES];
    bool is_glued; /* what opens it goes on in small letters */
    bool has_result;
};

static void
add_phrase(struct reading *self, const struct phrase *phrase)
{
    enum lexicon_sense sense = phrase->entry->sense;
    if (self->counts[sense]++ == 0) {
        self->front[sense] = (uint32_t)phrase->start - self->span.start;
    }
    self->bytes[sense] += (uint32_t)(phrase->end - phrase->start);
    self->ends[sense] = phrase->end >= self->span.end;
    if (phrase->start == self->span.start) {
        size_t at = phrase->end;
        while (at < self->span.end && self->text.data[at] == ' ') {
            at++;
        }
        self->opens[sense] = true;
        self->is_glued = at > phrase->end && at < self->span.end &&
                         char_is_lower(utf8_next(self->text, &at));
    }
}

/* The size of an error is no result. */
static bool
is_result(const struct tokens *tokens, size_t at, size_t method_end)
{
    return str_equal(tokens_folded(tokens, at), STR("percent")) &&
           tokens->data[at].source.start > method_end + PART_METHOD_NEAR;
}

static void
read_sentence(struct reading *self, const struct tokens *tokens, size_t first, size_t end)
{
    struct phrase phrase;
    size_t method_end = 0;
    size_t token = first;
    for (size_t at = self->span.start;
         phrase_find(self->text, at, senses, &phrase) && phrase.start < self->span.end;
         at = phrase.end) {
        for (; token < end && tokens->data[token].source.start < phrase.start; token++) {
            self->has_result |= is_result(tokens, token, method_end);
        }
        add_phrase(self, &phrase);
        method_end = phrase.entry->sense == LEXICON_METHOD ? phrase.end : method_end;
    }
    for (; token < end; token++) {
        self->has_result |= is_result(tokens, token, method_end);
    }
}

static bool
is_mostly(const struct reading *self, enum lexicon_sense sense)
{
    return 100 * self->bytes[sense] >= PART_PHRASE_SHARE * span_length(self->span);
}

static bool
says(const struct reading *self)
{
    return self->counts[LEXICON_SAYING] > 0 || self->counts[LEXICON_TELLING] > 0;
}

/* Two words and more, each with a capital: "Mina Rosental", "Jan de Boer". */
static bool
is_name(struct str text)
{
    size_t words = 0;
    bool opens = true;
    for (size_t at = 0; at < text.length;) {
        uint32_t c = utf8_next(text, &at);
        if (opens && char_is_upper(c)) {
            words++;
        } else if (opens && (c < 'a' || c > 'z')) {
            return false;
        }
        opens = c == ' ';
    }
    return words >= 2;
}

/* "Mina Rosental is chief correspondent at the Herald": a name, "is", and near behind it
 * what somebody is at a desk. */
static bool
tells_role(const struct reading *self)
{
    struct phrase is;
    struct phrase role;
    struct str text = str_slice(self->text, 0, self->span.end);
    if (!phrase_find(text, self->span.start, LEXICON_SET(LEXICON_AUTHOR_IS), &is) ||
        is.start - self->span.start > PART_TAG_NAME ||
        !phrase_find(text, is.end, tag_senses, &role)) {
        return false;
    }
    return role.entry->sense == LEXICON_AUTHOR_ROLE &&
           role.start - is.end <= PART_TAG_ROLE &&
           is_name(str_trim(str_slice(text, self->span.start, is.start)));
}

static enum leaning
lean(bool is_sure, bool is_weak)
{
    return is_sure ? LEANING_SURE : is_weak ? LEANING_WEAK : LEANING_NONE;
}

static enum leaning
lean_to_method(const struct reading *self)
{
    uint32_t method = self->counts[LEXICON_METHOD];
    uint32_t all = method + self->counts[LEXICON_POLL];
    bool tells = self->has_result || says(self) || self->counts[LEXICON_POLL_RESULT] > 0;
    return tells ? LEANING_NONE
                 : lean(method > 0 && all >= PART_METHOD_SENTENCE, all > 0);
}

static void
judge_sentence(const struct reading *self, struct aside *ret)
{
    const uint32_t *counts = self->counts;
    bool tells = says(self);
    bool speaks = counts[LEXICON_ADDRESS] > 0 || counts[LEXICON_FIRST_PERSON] > 0;
    ret->opens_note = self->opens[LEXICON_STANDING];
    ret->tells = tells;
    ret->leanings[ASIDE_PLAYER] =
        (uint8_t)lean(counts[LEXICON_PLAYER] > 1 || is_mostly(self, LEXICON_PLAYER) ||
                          (self->opens[LEXICON_PLAYER] && !self->is_glued),
                      counts[LEXICON_PLAYER] > 0);
    ret->leanings[ASIDE_METHOD] = (uint8_t)lean_to_method(self);
    ret->leanings[ASIDE_NOTE] = (uint8_t)lean(
        self->opens[LEXICON_STANDING] || (!tells && (self->ends[LEXICON_STANDING] ||
                                                     is_mostly(self, LEXICON_STANDING))),
        counts[LEXICON_STANDING] > 0);
    ret->leanings[ASIDE_TAG] =
        (uint8_t)lean(!tells && ((counts[LEXICON_AUTHOR_TAG] > 0 &&
                                  self->front[LEXICON_AUTHOR_TAG] <= PART_TAG_NAME) ||
                                 tells_role(self)),
                      counts[LEXICON_AUTHOR_TAG] > 0 && !tells);
    ret->leanings[ASIDE_PLUG] = (uint8_t)lean(
        self->opens[LEXICON_INVITATION] ||
            (!tells &&
             (counts[LEXICON_INVITATION] > 1 || is_mostly(self, LEXICON_INVITATION))),
        !tells &&
            (counts[LEXICON_INVITATION] > 0 || counts[LEXICON_MEDIUM] > 0 || speaks));
}

static void
add_sentence(struct asides *ret, struct str text, const struct tokens *tokens,
             struct span place)
{
    struct reading reading = {.text = text,
                              .span = {tokens->data[place.start].source.start,
                                       tokens->data[place.end - 1].source.end}};
    struct aside aside = {.bytes = reading.span};
    read_sentence(&reading, tokens, place.start, place.end);
    judge_sentence(&reading, &aside);
    ret->poll_signs += reading.counts[LEXICON_METHOD] + reading.counts[LEXICON_POLL];
    vec_add(ret, aside);
}

void
asides_find(struct asides *ret, struct str paragraph)
{
    struct tokens tokens = {0};
    tokens_add(&tokens, paragraph, 0);
    size_t end;
    for (size_t at = 0; at < tokens.count; at = end) {
        end = at + 1;
        while (end < tokens.count &&
               (tokens.data[end].flags & TOKEN_SENTENCE_START) == 0) {
            end++;
        }
        add_sentence(ret, paragraph, &tokens, (struct span){(uint32_t)at, (uint32_t)end});
    }
    tokens_release(&tokens);
}

/* Nearly all of it is of the kind, or what is not is too little to tell anything. */
static bool
is_nearly_all(const struct asides *self, enum aside_kind kind)
{
    uint32_t of_kind = 0;
    uint32_t all = 0;
    bool is_sure = false;
    vec_each(const struct aside, aside, self) {
        uint32_t bytes = span_length(aside->bytes);
        all += bytes;
        of_kind += aside->leanings[kind] != LEANING_NONE ? bytes : 0;
        is_sure |= aside->leanings[kind] == LEANING_SURE;
    }
    return is_sure && (100 * of_kind >= PART_SHARE * all || all - of_kind <= PART_REST);
}

/* Whoever wrote it is told of in the first sentence or two, and nobody says anything. */
static bool
is_life(const struct asides *self)
{
    bool ret = false;
    vec_each(const struct aside, aside, self) {
        if (aside->tells) {
            return false;
        }
        ret |= aside->leanings[ASIDE_TAG] == LEANING_SURE;
    }
    return ret;
}

enum aside_kind
asides_kind(const struct asides *self, bool is_near_end)
{
    if (self->count == 0) {
        return ASIDE_COUNT;
    }
    uint32_t bytes = self->data[self->count - 1].bytes.end;
    if (self->data[0].opens_note && bytes <= PART_NOTE_LIMIT) {
        return ASIDE_NOTE;
    }
    enum aside_kind kind = ASIDE_PLAYER;
    for (; kind < ASIDE_COUNT; kind++) {
        bool may_be = (kind != ASIDE_METHOD || self->poll_signs >= PART_METHOD_SIGNS) &&
                      (kind != ASIDE_TAG || (is_near_end && bytes <= PART_TAG_LIMIT));
        if (may_be &&
            (is_nearly_all(self, kind) || (kind == ASIDE_TAG && is_life(self)))) {
            break;
        }
    }
    return kind;
}
