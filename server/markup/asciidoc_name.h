/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_ASCIIDOC_NAME_H
#define MARKUP_ASCIIDOC_NAME_H

#include "base/str.h"

/* The names that AsciiDoc itself gives. */

enum asciidoc_macro {
    ASCIIDOC_NONE,
    ASCIIDOC_TEXT,   /* what is in its brackets is prose */
    ASCIIDOC_NOTE,   /* the same, apart from what is around it */
    ASCIIDOC_OPAQUE, /* no prose at all */
};

/* What name:target[...] is inside a line. */
enum asciidoc_macro asciidoc_find_macro(struct str name);

/* What {name} stands for, which may be nothing (""); NULL if it is not known. */
const char *asciidoc_find_attribute(struct str name);

#endif
