/* SPDX-License-Identifier: MIT */
/* The one place that knows every kind of markup. */
#include <assert.h>

#include "text/markdown.h"
#include "text/plain.h"
#include "text/prose.h"
#include "text/prose_builder.h"

void
prose_build(struct prose *self, struct str source, enum markup markup)
{
    assert(source.length < TEXT_LIMIT);
    buf_clear(&self->text);
    vec_clear(&self->paragraphs);
    vec_clear(&self->pieces);
    self->front_matter = (struct span){0, 0};
    struct prose_builder builder = {.prose = self, .source = source};
    size_t start = str_starts_with(source, STR("\xEF\xBB\xBF")) ? 3 : 0;
    switch (markup) {
    case MARKUP_PLAIN:
        plain_read(&builder, start);
        break;
    case MARKUP_MARKDOWN:
        self->front_matter = markdown_front_matter(source, start, &start);
        markdown_read(&builder, start);
        break;
    }
}
