/* SPDX-License-Identifier: MIT */
#ifndef TEXT_WRAP_LINE_H
#define TEXT_WRAP_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/vec.h"
#include "text/span.h"

/* One line of a text, and what is known of it by its looks. */

enum wrap_join {
    WRAP_OPENS,   /* a paragraph */
    WRAP_BLANK,   /* goes on behind a blank */
    WRAP_GLUED,   /* goes on without one: a word was parted, or the script has none */
    WRAP_DROPPED, /* the head or foot of a page */
};

struct wrap_line {
    struct span text;    /* bytes of the source, without blanks, marks of a mail, its
                          * number, and the hyphen that the typesetter put there */
    uint32_t number;     /* 1-based, as an editor counts */
    uint32_t columns;    /* of the text */
    uint32_t indent;     /* columns in front of it */
    uint32_t first_word; /* columns of it */
    uint32_t gap;        /* empty lines above */
    uint32_t depth;      /* of quotation marks of a mail */
    enum wrap_join join;
    bool has_blank;   /* more than one word */
    bool opens_page;  /* behind a form feed */
    bool starts_low;  /* with a small letter */
    bool is_cased;    /* starts with a letter that has a case */
    bool has_small;   /* any small letter */
    bool ends_period; /* its last character ends a sentence */
    bool ends_hyphen; /* a letter and a hyphen */
    bool is_soft;     /* the hyphen is a soft one */
};

struct wrap_lines {
    VEC_OF(struct wrap_line);
};

/* The steps of wrap_read (wrap.h). */

/* Appends all lines, the empty ones too (their text is empty), measured, each opening a
 * paragraph. */
void wrap_lines_measure(struct wrap_lines *ret, struct str text, size_t start);

/* Takes the numbers off lines that are numbered from top to bottom. */
void wrap_lines_unnumber(struct wrap_lines *self, struct str text);

/* Marks heads and feet of pages as dropped. */
void wrap_lines_drop_page_heads(struct wrap_lines *self, struct str text);

/* Takes the empty and the dropped ones out; the others know how many were above. */
void wrap_lines_close_ranks(struct wrap_lines *self);

#endif
