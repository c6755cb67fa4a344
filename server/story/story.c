/* SPDX-License-Identifier: MIT */
#include "story/story.h"

#include <string.h>

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

/* Bytes of dateline in front of a paragraph. */
static size_t
dateline_at(const struct story *self, size_t start)
{
    if (start == 0) {
        return self->dateline_length;
    }
    for (uint32_t i = 0; i < self->item_count; i++) {
        if (self->items[i].start == start) {
            return self->items[i].dateline_length;
        }
    }
    return 0;
}

void
story_paragraphs(const struct story *self, struct spans *ret)
{
    struct str text = story_text(self);
    size_t start = 0;
    while (start < text.length) {
        size_t end = str_find(text, STR("\n\n"), start);
        if (end == STR_NOT_FOUND) {
            end = text.length;
        }
        start += dateline_at(self, start);
        if (end > start) {
            vec_add(ret, ((struct span){(uint32_t)start, (uint32_t)end}));
        }
        start = end + 2;
    }
}

void
story_keep_items(struct story *self, const struct story_items *items)
{
    self->items = NULL;
    self->item_count = (uint32_t)items->count;
    if (items->count > 0) {
        self->items = arena_alloc_array(&self->arena, items->count, sizeof *self->items);
        memcpy(self->items, items->data, items->count * sizeof *self->items);
    }
}

static const struct story_item *
item_at(const struct story *self, uint32_t at)
{
    const struct story_item *found = NULL;
    for (uint32_t i = 0; i < self->item_count && self->items[i].start <= at; i++) {
        found = &self->items[i];
    }
    return found;
}

struct story_claim
story_claim_at(const struct story *self, uint32_t at)
{
    const struct story_item *item = item_at(self, at);
    struct story_claim claim = {self->agency, self->rule,      self->byline,
                                self->place,  self->published, self->item_count > 0};
    if (item == NULL) {
        return claim;
    }
    if (item->agency != NULL) {
        claim.agency = item->agency;
        claim.rule = item->rule;
        claim.byline = NULL;
    }
    claim.place = item->place;
    claim.date = item->date.precision != DATE_NONE ? item->date : claim.date;
    return claim;
}

bool
story_has_contributor(const struct story *self, const char *agency)
{
    struct str rest = str_from(self->contributors);
    while (agency != NULL && rest.length > 0) {
        size_t comma = str_find(rest, STR(", "), 0);
        if (str_equal(str_slice(rest, 0, comma), str_from(agency))) {
            return true;
        }
        rest =
            comma == STR_NOT_FOUND ? STR_NONE : str_slice(rest, comma + 2, rest.length);
    }
    return false;
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
