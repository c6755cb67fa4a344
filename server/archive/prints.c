/* SPDX-License-Identifier: MIT */
#include "archive/prints.h"

#include "base/memory.h"

bool
prints_wanted(enum story_kind kind)
{
    return kind == STORY_ARTICLE;
}

void
prints_add(struct prints *self, const struct story *story, uint32_t ordinal,
           struct print_entries *ret)
{
    struct str text = story_text(story);
    vec_clear(&self->paragraphs);
    if (self->tokens.memo == NULL) {
        self->tokens.memo = word_memo_new();
    }
    story_paragraphs(story, &self->paragraphs);
    vec_each(struct span, paragraph, &self->paragraphs) {
        tokens_clear(&self->tokens);
        vec_clear(&self->all);
        vec_clear(&self->kept);
        tokens_add(&self->tokens, span_of(text, *paragraph), paragraph->start);
        shingles_add(&self->all, &self->tokens, 0, self->tokens.count);
        shingles_winnow(&self->kept, self->all.data, self->all.count);
        vec_each(struct shingle, shingle, &self->kept) {
            vec_add(ret, ((struct segment_entry){shingle->hash, ordinal}));
        }
    }
}

void
prints_release(struct prints *self)
{
    word_memo_free(self->tokens.memo);
    self->tokens.memo = NULL;
    tokens_release(&self->tokens);
    vec_release(&self->all);
    vec_release(&self->kept);
    vec_release(&self->paragraphs);
}

int32_t
prints_day(const struct story *story)
{
    return story->published.precision >= DATE_DAY ? date_day(story->published)
                                                  : DAY_UNKNOWN;
}
