/* SPDX-License-Identifier: MIT */
#include "text/entity.h"

#include <stdint.h>

#include "text/utf8.h"

/* The names that stand in prose: Latin-1 and typography, not the two thousand of
 * HTML for mathematics. */

static const char latin1_names[][8] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",
    "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",
    "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot",
    "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest",
    "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",
    "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",
    "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

static const struct {
    char name[8];
    uint32_t code_point;
} other_names[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},
    {"apos", '\''},     {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160},
    {"scaron", 0x161},  {"Yuml", 0x178},    {"ensp", 0x2002},   {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},    {"lrm", 0x200E},
    {"rlm", 0x200F},    {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},
    {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D},
    {"bdquo", 0x201E},  {"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030},
    {"prime", 0x2032},  {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},
    {"trade", 0x2122},  {"minus", 0x2212},
};

static uint32_t
find_name(struct str name)
{
    for (size_t i = 0; i < sizeof latin1_names / sizeof latin1_names[0]; i++) {
        if (str_equal(name, str_from(latin1_names[i]))) {
            return (uint32_t)(0xA0 + i);
        }
    }
    for (size_t i = 0; i < sizeof other_names / sizeof other_names[0]; i++) {
        if (str_equal(name, str_from(other_names[i].name))) {
            return other_names[i].code_point;
        }
    }
    return 0;
}

static int
digit_value(char byte, unsigned base)
{
    int value = byte >= '0' && byte <= '9'   ? byte - '0'
                : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
                : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10
                                             : -1;
    return value < (int)base ? value : -1;
}

/* Too large a number becomes U+FFFD, as HTML wants it. */
static uint32_t
read_number(struct str digits, unsigned base)
{
    uint32_t value = 0;
    for (size_t i = 0; i < digits.length; i++) {
        int digit = digit_value(digits.data[i], base);
        if (digit < 0) {
            return 0;
        }
        value = value > 0x10FFFF ? value : value * base + (uint32_t)digit;
    }
    return value == 0 && digits.length > 0 ? UTF8_REPLACEMENT : value;
}

size_t
entity_decode(struct str reference, char out[4])
{
    if (reference.length < 3 || reference.data[0] != '&' ||
        reference.data[reference.length - 1] != ';') {
        return 0;
    }
    struct str name = str_slice(reference, 1, reference.length - 1);
    uint32_t code_point;
    if (str_starts_with_nocase(name, STR("#x"))) {
        code_point = read_number(str_slice(name, 2, name.length), 16);
    } else if (str_starts_with(name, STR("#"))) {
        code_point = read_number(str_slice(name, 1, name.length), 10);
    } else {
        code_point = find_name(name);
    }
    return code_point == 0 ? 0 : utf8_encode(code_point, out);
}
