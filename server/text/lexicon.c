/* SPDX-License-Identifier: MIT */
#include "text/lexicon.h"

#include <assert.h>
#include <pthread.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/vec.h"
#include "text/fold.h"
#include "text/house_style.h"
#include "text/stop_words.h"

/* The tables of house_style.c, house_words.c and stop_words.c as one hash table, so that
 * they can be written for people. Built once a process and never changed or freed. */

/* A power of two, at least twice the number of entries: the tables have some 3,000,
 * and add_lexeme asserts it. */
#define SLOT_COUNT 8192u
#define LONGEST_WORD 24

struct lexicon {
    uint16_t slots[SLOT_COUNT]; /* number of a lexeme + 1, or 0 */
    struct {
        VEC_OF(struct lexeme);
    } lexemes;
};

static struct lexicon lexicon;
static pthread_once_t lexicon_once = PTHREAD_ONCE_INIT;

static uint16_t *
find_slot(struct str word)
{
    uint64_t at = hash_str(word, 0);
    for (;; at++) {
        uint16_t *slot = &lexicon.slots[at % SLOT_COUNT];
        if (*slot == 0 || str_equal(lexicon.lexemes.data[*slot - 1].word, word)) {
            return slot;
        }
    }
}

/* Takes over the memory of `word`. */
static struct lexeme *
add_lexeme(struct buf *word, unsigned flags)
{
    uint16_t *slot = find_slot(buf_str(word));
    if (*slot == 0) {
        assert(word->length <= LONGEST_WORD && lexicon.lexemes.count < SLOT_COUNT / 2);
        struct str text = buf_str(word);
        buf_take(word);
        vec_add(&lexicon.lexemes, ((struct lexeme){.word = text}));
        *slot = (uint16_t)lexicon.lexemes.count;
    }
    buf_clear(word);
    struct lexeme *lexeme = &lexicon.lexemes.data[*slot - 1];
    lexeme->flags |= flags;
    return lexeme;
}

/* Cuts the next of words between blanks off. */
static bool
next_word(struct str *rest, struct str *word)
{
    if (rest->length == 0) {
        return false;
    }
    size_t end = str_find_byte(*rest, ' ', 0);
    *word = str_slice(*rest, 0, end);
    *rest = end == STR_NOT_FOUND ? STR_NONE : str_slice(*rest, end + 1, rest->length);
    return true;
}

/* Adds each word with `suffix` joined to it. */
static void
add_words(const char *words, const char *suffix, unsigned flags, unsigned languages)
{
    struct str rest = str_from(words);
    struct str word;
    struct buf folded = BUF_INIT;
    while (next_word(&rest, &word)) {
        fold_word(word, &folded);
        buf_add_text(&folded, suffix);
        add_lexeme(&folded, flags)->languages |= languages;
    }
    buf_release(&folded);
}

static void
add_family(const struct variant_family *family)
{
    struct str rest = str_from(family->endings);
    struct str ending;
    struct buf from = BUF_INIT;
    while (next_word(&rest, &ending)) {
        if (str_equal(ending, STR("-"))) {
            ending = STR_NONE;
        }
        struct buf to = BUF_INIT;
        buf_add_text(&to, family->to);
        buf_add_str(&to, ending);
        buf_add_text(&from, family->from);
        buf_add_str(&from, ending);
        struct lexeme *lexeme = add_lexeme(&from, 0);
        lexeme->to = buf_str(&to);
    }
    buf_release(&from);
}

/* The target is folded, too, so that it can be written as it is spelled. */
static void
add_group(const struct variant_group *group)
{
    struct str rest = str_from(group->words);
    struct str word;
    struct buf folded = BUF_INIT;
    while (next_word(&rest, &word)) {
        struct buf to = BUF_INIT;
        fold_word(str_from(group->to), &to);
        fold_word(word, &folded);
        struct lexeme *lexeme = add_lexeme(&folded, 0);
        lexeme->to = buf_str(&to);
    }
    buf_release(&folded);
}

static void
add_house_style(void)
{
    struct buf word = BUF_INIT;
    for (size_t i = 0; i < house_variant_count; i++) {
        buf_add_text(&word, house_variants[i].from);
        add_lexeme(&word, 0)->to = str_from(house_variants[i].to);
    }
    for (size_t i = 0; i < house_family_count; i++) {
        add_family(&house_families[i]);
    }
    for (size_t i = 0; i < house_group_count; i++) {
        add_group(&house_groups[i]);
    }
    for (size_t i = 0; i < house_pair_count; i++) {
        buf_add_text(&word, house_pairs[i].second);
        add_lexeme(&word, LEXEME_PAIR);
    }
    buf_release(&word);
    add_words(house_titles, "", LEXEME_TITLE, 0);
    add_words(house_prefixes, "", LEXEME_PREFIX, 0);
    add_words(house_ise_only, "is", LEXEME_ISE_ONLY, 0);
}

static void
build_lexicon(void)
{
    assert(stop_list_count <= 32);
    for (size_t i = 0; i < stop_list_count; i++) {
        add_words(stop_lists[i].words, "", LEXEME_STOP, 1u << i);
    }
    add_house_style();
    /* A variant is a function word if the form it is folded to is one. */
    vec_each(struct lexeme, lexeme, &lexicon.lexemes) {
        uint16_t target = lexeme->to.length > 0 ? *find_slot(lexeme->to) : 0;
        if (target != 0) {
            lexeme->flags |= lexicon.lexemes.data[target - 1].flags & LEXEME_STOP;
        }
    }
}

const struct lexeme *
lexicon_find(struct str folded)
{
    if (folded.length > LONGEST_WORD) {
        return NULL;
    }
    pthread_once(&lexicon_once, build_lexicon);
    uint16_t slot = *find_slot(folded);
    return slot == 0 ? NULL : &lexicon.lexemes.data[slot - 1];
}

struct str
lexicon_find_pair(struct str first, struct str second)
{
    for (size_t i = 0; i < house_pair_count; i++) {
        if (str_equal(first, str_from(house_pairs[i].first)) &&
            str_equal(second, str_from(house_pairs[i].second))) {
            return str_from(house_pairs[i].to);
        }
    }
    return STR_NONE;
}
