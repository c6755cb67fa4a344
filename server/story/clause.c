/* SPDX-License-Identifier: MIT */
/* The verb tells the language, and only then do other words mean something: Polish "on"
 * is "he". Knows no grammar. */
#include "story/clause.h"

#include "text/phrase.h"
#include "text/token.h"

#define VERBS                                                         \
    (LEXICON_SET(LEXICON_SAYING, LEXICON_TELLING, LEXICON_SOURCE_CUE, \
                 LEXICON_SOURCE_AFTER))

/* What a word of the language is, in the order in which it counts. */
static const struct {
    enum lexicon_sense sense;
    enum part_kind kind;
} meanings[] = {
    {LEXICON_PRONOUN, PART_PRONOUN},
    {LEXICON_HONORIFIC, PART_TITLE},
    {LEXICON_OFFICE, PART_TITLE},
    {LEXICON_WEEKDAY, PART_HOUSE},
    {LEXICON_MONTH, PART_HOUSE},
    {LEXICON_HOUSE, PART_HOUSE},
    {LEXICON_NATIONALITY, PART_HOUSE},
    {LEXICON_PLACE, PART_HOUSE},
    {LEXICON_PREPOSITION, PART_PREPOSITION},
};

struct reading {
    struct str text;
    const struct tokens *tokens;
    size_t first; /* tokens of the sentence */
    size_t end;
    uint64_t languages;
};

static bool
has_entry(const struct phrase *phrase, enum lexicon_sense sense, uint64_t languages)
{
    size_t count = 0;
    const struct lexicon_entry *entry = lexicon_entries_of(phrase->node, &count);
    for (size_t i = 0; i < count; i++) {
        if (entry[i].sense == sense && (entry[i].languages & languages) != 0) {
            return true;
        }
    }
    return false;
}

/* The verb or cue at that token; a word with a capital in the middle is a name. */
static bool
read_verb(const struct reading *self, size_t at, struct phrase *ret)
{
    const struct token *token = &self->tokens->data[at];
    bool name = (token->flags & TOKEN_CAPITAL) != 0 && at > self->first;
    return !name && phrase_at(self->text, token->source.start, VERBS, ret);
}

static size_t
token_behind(const struct reading *self, size_t at, size_t byte)
{
    while (at < self->end && self->tokens->data[at].source.start < byte) {
        at++;
    }
    return at;
}

/* "@harbour", "#storm". */
static bool
is_handle(const struct reading *self, const struct token *token)
{
    uint32_t start = token->source.start;
    return start > 0 && strchr("@#", self->text.data[start - 1]) != NULL;
}

static enum part_kind
kind_of_word(const struct reading *self, size_t at, size_t *end)
{
    const struct token *token = &self->tokens->data[at];
    *end = token->source.end;
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        struct phrase phrase;
        if (phrase_at(self->text, token->source.start, LEXICON_SET(meanings[i].sense),
                      &phrase) &&
            has_entry(&phrase, meanings[i].sense, self->languages)) {
            *end = phrase.end;
            return meanings[i].kind;
        }
    }
    if ((token->flags & TOKEN_CAPITAL) != 0) {
        bool no_name = (token->flags & (TOKEN_STOP | TOKEN_NUMBER)) != 0;
        return is_handle(self, token) ? PART_HOUSE : no_name ? PART_PLAIN : PART_NAME;
    }
    struct phrase joint;
    return phrase_at(self->text, token->source.start, LEXICON_SET(LEXICON_NAME_JOINT),
                     &joint)
               ? PART_JOINT
               : PART_PLAIN;
}

static bool
has_mark(struct str gap)
{
    return str_find_byte(gap, ',', 0) != STR_NOT_FOUND ||
           str_find(gap, STR("\u060C"), 0) != STR_NOT_FOUND ||
           str_find(gap, STR("\uFF0C"), 0) != STR_NOT_FOUND ||
           str_find(gap, STR("("), 0) != STR_NOT_FOUND ||
           str_find(gap, STR("\u2014"), 0) != STR_NOT_FOUND ||
           str_find(gap, STR("\u2013"), 0) != STR_NOT_FOUND ||
           str_find(gap, STR(";"), 0) != STR_NOT_FOUND ||
           str_find(gap, STR(":"), 0) != STR_NOT_FOUND;
}

