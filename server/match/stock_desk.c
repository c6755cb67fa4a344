/* SPDX-License-Identifier: MIT */
/* A desk's own list of stock phrases. */
#include "match/stock_desk.h"

#include <string.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/vec.h"
#include "match/thresholds.h"

/* One phrase: words [first, first + count) of the list, by hash. */
struct phrase {
    size_t first;
    size_t count;
    size_t next; /* another that begins with the same word, from 1; 0 for none */
};

struct stock_phrases {
    struct {
        VEC_OF(struct phrase);
    } phrases;
    struct {
        VEC_OF(uint64_t);
    } words;
    struct map by_first_word; /* hash -> place in `phrases`, from 1 */
};

static void
add_phrase(struct stock_phrases *self, const struct tokens *tokens)
{
    struct phrase phrase = {self->words.count, tokens->count, 0};
    for (size_t i = 0; i < tokens->count; i++) {
        vec_add(&self->words, token_hash(tokens, i));
    }
    uint64_t *head = map_put(&self->by_first_word, self->words.data[phrase.first], 0);
    phrase.next = (size_t)*head;
    vec_add(&self->phrases, phrase);
    *head = self->phrases.count;
}

static enum status
read_line(struct stock_phrases *self, struct str line, size_t number, struct error *err)
{
    struct tokens tokens = {0};
    enum status status = STATUS_OK;
    if (self->phrases.count == STOCK_PHRASE_LIMIT) {
        return error_set(err, STATUS_LIMIT, "line %zu: more than %zu phrases", number,
                         STOCK_PHRASE_LIMIT);
    }
    tokens_add(&tokens, line, 0);
    if (tokens_words(&tokens, 0, tokens.count) < STOCK_DESK_MIN_WORDS) {
        status = error_set(err, STATUS_INVALID,
                           "line %zu: a stock phrase has at least %d words", number,
                           STOCK_DESK_MIN_WORDS);
    } else {
        add_phrase(self, &tokens);
    }
    tokens_release(&tokens);
    return status;
}

/* Cuts the first line off. */
static struct str
take_line(struct str *text)
{
    const char *end = memchr(text->data, '\n', text->length);
    size_t length = end != NULL ? (size_t)(end - text->data) : text->length;
    struct str line = {text->data, length};
    size_t passed = length + (end != NULL);
    *text = (struct str){text->data + passed, text->length - passed};
    return str_trim(line);
}

enum status
stock_phrases_read(struct stock_phrases **ret, struct str text, struct error *err)
{
    struct stock_phrases *self = memory_zalloc(sizeof *self);
    enum status status = STATUS_OK;
    for (size_t number = 1; status == STATUS_OK && text.length > 0; number++) {
        struct str line = take_line(&text);
        if (line.length > 0 && line.data[0] != '#') {
            status = read_line(self, line, number, err);
        }
    }
    if (status == STATUS_OK) {
        *ret = self;
    } else {
        stock_phrases_free(self);
    }
    return status;
}

void
stock_phrases_free(struct stock_phrases *self)
{
    if (self != NULL) {
        vec_release(&self->phrases);
        vec_release(&self->words);
        map_release(&self->by_first_word);
        memory_free(self);
    }
}

size_t
stock_phrases_count(const struct stock_phrases *self)
{
    return self->phrases.count;
}

static bool
stands_at(const struct stock_phrases *self, const struct phrase *phrase,
          const struct passage_draft *draft, uint32_t at)
{
    return phrase->count <= draft->tokens.count - at &&
           memcmp(self->words.data + phrase->first, draft->hashes + at,
                  phrase->count * sizeof *draft->hashes) == 0;
}

bool
stock_desk_find(const struct stock_phrases *self, const struct passage_draft *draft,
                uint32_t at, struct span *ret)
{
    for (; at < draft->tokens.count; at++) {
        const uint64_t *head = map_find(&self->by_first_word, draft->hashes[at]);
        size_t longest = 0;
        for (size_t i = head != NULL ? (size_t)*head : 0; i > 0;
             i = self->phrases.data[i - 1].next) {
            const struct phrase *phrase = &self->phrases.data[i - 1];
            if (phrase->count > longest && stands_at(self, phrase, draft, at)) {
                longest = phrase->count;
            }
        }
        if (longest > 0) {
            *ret = (struct span){at, at + (uint32_t)longest};
            return true;
        }
    }
    return false;
}
