/* SPDX-License-Identifier: MIT */
#include "story/story.h"

void
story_init(struct story *self)
{
    *self = (struct story){
        .embargo = DATE_UNKNOWN, .published = DATE_UNKNOWN, .updated = DATE_UNKNOWN};
}

void
story_release(struct story *self)
{
    arena_release(&self->arena);
    story_init(self);
}

const char *
story_dup(struct story *self, struct str text)
{
    return text.length > 0 ? arena_dup(&self->arena, text) : NULL;
}

struct str
story_text(const struct story *self)
{
    return (struct str){self->text, self->text_length};
}

void
story_paragraphs(const struct story *self, struct spans *ret)
{
    struct str text = story_text(self);
    size_t start = self->dateline_length;
    while (start < text.length) {
        size_t end = str_find(text, STR("\n\n"), start);
        if (end == STR_NOT_FOUND) {
            end = text.length;
        }
        if (end > start) {
            vec_add(ret, ((struct span){(uint32_t)start, (uint32_t)end}));
        }
        start = end + 2;
    }
}

const char *
story_status_name(enum story_status status)
{
    static const char *const names[] = {
        [STORY_USABLE] = "usable",
        [STORY_WITHHELD] = "withheld",
        [STORY_CANCELED] = "canceled",
    };
    return names[status];
}

const char *
story_kind_name(enum story_kind kind)
{
    static const char *const names[] = {
        [STORY_ARTICLE] = "article",
        [STORY_ADVISORY] = "advisory",
        [STORY_TABLE] = "table",
        [STORY_KILL] = "kill",
    };
    return names[kind];
}
