/* SPDX-License-Identifier: MIT */
/* Measured on 19,043 wire stories of 816 bytes on average, zstd level 3: without a
 * dictionary a text takes 0.55 of its size, with zstd's own trainer (which copies
 * whole passages of the samples) 0.39, with these phrases 0.40. */
#include "archive/phrases.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/str.h"

/* A match in zstd costs about three bytes, so shorter phrases save nothing. */
#define MATCH_COST 3
#define WORD_LIMIT 32

/* One word with the white space after it, from `start` on; empty at the end. */
static struct str
next_word(struct str text, size_t start)
{
    size_t end = start;
    while (end < text.length && text.data[end] != ' ' && text.data[end] != '\n') {
        end++;
    }
    while (end < text.length && (text.data[end] == ' ' || text.data[end] == '\n')) {
        end++;
    }
    return str_slice(text, start, end);
}

static struct phrase *
find_phrase(const struct phrases *self, struct str text)
{
    uint64_t *at = map_find(&self->by_hash, hash_str(text, 0));
    return at != NULL ? &self->list.data[*at] : NULL;
}

static void
count_phrase(struct phrases *self, struct str text, uint32_t story)
{
    uint64_t *at = map_put(&self->by_hash, hash_str(text, 0), self->list.count);
    if (*at == self->list.count) {
        vec_add(&self->list, ((struct phrase){text, 0, 0}));
    }
    struct phrase *phrase = &self->list.data[*at];
    if (phrase->last_story != story) {
        phrase->last_story = story;
        phrase->stories++;
    }
}

/* The words that begin a phrase of `words` words: those, without the last one, that
 * are common already. Anything longer cannot be. */
static bool
may_be_common(const struct phrases *self, struct str text, struct str last)
{
    struct str front = str_slice(text, 0, text.length - last.length);
    const struct phrase *phrase = front.length > 0 ? find_phrase(self, front) : NULL;
    return front.length == 0 || (phrase != NULL && phrase->stories >= PHRASE_STORIES);
}

/* The phrase of `words` words at `start`; empty where the text ends before, or a
 * word is too long to be one. */
static struct str
read_phrase(struct str text, size_t start, int words, struct str *last)
{
    size_t end = start;
    for (int i = 0; i < words; i++) {
        *last = next_word(text, end);
        if (last->length == 0 || last->length > WORD_LIMIT) {
            return STR_NONE;
        }
        end += last->length;
    }
    return str_slice(text, start, end);
}

static void
count_text(struct phrases *self, struct str text, int words, uint32_t story)
{
    struct str last = STR_NONE;
    size_t start = 0;
    while (start < text.length) {
        struct str phrase = read_phrase(text, start, words, &last);
        if (phrase.length > 0 && may_be_common(self, phrase, last)) {
            count_phrase(self, phrase, story);
        }
        start += next_word(text, start).length;
    }
}

void
phrases_count(struct phrases *self, const struct str *texts, size_t count)
{
    for (int words = 1; words <= PHRASE_WORDS; words++) {
        for (size_t i = 0; i < count; i++) {
            count_text(self, texts[i], words, (uint32_t)i + 1);
        }
    }
}

static size_t
saving_of(const struct phrase *phrase)
{
    if (phrase->stories < PHRASE_STORIES || phrase->text.length <= MATCH_COST) {
        return 0;
    }
    return (phrase->stories - 1) * (phrase->text.length - MATCH_COST);
}

static int
compare_phrases(const void *a, const void *b)
{
    size_t left = saving_of(a);
    size_t right = saving_of(b);
    if (left != right) {
        return left > right ? -1 : 1;
    }
    return str_compare(((const struct phrase *)a)->text,
                       ((const struct phrase *)b)->text);
}

/* Notes every run of words inside a chosen phrase: it is in the dictionary now. */
static void
cover(struct map *covered, struct str phrase)
{
    struct str last = STR_NONE;
    for (size_t start = 0; start < phrase.length;) {
        for (int words = 1; words <= PHRASE_WORDS; words++) {
            struct str part = read_phrase(phrase, start, words, &last);
            if (part.length == 0) {
                break;
            }
            map_put(covered, hash_str(part, 0), 1);
        }
        start += next_word(phrase, start).length;
    }
}

void
phrases_choose(struct phrases *self, size_t limit, struct buf *ret)
{
    struct map covered = {0};
    struct phrase_list chosen = {0};
    size_t size = 0;
    if (self->list.count > 1) {
        qsort(self->list.data, self->list.count, sizeof *self->list.data,
              compare_phrases);
    }
    vec_each(struct phrase, phrase, &self->list) {
        if (saving_of(phrase) == 0) {
            break;
        }
        if (size + phrase->text.length <= limit &&
            map_find(&covered, hash_str(phrase->text, 0)) == NULL) {
            cover(&covered, phrase->text);
            size += phrase->text.length;
            vec_add(&chosen, *phrase);
        }
    }
    for (size_t i = chosen.count; i-- > 0;) {
        buf_add_str(ret, chosen.data[i].text);
    }
    vec_release(&chosen);
    map_release(&covered);
}

void
phrases_release(struct phrases *self)
{
    vec_release(&self->list);
    map_release(&self->by_hash);
}
