/* SPDX-License-Identifier: MIT */
#include "markup/entity.h"

#include <stdbool.h>
#include <stdint.h>

#include "text/utf8.h"

/* The names that stand in prose: letters of Latin and Greek, and typography, not
 * the two thousand of HTML for mathematics. "" where a code point has none. */

#define NAME_SIZE 9

static const char latin_names[][NAME_SIZE] = {
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
    "Amacr",  "amacr",  "Abreve", "abreve", "Aogon",  "aogon",  "Cacute", "cacute",
    "Ccirc",  "ccirc",  "Cdot",   "cdot",   "Ccaron", "ccaron", "Dcaron", "dcaron",
    "Dstrok", "dstrok", "Emacr",  "emacr",  "",       "",       "Edot",   "edot",
    "Eogon",  "eogon",  "Ecaron", "ecaron", "Gcirc",  "gcirc",  "Gbreve", "gbreve",
    "Gdot",   "gdot",   "Gcedil", "",       "Hcirc",  "hcirc",  "Hstrok", "hstrok",
    "Itilde", "itilde", "Imacr",  "imacr",  "",       "",       "Iogon",  "iogon",
    "Idot",   "imath",  "IJlig",  "ijlig",  "Jcirc",  "jcirc",  "Kcedil", "kcedil",
    "kgreen", "Lacute", "lacute", "Lcedil", "lcedil", "Lcaron", "lcaron", "Lmidot",
    "lmidot", "Lstrok", "lstrok", "Nacute", "nacute", "Ncedil", "ncedil", "Ncaron",
    "ncaron", "napos",  "ENG",    "eng",    "Omacr",  "omacr",  "",       "",
    "Odblac", "odblac", "OElig",  "oelig",  "Racute", "racute", "Rcedil", "rcedil",
    "Rcaron", "rcaron", "Sacute", "sacute", "Scirc",  "scirc",  "Scedil", "scedil",
    "Scaron", "scaron", "Tcedil", "tcedil", "Tcaron", "tcaron", "Tstrok", "tstrok",
    "Utilde", "utilde", "Umacr",  "umacr",  "Ubreve", "ubreve", "Uring",  "uring",
    "Udblac", "udblac", "Uogon",  "uogon",  "Wcirc",  "wcirc",  "Ycirc",  "ycirc",
    "Yuml",   "Zacute", "zacute", "Zdot",   "zdot",   "Zcaron", "zcaron",
};

static const char greek_names[][NAME_SIZE] = {
    "Alpha", "Beta",   "Gamma",  "Delta", "Epsilon", "Zeta", "Eta",     "Theta",
    "Iota",  "Kappa",  "Lambda", "Mu",    "Nu",      "Xi",   "Omicron", "Pi",
    "Rho",   "",       "Sigma",  "Tau",   "Upsilon", "Phi",  "Chi",     "Psi",
    "Omega", "",       "",       "",      "",        "",     "",        "",
    "alpha", "beta",   "gamma",  "delta", "epsilon", "zeta", "eta",     "theta",
    "iota",  "kappa",  "lambda", "mu",    "nu",      "xi",   "omicron", "pi",
    "rho",   "sigmaf", "sigma",  "tau",   "upsilon", "phi",  "chi",     "psi",
    "omega",
};

static const struct {
    char name[NAME_SIZE];
    uint32_t code_point;
} other_names[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},
    {"apos", '\''},     {"ensp", 0x2002},   {"emsp", 0x2003},   {"thinsp", 0x2009},
    {"zwnj", 0x200C},   {"zwj", 0x200D},    {"lrm", 0x200E},    {"rlm", 0x200F},
    {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019},
    {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E},
    {"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030}, {"prime", 0x2032},
    {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},
    {"minus", 0x2212},
};

/* What &#128; to &#159; are taken for, as by browsers: windows-1252. */
static const uint16_t windows_controls[] = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
    0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178,
};

static bool
is_name(const char *candidate, struct str name)
{
    return candidate[0] == name.data[0] && str_equal(name, str_from(candidate));
}

static uint32_t
find_name(struct str name)
{
    for (size_t i = 0; i < sizeof latin_names / sizeof latin_names[0]; i++) {
        if (is_name(latin_names[i], name)) {
            return (uint32_t)(0xA0 + i);
        }
    }
    for (size_t i = 0; i < sizeof greek_names / sizeof greek_names[0]; i++) {
        if (is_name(greek_names[i], name)) {
            return (uint32_t)(0x391 + i);
        }
    }
    for (size_t i = 0; i < sizeof other_names / sizeof other_names[0]; i++) {
        if (is_name(other_names[i].name, name)) {
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
    if (value >= 0x80 && value < 0xA0) {
        return windows_controls[value - 0x80];
    }
    return value == 0 && digits.length > 0 ? UTF8_REPLACEMENT : value;
}

size_t
entity_decode_name(struct str name, char out[ENTITY_BYTES])
{
    uint32_t code_point = name.length > 0 ? find_name(name) : 0;
    return code_point == 0 ? 0 : utf8_write(code_point, out);
}

size_t
entity_decode(struct str reference, char out[ENTITY_BYTES])
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
    return code_point == 0 ? 0 : utf8_write(code_point, out);
}
