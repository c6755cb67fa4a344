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
    vec_release(&self->comments);
    self->front_matter = (struct span){0, 0};
}

/* The piece that byte `at` of the prose is in, or NULL where there is none. */
static const struct prose_piece *
find_piece(const struct prose *self, uint32_t at)
{
    size_t low = 0;
    size_t high = self->pieces.count;
    if (high == 0) {
        return NULL;
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (self->pieces.data[middle].prose <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &self->pieces.data[low];
}

/* The source bytes that byte `at` of the prose stands for. */
static struct span
find_source(const struct prose *self, uint32_t at)
{
    const struct prose_piece *piece = find_piece(self, at);
    if (piece == NULL) {
        return (struct span){0, 0};
    }
    if (piece->whole > 0) {
        return (struct span){piece->source, piece->source + piece->whole};
    }
    uint32_t source = piece->source + (at > piece->prose ? at - piece->prose : 0);
    return (struct span){source, source + 1};
}

struct span
prose_to_source(const struct prose *self, struct span span)
{
    uint32_t start = find_source(self, span.start).start;
    if (span.end <= span.start) {
        return (struct span){start, start};
    }
    uint32_t end = find_source(self, span.end - 1).end;
    return (struct span){start, end < start ? start : end};
}

struct markup_name {
    const char *name;
    enum markup markup;
};

static const struct markup_name endings[] = {
    {".md", MARKUP_MARKDOWN},    {".markdown", MARKUP_MARKDOWN},
    {".mdown", MARKUP_MARKDOWN}, {".mkd", MARKUP_MARKDOWN},
    {".html", MARKUP_HTML},      {".htm", MARKUP_HTML},
    {".xhtml", MARKUP_HTML},     {".tex", MARKUP_LATEX},
    {".latex", MARKUP_LATEX},    {".ltx", MARKUP_LATEX},
    {".adoc", MARKUP_ASCIIDOC},  {".asciidoc", MARKUP_ASCIIDOC},
    {".rst", MARKUP_RST},        {".rest", MARKUP_RST},
    {".org", MARKUP_ORG},        {".fountain", MARKUP_FOUNTAIN},
    {".spmd", MARKUP_FOUNTAIN},
};

static const struct markup_name language_ids[] = {
    {"markdown", MARKUP_MARKDOWN},
    {"gfm", MARKUP_MARKDOWN},
    {"md", MARKUP_MARKDOWN},
    {"mdx", MARKUP_MARKDOWN},
    {"quarto", MARKUP_MARKDOWN},
    {"rmd", MARKUP_MARKDOWN},
    {"vimwiki.markdown", MARKUP_MARKDOWN},
    {"pandoc", MARKUP_MARKDOWN},
    {"html", MARKUP_HTML},
    {"xhtml", MARKUP_HTML},
    {"latex", MARKUP_LATEX},
    {"tex", MARKUP_LATEX},
    {"plaintex", MARKUP_LATEX},
    {"context", MARKUP_LATEX},
    {"asciidoc", MARKUP_ASCIIDOC},
    {"asciidoctor", MARKUP_ASCIIDOC},
    {"adoc", MARKUP_ASCIIDOC},
    {"restructuredtext", MARKUP_RST},
    {"rst", MARKUP_RST},
    {"org", MARKUP_ORG},
    {"orgmode", MARKUP_ORG},
    {"fountain", MARKUP_FOUNTAIN},
};

enum markup
markup_from_path(struct str path)
{
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        struct str ending = str_from(endings[i].name);
        if (path.length > ending.length &&
            str_equal_nocase(str_slice(path, path.length - ending.length, path.length),
                             ending)) {
            return endings[i].markup;
        }
    }
    return MARKUP_PLAIN;
}

enum markup
markup_from_language_id(struct str id)
{
    for (size_t i = 0; i < sizeof language_ids / sizeof language_ids[0]; i++) {
        if (str_equal_nocase(id, str_from(language_ids[i].name))) {
            return language_ids[i].markup;
        }
    }
    return MARKUP_PLAIN;
}
