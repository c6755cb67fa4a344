/* SPDX-License-Identifier: MIT */
#ifndef STORY_SCAN_H
#define STORY_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Reading a line from left to right: what datelines, bylines and dates share. */

bool scan_is_letter(uint32_t code_point);
/* Latin, Greek, Cyrillic; letters of scripts without case are not upper. */
bool scan_is_upper(uint32_t code_point);
bool scan_is_lower(uint32_t code_point);

/* Blanks of any width, and characters without width. */
size_t scan_skip_blanks(struct str text, size_t at);
size_t scan_skip_blanks_back(struct str text, size_t end);
struct str scan_trim(struct str text);

/* Code point at `at`, 0 at the end. */
uint32_t scan_at(struct str text, size_t at);
/* Code point that ends at `end`, 0 at the start. */
uint32_t scan_before(struct str text, size_t end);

/* End of the run of letters, apostrophes and inner hyphens at `at`. */
size_t scan_skip_word(struct str text, size_t at);

/* The digits at `at`: their count, at most 18, and value. */
size_t scan_digits(struct str text, size_t at, int64_t *value);
/* Where the first digit stands, the length if there is none. */
size_t scan_find_digit(struct str text);

bool scan_starts(struct str text, size_t at, struct str literal);
bool scan_starts_nocase(struct str text, size_t at, struct str literal);
/* Begins with a capital letter. */
bool scan_starts_upper(struct str text);
/* Two capital letters or more, and no small one. */
bool scan_is_upper_case(struct str text);
size_t scan_words(struct str text);
/* scan_words(text) >= least, read no further than it takes to know. */
bool scan_has_words(struct str text, size_t least);
/* The last character that is no closing quotation mark, bracket or blank ends a
 * sentence. */
bool scan_ends_sentence(struct str text);

/* Bytes of the first of `literals` that the line begins with, 0 if it begins with
 * none. */
size_t scan_literal(struct str line, const char *const *literals, size_t count);

#define SCAN_LITERAL(line, literals) \
    scan_literal((line), (literals), sizeof(literals) / sizeof *(literals))

/* Bytes of the first of `phrases` that the line begins with (ASCII letters in any
 * case, no letter after it); 0 if it begins with none. */
size_t scan_phrase(struct str line, const char *const *phrases, size_t count);

#define SCAN_PHRASE(line, phrases) \
    scan_phrase((line), (phrases), sizeof(phrases) / sizeof *(phrases))

#endif
