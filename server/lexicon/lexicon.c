/* SPDX-License-Identifier: MIT */
#include "lexicon/lexicon.h"

#include "base/bytes.h"
#include "lexicon/compiled.h"

/* Every step down the tree is one look-up in one hash table that never changes: its
 * longest probe is known when it is built, so no text makes it slow. */

#define FACTOR UINT64_C(0x9E3779B97F4A7C15)

/* The next eight bytes, as if zeros followed the word. */
static uint64_t
load(struct str word, size_t at)
{
    unsigned char last[8] = {0};
    size_t left = word.length - at;
    if (left >= 8) {
        return bytes_load_u64((const unsigned char *)word.data + at);
    }
    memcpy(last, word.data + at, left);
    return bytes_load_u64(last);
}

/* compile.py has the same. */
static uint32_t
mix(uint32_t key, struct str word)
{
    uint64_t state = key * FACTOR;
    for (size_t at = 0; at < word.length; at += 8) {
        state = (state ^ load(word, at)) * FACTOR;
        state ^= state >> 29;
    }
    return (uint32_t)(state * FACTOR >> 32);
}

/* mix(0, word) of a word that is folded to lower case on the way: one of ASCII letters
 * and digits, in text that goes on behind it or not. */
static uint32_t
mix_ascii(struct str text, size_t length)
{
    static const uint64_t lower = UINT64_C(0x2020202020202020); /* digits have it */
    uint64_t state = 0;
    for (size_t at = 0; at < length; at += 8) {
        size_t left = length - at;
        uint64_t bytes = load(text, at) | lower;
        bytes = left < 8 ? bytes & ((UINT64_C(1) << 8 * left) - 1) : bytes;
        state = (state ^ bytes) * FACTOR;
        state ^= state >> 29;
    }
    return (uint32_t)(state * FACTOR >> 32);
}

static bool
may_begin(uint32_t hash, struct lexicon_set senses)
{
    const uint64_t *known = &lexicon_first_words[2 * (hash % LEXICON_FIRST_WORDS)];
    return ((known[0] & senses.bits[0]) | (known[1] & senses.bits[1])) != 0;
}

static const struct lexicon_node *
find_hashed(uint32_t hash, uint32_t key, struct str word)
{
    for (uint32_t at = hash;; at++) {
        uint16_t number = lexicon_slots[at & (lexicon_slot_count - 1)];
        const struct lexicon_node *node = &lexicon_nodes[number];
        if (number == 0) {
            return NULL;
        }
        if (node->key == key && node->length == word.length &&
            memcmp(lexicon_texts + node->word, word.data, word.length) == 0) {
            return node;
        }
    }
}

static const struct lexicon_node *
find_node(uint32_t key, struct str word)
{
    return find_hashed(mix(key, word), key, word);
}

static uint32_t
number_of(const struct lexicon_node *node)
{
    return node != NULL ? (uint32_t)(node - lexicon_nodes) : 0;
}

const struct lexicon_node *
lexicon_word(struct str folded)
{
    return find_node(0, folded);
}

const struct lexicon_node *
lexicon_step(const struct lexicon_node *from, struct str folded)
{
    return find_node(number_of(from), folded);
}

const struct lexicon_node *
lexicon_first(struct str folded, struct lexicon_set senses)
{
    uint32_t hash = mix(0, folded);
    return may_begin(hash, senses) ? find_hashed(hash, 0, folded) : NULL;
}

bool
lexicon_may_begin(struct str text, size_t length, struct lexicon_set senses)
{
    return may_begin(mix_ascii(text, length), senses);
}

bool
lexicon_leads(const struct lexicon_node *node, struct lexicon_set senses)
{
    return lexicon_sets_meet(node->below, senses);
}

uint64_t
lexicon_stems(const struct lexicon_node *from, struct lexicon_set senses)
{
    uint64_t stems = 0;
    if (from != NULL || !lexicon_sets_meet(senses, lexicon_stemmed)) {
        return from != NULL ? from->stems : 0;
    }
    for (unsigned i = 0; i < LEXICON_SENSES; i++) {
        stems |= lexicon_set_has(senses, i) ? lexicon_first_stems[i] : 0;
    }
    return stems;
}

const struct lexicon_node *
lexicon_stem(const struct lexicon_node *from, struct str folded, size_t length)
{
    return length <= folded.length
               ? find_node(number_of(from) | LEXICON_STEM, str_slice(folded, 0, length))
               : NULL;
}

bool
lexicon_means(const struct lexicon_node *node, struct lexicon_set senses)
{
    return lexicon_sets_meet(node->senses, senses);
}

uint64_t
lexicon_word_senses(const struct lexicon_node *node)
{
    return node->senses.bits[0] & ((UINT64_C(1) << (LEXICON_JOINED + 1)) - 1);
}

const struct lexicon_entry *
lexicon_entries_of(const struct lexicon_node *node, size_t *count)
{
    *count = node->count;
    return &lexicon_entries[node->first];
}

const struct lexicon_entry *
lexicon_entry(const struct lexicon_node *node, enum lexicon_sense sense)
{
    const struct lexicon_entry *entry = &lexicon_entries[node->first];
    for (size_t i = 0; i < node->count; i++) {
        if (entry[i].sense == sense) {
            return &entry[i];
        }
    }
    return NULL;
}

struct str
lexicon_text(uint32_t value)
{
    return str_from(lexicon_texts + value);
}

uint64_t
lexicon_language(const char *code)
{
    for (size_t i = 0; code != NULL && i < lexicon_language_count; i++) {
        if (strcmp(code, lexicon_languages[i]) == 0) {
            return UINT64_C(1) << i;
        }
    }
    return 0;
}

size_t
lexicon_count(uint64_t language, enum lexicon_sense sense)
{
    size_t found = 0;
    for (size_t i = 1; i < lexicon_node_count; i++) {
        const struct lexicon_node *node = &lexicon_nodes[i];
        for (size_t n = 0; n < node->count; n++) {
            const struct lexicon_entry *entry = &lexicon_entries[node->first + n];
            found += entry->sense == sense && (entry->languages & language) != 0;
        }
    }
    return found;
}

bool
lexicon_has_capital_nouns(const char *language)
{
    return (lexicon_language(language) & lexicon_capital_nouns) != 0;
}
