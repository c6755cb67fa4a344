/* SPDX-License-Identifier: MIT */
#include "text/script.h"

#include <stddef.h>

#include <utf8proc.h>

/* Which script a character is of, as far as tokens depend on it. Blocks, not the
 * Script property (utf8proc does not carry it): a block's unassigned and
 * punctuation characters are sorted out by their category first. */

struct range {
    uint32_t first;
    uint32_t last;
};

static bool
in_ranges(uint32_t code_point, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (code_point >= ranges[i].first && code_point <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

#define IN(code_point, ranges) \
    in_ranges(code_point, ranges, sizeof(ranges) / sizeof(ranges)[0])

static const struct range latin[] = {
    {'A', 'Z'},       {'a', 'z'},       {0xAA, 0xAA},     {0xBA, 0xBA},
    {0xC0, 0x2AF},    {0x1D00, 0x1DBF}, {0x1E00, 0x1EFF}, {0x2071, 0x209C},
    {0x2C60, 0x2C7F}, {0xA722, 0xA7FF}, {0xAB30, 0xAB6F}, {0xFB00, 0xFB06},
    {0xFF21, 0xFF5A},
};
static const struct range greek[] = {{0x370, 0x3FF}, {0x1F00, 0x1FFF}};
static const struct range cyrillic[] = {
    {0x400, 0x52F}, {0x1C80, 0x1C8F}, {0xA640, 0xA69F}};
static const struct range hebrew[] = {{0x591, 0x5F4}, {0xFB1D, 0xFB4F}};
static const struct range arabic[] = {
    {0x600, 0x6FF}, {0x750, 0x77F}, {0x8A0, 0x8FF}, {0xFB50, 0xFDFF}, {0xFE70, 0xFEFE},
};
static const struct range han[] = {
    {0x3005, 0x3007}, {0x3021, 0x3029}, {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x323AF},
};
static const struct range hiragana[] = {
    {0x3041, 0x309F}, {0x3105, 0x312F}, {0x1B001, 0x1B11F}};
static const struct range katakana[] = {
    {0x30A1, 0x30FF}, {0x31F0, 0x31FF}, {0xFF66, 0xFF9F}};
static const struct range cluster[] = {
    {0xE00, 0xEFF},   {0x1000, 0x109F}, {0x1780, 0x17FF},
    {0xA9E0, 0xA9FF}, {0xAA60, 0xAA7F},
};

bool
char_is_apostrophe(uint32_t code_point)
{
    switch (code_point) {
    case '\'':
    case 0xB4:   /* acute accent, typed as an apostrophe */
    case 0x2BB:  /* turned comma, of Uzbek and Hawaiian */
    case 0x2BC:  /* modifier letter apostrophe */
    case 0x2019: /* right single quotation mark */
    case 0x55A:  /* Armenian apostrophe */
    case 0x5F3:  /* Hebrew geresh */
    case 0xFF07: /* full-width apostrophe */
        return true;
    default:
        return false;
    }
}

static enum char_kind
letter_kind(uint32_t code_point)
{
    if (code_point < 0xE00) {
        return CHAR_LETTER;
    }
    if (IN(code_point, han)) {
        return CHAR_HAN;
    }
    if (IN(code_point, hiragana)) {
        return CHAR_HIRAGANA;
    }
    if (IN(code_point, katakana)) {
        return CHAR_KATAKANA;
    }
    return IN(code_point, cluster) ? CHAR_CLUSTER : CHAR_LETTER;
}

enum char_kind
char_kind_beyond_ascii(uint32_t code_point)
{
    const utf8proc_property_t *property =
        utf8proc_get_property((utf8proc_int32_t)code_point);
    if (property->ignorable || property->category == UTF8PROC_CATEGORY_CF) {
        return CHAR_IGNORED;
    }
    switch (property->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LO:
        return letter_kind(code_point);
    case UTF8PROC_CATEGORY_LM:
        return char_is_apostrophe(code_point) ? CHAR_OTHER : letter_kind(code_point);
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return CHAR_MARK;
    case UTF8PROC_CATEGORY_NL:
        return IN(code_point, han) ? CHAR_HAN : CHAR_DIGIT;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NO:
        return CHAR_DIGIT;
    default:
        return CHAR_OTHER;
    }
}

int
char_digit(uint32_t code_point)
{
    static const uint32_t zeros[] = {
        0x660,  0x6F0,  0x7C0,  0x966,  0x9E6,  0xA66,  0xAE6,  0xB66,  0xBE6,
        0xC66,  0xCE6,  0xD66,  0xDE6,  0xE50,  0xED0,  0xF20,  0x1040, 0x1090,
        0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
        0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    };
    if (code_point < 0x80) {
        return code_point >= '0' && code_point <= '9' ? (int)(code_point - '0') : -1;
    }
    for (size_t i = 0; i < sizeof zeros / sizeof zeros[0]; i++) {
        if (code_point >= zeros[i] && code_point <= zeros[i] + 9) {
            return (int)(code_point - zeros[i]);
        }
    }
    return -1;
}

bool
char_is_upper(uint32_t code_point)
{
    if (code_point < 0x80) {
        return code_point >= 'A' && code_point <= 'Z';
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool
char_is_lower(uint32_t code_point)
{
    if (code_point < 0x80) {
        return code_point >= 'a' && code_point <= 'z';
    }
    return utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_LL;
}

bool
char_is_latin(uint32_t code_point)
{
    return IN(code_point, latin) && code_point != 0xD7 && code_point != 0xF7;
}

bool
char_is_greek(uint32_t code_point)
{
    return IN(code_point, greek);
}

bool
char_is_cyrillic(uint32_t code_point)
{
    return IN(code_point, cyrillic);
}

bool
char_is_hebrew(uint32_t code_point)
{
    return IN(code_point, hebrew);
}

bool
char_is_arabic(uint32_t code_point)
{
    return IN(code_point, arabic);
}

unsigned
char_columns(uint32_t code_point)
{
    int width = utf8proc_charwidth((utf8proc_int32_t)code_point);
    return width < 0 ? 1 : (unsigned)width;
}

size_t
char_compose(uint32_t both[2])
{
    utf8proc_int32_t points[2] = {(utf8proc_int32_t)both[0], (utf8proc_int32_t)both[1]};
    utf8proc_ssize_t count =
        utf8proc_normalize_utf32(points, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    size_t kept = count < 0 ? 0 : (size_t)count;
    for (size_t i = 0; i < kept && i < 2; i++) {
        both[i] = (uint32_t)points[i];
    }
    return kept;
}
