/* SPDX-License-Identifier: MIT */
/* The one place that knows every kind of markup. */
#include <assert.h>
#include <stdlib.h>

#include "markup/asciidoc.h"
#include "markup/fountain.h"
#include "markup/front_matter.h"
#include "markup/html.h"
#include "markup/latex.h"
#include "markup/markdown.h"
#include "markup/markup.h"
#include "markup/org.h"
#include "markup/plain.h"
#include "markup/prose_builder.h"
#include "markup/rst.h"

/* Site generators take front matter before most kinds of markup. */
static bool
may_have_front_matter(enum markup markup)
{
    return markup != MARKUP_PLAIN && markup != MARKUP_LATEX && markup != MARKUP_FOUNTAIN;
}

static int
compare_comments(const void *a, const void *b)
{
    const struct prose_comment *left = a;
    const struct prose_comment *right = b;
    return left->source.start < right->source.start
               ? -1
               : left->source.start > right->source.start;
}

/* What the comments so far have said. */
struct muting {
    bool is_off;
    bool ignores; /* the next paragraph */
};

static void
heed(struct muting *self, enum comment_word word)
{
    switch (word) {
    case COMMENT_OFF:
        self->is_off = true;
        break;
    case COMMENT_ON:
        *self = (struct muting){0};
        break;
    case COMMENT_IGNORE:
        self->ignores = true;
        break;
    case COMMENT_UNKNOWN:
    case COMMENT_FOREIGN:
        break;
    }
}

static void
mute_paragraphs(struct prose *self)
{
    struct muting muting = {0};
    size_t next = 0;
    /* A reader may come to a comment inside a paragraph later than to one behind it. */
    if (self->comments.count > 1) {
        qsort(self->comments.data, self->comments.count, sizeof *self->comments.data,
              compare_comments);
    }
    vec_each(struct paragraph, paragraph, &self->paragraphs) {
        while (next < self->comments.count &&
               self->comments.data[next].source.start < paragraph->source.start) {
            heed(&muting, self->comments.data[next++].word);
        }
        paragraph->is_muted = muting.is_off || muting.ignores;
        if (paragraph->kind != PARAGRAPH_HEADING) {
            muting.ignores = false;
        }
    }
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
    vec_clear(&self->comments);
    vec_clear(&self->enclosures);
    self->body_end = (uint32_t)source.length;
    self->front_matter = (struct span){0, 0};
    struct prose_builder builder = {.prose = self, .source = source};
    size_t start = str_starts_with(source, STR("\xEF\xBB\xBF")) ? 3 : 0;
    if (may_have_front_matter(markup)) {
        self->front_matter = front_matter_find(source, start, &start);
    }
    readers[markup](&builder, start);
    mute_paragraphs(self);
}
