/* SPDX-License-Identifier: MIT */
#include "text/word.h"

#include <utf8proc.h>

#include "text/fold.h"
#include "text/number.h"
#include "text/script.h"
#include "text/utf8.h"

/* Where a word of any script ends. Word breaks follow UAX 29 as far as matching
 * needs them; the exceptions are what papers spell in two ways, and the scripts
 * that write no blanks (MATCHING.md, "Tokens"). */

/* In hundredths of a word: two Chinese characters or hiragana make a word, three
 * katakana or South-East Asian clusters (34, so that three weigh more than one). */
#define CHARACTER_WEIGHT 50
#define SYLLABLE_WEIGHT 34

#define KHMER_COENG 0x17D2u
#define MYANMAR_VIRAMA 0x1039u

/* The code point at `at`, or U+FFFD at the end; *next is where it ends. */
static uint32_t
peek(struct str text, size_t at, size_t *next)
{
    *next = at;
    return at < text.length ? utf8_next(text, next) : UTF8_REPLACEMENT;
}

static bool
is_spaced(uint32_t code_point)
{
    enum char_kind kind = char_kind(code_point);
    return kind == CHAR_LETTER || kind == CHAR_DIGIT;
}

/* Whether the sign between two characters is part of their word, and dropped. */
static bool
is_inner_sign(uint32_t before, uint32_t sign, uint32_t after)
{
    if (char_is_apostrophe(sign)) {
        bool in_number = char_digit(before) >= 0 && char_digit(after) >= 0;
        return is_spaced(after) && !in_number;
    }
    /* Gershayim, and what is typed for it, mark a Hebrew acronym. */
    bool is_gershayim = sign == '"' || sign == 0x5F4 || sign == 0x201D;
    return is_gershayim && char_is_hebrew(before) && char_is_hebrew(after);
}

/* Letters, digits and marks up to the end of the word. */
static void
read_letters(struct word *word, struct str text, struct fold *fold)
{
    uint32_t before = word->has_digit ? '0' : UTF8_REPLACEMENT;
    size_t at = word->end;
    while (at < text.length && !fold_full(fold)) {
        size_t next;
        uint32_t code_point = peek(text, at, &next);
        enum char_kind kind = char_kind(code_point);
        if (kind == CHAR_LETTER || kind == CHAR_DIGIT || kind == CHAR_MARK) {
            fold_add(fold, code_point);
            word->has_digit |= kind == CHAR_DIGIT;
            word->end = next;
            before = kind == CHAR_MARK ? before : code_point;
        } else if (kind != CHAR_IGNORED) {
            size_t end;
            uint32_t after = peek(text, next, &end);
            if (word->end == word->start || !is_inner_sign(before, code_point, after)) {
                break;
            }
        }
        at = next;
    }
}

/* One letter with a full stop after it that is followed by another letter, or
 * that ends such a chain. */
static bool
read_initial(struct str text, size_t at, size_t *letter_end, size_t *next)
{
    uint32_t letter = peek(text, at, letter_end);
    if (char_kind(letter) != CHAR_LETTER) {
        return false;
    }
    size_t after = *letter_end;
    while (char_kind(peek(text, *letter_end, &after)) == CHAR_MARK) {
        *letter_end = after;
    }
    return peek(text, *letter_end, next) == '.';
}

/* Past the blank that some put between initials ("J. K.", "z. B."), if another initial
 * follows it and no letter that one; else `at`. */
static size_t
pass_blank_before_initial(struct str text, size_t at)
{
    size_t after;
    size_t letter_end;
    size_t next;
    uint32_t blank = peek(text, at, &after);
    bool is_blank = blank == ' ' || blank == 0xA0 || blank == 0x2009 || blank == 0x202F;
    bool is_initial = is_blank && read_initial(text, after, &letter_end, &next);
    return is_initial && !is_spaced(peek(text, next, &letter_end)) ? after : at;
}

