/* SPDX-License-Identifier: MIT */
#ifndef TEXT_SCRIPT_H
#define TEXT_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a character is to the tokeniser. */
enum char_kind {
    CHAR_OTHER,    /* breaks words: blanks, punctuation, symbols, U+FFFD */
    CHAR_IGNORED,  /* as if it were not there: soft hyphen, zero width, direction */
    CHAR_MARK,     /* belongs to the character before it */
    CHAR_LETTER,   /* of a script with blanks between words */
    CHAR_DIGIT,    /* or another number */
    CHAR_HAN,      /* a token each */
    CHAR_HIRAGANA, /* a token each */
    CHAR_KATAKANA, /* a run is a token */
    CHAR_CLUSTER,  /* Thai, Lao, Khmer, Burmese: a token with the marks after it */
};

/* Of char_kind alone: what is not ASCII. */
enum char_kind char_kind_beyond_ascii(uint32_t code_point);

static inline enum char_kind
char_kind(uint32_t code_point)
{
    if (code_point >= 0x80) {
        return char_kind_beyond_ascii(code_point);
    }
    uint32_t lower = code_point | 0x20;
    if (lower >= 'a' && lower <= 'z') {
        return CHAR_LETTER;
    }
    return code_point >= '0' && code_point <= '9' ? CHAR_DIGIT : CHAR_OTHER;
}

/* 0 to 9 for a decimal digit of any script, else -1. */
int char_digit(uint32_t code_point);

bool char_is_upper(uint32_t code_point);
bool char_is_lower(uint32_t code_point);
bool char_is_latin(uint32_t code_point);
bool char_is_greek(uint32_t code_point);
bool char_is_cyrillic(uint32_t code_point);
bool char_is_hebrew(uint32_t code_point);
bool char_is_arabic(uint32_t code_point);

/* Columns of a terminal; 1 for what has none. */
unsigned char_columns(uint32_t code_point);

/* Makes one character of a letter and the mark after it where there is one; returns
 * how many there are now. */
size_t char_compose(uint32_t both[2]);

/* Dropped inside a word: ' and the characters typed for it. */
bool char_is_apostrophe(uint32_t code_point);

#endif