static bool
is_possessive(struct str word)
{
    return str_ends_with(word, STR("'s")) || str_ends_with(word, STR("\u2019s")) ||
           str_ends_with(word, STR("'")) || str_ends_with(word, STR("\u2019"));
}

static struct part
make_part(const struct reading *self, size_t at, size_t *next)
{
    const struct token *token = &self->tokens->data[at];
    struct part part = {.source = token->source};
    struct phrase verb;
    size_t end = 0;
    size_t gap = at > self->first ? token[-1].source.end : token->source.start;
    if (read_verb(self, at, &verb) && (verb.entry->languages & self->languages) != 0) {
        part.telling = lexicon_means(verb.node, LEXICON_SET(LEXICON_TELLING));
        part.kind = lexicon_means(verb.node, LEXICON_SET(LEXICON_SOURCE_CUE)) ? PART_CUE
                    : lexicon_means(verb.node, LEXICON_SET(LEXICON_SOURCE_AFTER))
                        ? PART_AFTER
                        : PART_VERB;
        end = verb.end;
    } else {
        part.kind = kind_of_word(self, at, &end);
    }
    *next = token_behind(self, at + 1, end);
    part.source.end = self->tokens->data[*next - 1].source.end;
    struct str word = span_of(self->text, part.source);
    struct str behind =
        str_slice(self->text, part.source.end, (size_t)part.source.end + 3);
    part.possessive = is_possessive(word) || str_starts_with(behind, STR("'")) ||
                      str_starts_with(behind, STR("\u2019"));
    struct phrase article;
    part.article = phrase_is(word, LEXICON_SET(LEXICON_CREDIT_ARTICLE), &article);
    part.ampersand = str_equal(word, STR("amp")) || str_equal(word, STR("&"));
    part.initial = span_length(part.source) <= 2 && part.kind == PART_NAME;
    struct str before = str_slice(self->text, gap, token->source.start);
    bool entity = str_ends_with(str_slice(self->text, 0, gap), STR("&amp"));
    part.comma = has_mark(before) && !entity;
    part.bracket = str_find_byte(before, '(', 0) != STR_NOT_FOUND;
    return part;
}

/* Tokens of the sentence next to the quotation. */
static void
choose_sentence(struct reading *self, bool from_end)
{
    const struct token *token = self->tokens->data;
    self->first = 0;
    self->end = self->tokens->count;
    if (from_end) {
        size_t at = self->end;
        while (at > 0 && (token[at - 1].flags & TOKEN_SENTENCE_START) == 0) {
            at--;
        }
        self->first = at > 0 ? at - 1 : 0;
        return;
    }
    for (size_t i = 1; i < self->end; i++) {
        if ((token[i].flags & TOKEN_SENTENCE_START) != 0) {
            self->end = i;
        }
    }
}

/* The token of the verb, and the languages that it is a verb of. */
static bool
find_verb(struct reading *self, bool from_end, size_t *ret)
{
    for (size_t i = self->first; i < self->end; i++) {
        size_t at = from_end ? self->end - 1 - (i - self->first) : i;
        struct phrase verb;
        if (read_verb(self, at, &verb)) {
            self->languages = verb.entry->languages;
            *ret = at;
            return true;
        }
    }
    return false;
}

void
clause_read(struct clause *ret, struct str paragraph, struct span region, bool from_end)
{
    struct tokens tokens = {0};
    size_t verb = 0;
    tokens_add(&tokens, span_of(paragraph, region), region.start);
    struct reading reading = {.text = str_slice(paragraph, 0, region.end),
                              .tokens = &tokens};
    choose_sentence(&reading, from_end);
    ret->count = 0;
    ret->verb = CLAUSE_LIMIT;
    if (find_verb(&reading, from_end, &verb)) {
        /* Latin, Greek and Cyrillic names have capitals. */
        ret->has_capitals = (unsigned char)tokens_folded(&tokens, verb).data[0] < 0xD6;
        size_t at = verb - reading.first >= CLAUSE_LIMIT / 2 ? verb - CLAUSE_LIMIT / 2
                                                             : reading.first;
        while (at < reading.end && ret->count < CLAUSE_LIMIT) {
            ret->verb = at == verb ? ret->count : ret->verb;
            size_t next = at + 1;
            ret->parts[ret->count++] = make_part(&reading, at, &next);
            at = next;
        }
    }
    ret->verb = ret->verb > ret->count ? ret->count : ret->verb;
    tokens_release(&tokens);
}
