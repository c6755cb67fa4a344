/* SPDX-License-Identifier: MIT */
/* The one place that knows every kind of markup. */
#include <assert.h>

#include "text/asciidoc.h"
#include "text/fountain.h"
#include "text/front_matter.h"
#include "text/html.h"
#include "text/latex.h"
#include "text/markdown.h"
#include "text/org.h"
#include "text/plain.h"
#include "text/prose.h"
#include "text/prose_builder.h"
#include "text/rst.h"

/* Site generators take front matter before most kinds of markup. */
static bool
may_have_front_matter(enum markup markup)
{
    return markup != MARKUP_PLAIN && markup != MARKUP_LATEX && markup != MARKUP_FOUNTAIN;
}

void
prose_build(struct prose *self, struct str source, enum markup markup)
{
    static void (*const readers[])(struct prose_builder * builder, size_t start) = {
        [MARKUP_PLAIN] = plain_read,       [MARKUP_MARKDOWN] = markdown_read,
        [MARKUP_HTML] = html_read,         [MARKUP_LATEX] = latex_read,
        [MARKUP_ASCIIDOC] = asciidoc_read, [MARKUP_RST] = rst_read,
        [MARKUP_ORG] = org_read,           [MARKUP_FOUNTAIN] = fountain_read,
    };
    assert(source.length < TEXT_LIMIT && markup < sizeof readers / sizeof readers[0]);
    buf_clear(&self->text);
    vec_clear(&self->paragraphs);
    vec_clear(&self->pieces);
    self->front_matter = (struct span){0, 0};
    struct prose_builder builder = {.prose = self, .source = source};
    size_t start = str_starts_with(source, STR("\xEF\xBB\xBF")) ? 3 : 0;
    if (may_have_front_matter(markup)) {
        self->front_matter = front_matter_find(source, start, &start);
    }
    readers[markup](&builder, start);
}
