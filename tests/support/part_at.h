/* SPDX-License-Identifier: MIT */
#ifndef PART_AT_H
#define PART_AT_H

#include "story/part.h"

/* What the paragraph number `at` is of those that the separator divides. */
static inline enum part
part_between(struct str text, struct str separator, size_t at)
{
    struct spans spans = {0};
    struct spans quotations = {0};
    struct parts parts = {0};
    for (size_t start = 0; start < text.length;) {
        size_t end = str_find(text, separator, start);
        end = end == STR_NOT_FOUND ? text.length : end;
        vec_add(&spans, ((struct span){(uint32_t)start, (uint32_t)end}));
        start = end + separator.length;
    }
    parts_find(&parts, &quotations, text, &spans, NULL);
    assert_int_equal(parts.count, spans.count);
    enum part ret = parts.data[at];
    vec_release(&parts);
    vec_release(&spans);
    vec_release(&quotations);
    return ret;
}

/* Of those that a blank line divides. */
static inline enum part
part_at(const char *paragraphs, size_t at)
{
    return part_between(str_from(paragraphs), STR("\n\n"), at);
}

#endif
