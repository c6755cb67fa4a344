/* SPDX-License-Identifier: MIT */
/* Character classes are by block, not by the Unicode database: credit lines are
 * in Latin, Greek or Cyrillic letters, or in scripts without case. */
#include "story/scan.h"

#include "text/utf8.h"

bool
scan_is_upper(uint32_t c)
{
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z';
    }
    if (c >= 0xC0 && c <= 0xDE) {
        return c != 0xD7;
    }
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) {
        return c % 2 == 1;
    }
    if (c >= 0x100 && c <= 0x177) {
        return c % 2 == 0;
    }
    return c == 0x178 || (c >= 0x386 && c <= 0x3AB && c != 0x390) ||
           (c >= 0x400 && c <= 0x42F) || (c >= 0x1E00 && c <= 0x1EFF && c % 2 == 0);
}

bool
scan_is_lower(uint32_t c)
{
    if (c < 0x80) {
        return c >= 'a' && c <= 'z';
    }
    bool cased = (c >= 0xDF && c <= 0x17F && c != 0xF7) || (c >= 0x3AC && c <= 0x3CE) ||
                 (c >= 0x430 && c <= 0x45F) || (c >= 0x1E00 && c <= 0x1EFF);
    return cased && !scan_is_upper(c);
}

bool
scan_is_letter(uint32_t c)
{
    if (c < 0x80) {
        return scan_is_upper(c) || scan_is_lower(c);
    }
    if (c < 0xC0 || c == 0xD7 || c == 0xF7) {
        return c == 0xAA || c == 0xB5 || c == 0xBA;
    }
    bool symbol = (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x2E00 && c <= 0x2E7F) ||
                  (c >= 0x3000 && c <= 0x3004) || (c >= 0x3008 && c <= 0x3020) ||
                  (c >= 0xFE10 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF20) ||
                  (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) ||
                  c == 0xFEFF || c >= 0xFFF0;
    return !symbol || c > 0xFFFF;
}

static bool
is_blank_letter(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

uint32_t
scan_at(struct str text, size_t at)
{
    if (at >= text.length) {
        return 0;
    }
    unsigned char byte = (unsigned char)text.data[at];
    return byte < 0x80 ? byte : utf8_next(text, &at);
}

static size_t
start_of_last(struct str text, size_t end)
{
    return end == 0 ? 0 : utf8_floor(str_slice(text, 0, end), end - 1);
}

uint32_t
scan_before(struct str text, size_t end)
{
    if (end > text.length) {
        end = text.length;
    }
    if (end == 0) {
        return 0;
    }
    unsigned char byte = (unsigned char)text.data[end - 1];
    return byte < 0x80 ? byte
                       : scan_at(str_slice(text, 0, end), start_of_last(text, end));
}

size_t
scan_skip_blanks(struct str text, size_t at)
{
    while (at < text.length) {
        size_t next = at;
        if (!is_blank_letter(utf8_next(text, &next))) {
            break;
        }
        at = next;
    }
    return at;
}

size_t
scan_skip_blanks_back(struct str text, size_t end)
{
    while (end > 0 && is_blank_letter(scan_before(text, end))) {
        end = start_of_last(text, end);
    }
    return end;
}

struct str
scan_trim(struct str text)
{
    size_t start = scan_skip_blanks(text, 0);
    return str_slice(text, start, scan_skip_blanks_back(text, text.length));
}

size_t
scan_skip_word(struct str text, size_t at)
{
    while (at < text.length) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        bool joins =
            (c == '\'' || c == 0x2019 || c == '-') && scan_is_letter(scan_at(text, next));
        if (!scan_is_letter(c) && !joins) {
            break;
        }
        at = next;
    }
    return at;
}

size_t
scan_digits(struct str text, size_t at, int64_t *value)
{
    size_t count = 0;
    *value = 0;
    while (at + count < text.length && count < 18) {
        char c = text.data[at + count];
        if (c < '0' || c > '9') {
            break;
        }
        *value = *value * 10 + (c - '0');
        count++;
    }
    return count;
}

