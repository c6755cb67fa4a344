/* SPDX-License-Identifier: MIT */
#include "markup/asciidoc_name.h"

#include <stddef.h>

enum asciidoc_macro
asciidoc_find_macro(struct str name)
{
    static const char *const texts[] = {"link", "xref", "mailto"};
    static const char *const notes[] = {"footnote", "footnoteref"};
    static const char *const opaque[] = {"image",     "icon",      "kbd",   "btn",
                                         "menu",      "indexterm", "pass",  "stem",
                                         "latexmath", "asciimath", "anchor"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        if (str_equal(name, str_from(texts[i]))) {
            return ASCIIDOC_TEXT;
        }
    }
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        if (str_equal(name, str_from(notes[i]))) {
            return ASCIIDOC_NOTE;
        }
    }
    for (size_t i = 0; i < sizeof opaque / sizeof opaque[0]; i++) {
        if (str_equal(name, str_from(opaque[i]))) {
            return ASCIIDOC_OPAQUE;
        }
    }
    return ASCIIDOC_NONE;
}

static const struct {
    const char *name;
    const char *text;
} attributes[] = {
    {"amp", "&"},
    {"apos", "'"},
    {"asterisk", "*"},
    {"backslash", "\\"},
    {"backtick", "`"},
    {"blank", ""},
    {"brvbar", "\xC2\xA6"},
    {"caret", "^"},
    {"cpp", "C++"},
    {"deg", "\xC2\xB0"},
    {"empty", ""},
    {"endsb", "]"},
    {"gt", ">"},
    {"hash", "#"},
    {"ldquo", "\xE2\x80\x9C"},
    {"lsquo", "\xE2\x80\x98"},
    {"lt", "<"},
    {"nbsp", "\xC2\xA0"},
    {"plus", "+"},
    {"quot", "\""},
    {"rdquo", "\xE2\x80\x9D"},
    {"rsquo", "\xE2\x80\x99"},
    {"sp", " "},
    {"startsb", "["},
    {"tilde", "~"},
    {"underscore", "_"},
    {"vbar", "|"},
    {"wj", ""},
    {"zwsp", ""},
};

const char *
asciidoc_find_attribute(struct str name)
{
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
        if (str_equal(name, str_from(attributes[i].name))) {
            return attributes[i].text;
        }
    }
    return NULL;
}
