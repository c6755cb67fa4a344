/* SPDX-License-Identifier: MIT */
#ifndef PLAIN_PROSE_H
#define PLAIN_PROSE_H

#include <string.h>

#include "text/prose.h"

/* Prose for tests of layers that know no markup: paragraphs end at blank lines, and
 * each byte stands for itself. */
static inline void
plain_prose_build(struct prose *ret, const char *text)
{
    *ret = (struct prose){.front_matter = {0, 0}};
    buf_add_text(&ret->text, text);
    struct prose_piece all = {0, 0, 0};
    vec_add(&ret->pieces, all);
    size_t length = strlen(text);
    for (size_t at = strspn(text, "\n"), end; at < length;
         at = end + strspn(text + end, "\n")) {
        const char *blank_line = strstr(text + at, "\n\n");
        end = blank_line != NULL ? (size_t)(blank_line - text) : length;
        struct span span = {(uint32_t)at, (uint32_t)end};
        struct paragraph paragraph = {.prose = span, .source = span};
        vec_add(&ret->paragraphs, paragraph);
    }
}

#endif