size_t
scan_find_digit(struct str text)
{
    size_t at = 0;
    while (at < text.length && (text.data[at] < '0' || text.data[at] > '9')) {
        at++;
    }
    return at;
}

bool
scan_starts(struct str text, size_t at, struct str literal)
{
    return str_starts_with(str_slice(text, at, text.length), literal);
}

bool
scan_starts_nocase(struct str text, size_t at, struct str literal)
{
    return str_starts_with_nocase(str_slice(text, at, text.length), literal);
}

bool
scan_starts_upper(struct str text)
{
    return scan_is_upper(scan_at(text, 0));
}

bool
scan_is_upper_case(struct str text)
{
    size_t at = 0;
    size_t upper = 0;
    while (at < text.length) {
        uint32_t c = utf8_next(text, &at);
        if (scan_is_lower(c)) {
            return false;
        }
        upper += scan_is_upper(c);
    }
    return upper >= 2;
}

/* In scripts written without blanks two characters go for a word. */
static bool
is_unspaced(uint32_t c)
{
    return (c >= 0xE00 && c <= 0xEFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x17FF) || (c >= 0x3040 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* Counts until there are `most`. Nearly all text is ASCII, where a byte tells. */
static size_t
count_words(struct str text, size_t most)
{
    size_t words = 0;
    size_t unspaced = 0;
    bool inside = false;
    for (size_t at = 0; at < text.length && words + unspaced / 2 < most;) {
        unsigned char byte = (unsigned char)text.data[at];
        uint32_t c = byte;
        if (byte < 0x80) {
            at++;
        } else {
            c = utf8_next(text, &at);
        }
        bool apart = c >= 0x80 && is_unspaced(c);
        bool is_word = !apart && !is_blank_letter(c);
        words += is_word && !inside;
        unspaced += apart;
        inside = is_word;
    }
    return words + unspaced / 2;
}

size_t
scan_words(struct str text)
{
    return count_words(text, SIZE_MAX);
}

bool
scan_has_words(struct str text, size_t least)
{
    return count_words(text, least) >= least;
}

static bool
closes(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xBB || c == 0xAB ||
           c == 0x2019 || c == 0x201D || c == 0x201C || c == 0x203A || c == 0x300D ||
           c == 0x300F || c == 0xFF09 || c == '*' || c == '_';
}

bool
scan_ends_sentence(struct str text)
{
    size_t end = scan_skip_blanks_back(text, text.length);
    while (end > 0 && closes(scan_before(text, end))) {
        end = scan_skip_blanks_back(text, start_of_last(text, end));
    }
    switch (scan_before(text, end)) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0x61F:
    case 0x6D4:
    case 0x964:
    case 0x965:
    case 0x1362:
    case 0x104B:
    case 0x17D4:
        return true;
    default:
        return false;
    }
}

static unsigned char
fold(char byte)
{
    unsigned char value = (unsigned char)byte;
    return value >= 'A' && value <= 'Z' ? (unsigned char)(value + 32) : value;
}

size_t
scan_literal(struct str line, const char *const *literals, size_t count)
{
    for (size_t i = 0; i < count && line.length > 0; i++) {
        if (literals[i][0] == line.data[0] &&
            str_starts_with(line, str_from(literals[i]))) {
            return strlen(literals[i]);
        }
    }
    return 0;
}

size_t
scan_phrase(struct str line, const char *const *phrases, size_t count)
{
    unsigned char first = line.length > 0 ? fold(line.data[0]) : 0;
    for (size_t i = 0; i < count; i++) {
        if (fold(phrases[i][0]) != first) {
            continue;
        }
        struct str phrase = str_from(phrases[i]);
        bool ends_in_letter = scan_is_letter(scan_before(phrase, phrase.length));
        if (str_starts_with_nocase(line, phrase) &&
            !(ends_in_letter && scan_is_letter(scan_at(line, phrase.length)))) {
            return phrase.length;
        }
    }
    return 0;
}
