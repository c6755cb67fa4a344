/* SPDX-License-Identifier: MIT */
#include "text/prose.h"

#include "base/memory.h"

/* The prose of a draft as others use it. How it is made: prose_build.c. */

void
prose_release(struct prose *self)
{
    buf_release(&self->text);
    vec_release(&self->paragraphs);
    vec_release(&self->pieces);
    self->front_matter = (struct span){0, 0};
}

/* Where byte `at` of the prose stands. */
static uint32_t
find_source(const struct prose *self, uint32_t at)
{
    size_t low = 0;
    size_t high = self->pieces.count;
    if (high == 0) {
        return 0;
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (self->pieces.data[middle].prose <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    const struct prose_piece *piece = &self->pieces.data[low];
    return at >= piece->prose ? piece->source + (at - piece->prose) : piece->source;
}

struct span
prose_to_source(const struct prose *self, struct span span)
{
    uint32_t start = find_source(self, span.start);
    if (span.end <= span.start) {
        return (struct span){start, start};
    }
    uint32_t end = find_source(self, span.end - 1) + 1;
    return (struct span){start, end < start ? start : end};
}

enum markup
markup_from_path(struct str path)
{
    static const char *const endings[] = {".md", ".markdown", ".mdown", ".mkd"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        struct str ending = str_from(endings[i]);
        if (path.length > ending.length &&
            str_equal_nocase(str_slice(path, path.length - ending.length, path.length),
                             ending)) {
            return MARKUP_MARKDOWN;
        }
    }
    return MARKUP_PLAIN;
}

enum markup
markup_from_language_id(struct str id)
{
    static const char *const ids[] = {
        "markdown", "gfm", "md", "mdx", "quarto", "rmd", "vimwiki.markdown", "pandoc"};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        if (str_equal_nocase(id, str_from(ids[i]))) {
            return MARKUP_MARKDOWN;
        }
    }
    return MARKUP_PLAIN;
}