/* Folds U.S. and its like, the last full stop optional. Two letters at least. */
static void
read_initialism(struct word *word, struct str text, struct fold *fold)
{
    size_t count = 0;
    size_t at = word->start;
    size_t end = word->start;
    size_t letter_end;
    size_t next;
    bool has_blanks = true; /* all of them, or none: "U.K. U.N." are two */
    while (count < FOLD_LIMIT / 4 && read_initial(text, at, &letter_end, &next)) {
        end = next;
        at = has_blanks ? pass_blank_before_initial(text, next) : next;
        has_blanks = at > next;
        count++;
    }
    /* The last letter may do without: U.S */
    if (count > 0 && count < FOLD_LIMIT / 4 &&
        char_kind(peek(text, at, &next)) == CHAR_LETTER) {
        uint32_t after = peek(text, next, &letter_end);
        if (!is_spaced(after) && char_kind(after) != CHAR_MARK) {
            end = next;
            count++;
        }
    }
    if (count < 2) {
        return;
    }
    for (at = word->start; at < end && !fold_full(fold);) {
        uint32_t code_point = utf8_next(text, &at);
        if (code_point != '.' && char_kind(code_point) != CHAR_OTHER) {
            fold_add(fold, code_point);
        }
    }
    word->end = end;
    word->is_initialism = true;
}

static void
read_number(struct word *word, struct str text, size_t *loose_end, struct fold *fold)
{
    struct number number;
    if (word->start < *loose_end || !number_read(&number, text, word->start)) {
        return;
    }
    for (size_t i = 0; i < number.length; i++) {
        fold_add(fold, (unsigned char)number.folded[i]);
    }
    word->end = number.end;
    word->has_digit = true;
    *loose_end = number.loose_end > *loose_end ? number.loose_end : *loose_end;
}

/* A character with all that belongs to it. */
static void
read_cluster(struct word *word, struct str text, struct fold *fold)
{
    size_t next;
    utf8proc_int32_t state = 0;
    uint32_t before = peek(text, word->end, &next);
    fold_add(fold, before);
    word->end = next;
    while (word->end < text.length && !fold_full(fold)) {
        uint32_t code_point = peek(text, word->end, &next);
        /* Some Burmese vowels break graphemes, and a stacked consonant always does. */
        bool is_stacked = (before == KHMER_COENG || before == MYANMAR_VIRAMA) &&
                          char_kind(code_point) == CHAR_CLUSTER;
        bool is_break = utf8proc_grapheme_break_stateful(
            (utf8proc_int32_t)before, (utf8proc_int32_t)code_point, &state);
        if (is_break && !is_stacked && char_kind(code_point) != CHAR_MARK) {
            break;
        }
        fold_add(fold, code_point);
        word->end = next;
        before = code_point;
    }
    word->weight = SYLLABLE_WEIGHT;
}

/* Loan words and names stand apart by their script alone. */
static void
read_katakana(struct word *word, struct str text, struct fold *fold)
{
    unsigned weight = 0;
    size_t next = word->end;
    while (next < text.length && !fold_full(fold)) {
        uint32_t code_point = utf8_next(text, &next);
        enum char_kind kind = char_kind(code_point);
        if (kind != CHAR_KATAKANA && kind != CHAR_MARK) {
            break;
        }
        fold_add(fold, code_point);
        word->end = next;
        weight += kind == CHAR_KATAKANA ? SYLLABLE_WEIGHT : 0;
    }
    word->weight = (uint8_t)(weight < WORD_WEIGHT ? weight : WORD_WEIGHT);
}

static void
read_unspaced(struct word *word, struct str text, enum char_kind kind, struct fold *fold)
{
    word->is_unspaced = true;
    if (kind == CHAR_KATAKANA) {
        read_katakana(word, text, fold);
        return;
    }
    read_cluster(word, text, fold);
    if (kind == CHAR_HAN || kind == CHAR_HIRAGANA) {
        word->weight = CHARACTER_WEIGHT;
    }
}

void
word_read(struct word *ret, struct str text, size_t start, size_t *loose_end,
          struct buf *folded)
{
    size_t next;
    uint32_t first = peek(text, start, &next);
    enum char_kind kind = char_kind(first);
    struct fold fold;
    fold_clear(&fold);
    *ret = (struct word){
        .start = start,
        .end = start,
        .weight = WORD_WEIGHT,
        .is_capital = char_is_upper(first),
        .is_lower = char_is_lower(first),
    };
    if (kind != CHAR_LETTER && kind != CHAR_DIGIT) {
        read_unspaced(ret, text, kind, &fold);
    } else {
        if (kind == CHAR_DIGIT) {
            read_number(ret, text, loose_end, &fold);
        } else {
            read_initialism(ret, text, &fold);
        }
        /* J.K.Rowling are two words, U.S.'s is one. */
        if (!ret->is_initialism || !is_spaced(peek(text, ret->end, &next))) {
            read_letters(ret, text, &fold);
        }
    }
    fold_finish(&fold, folded);
}
