/* SPDX-License-Identifier: MIT */
#include "story/form.h"

#include <string.h>

static void
keep(struct story *self, const uint8_t *parts, size_t count, const struct spans *speech)
{
    uint8_t *kept = arena_alloc_array(&self->arena, count + 1, sizeof *kept);
    struct span *spans =
        arena_alloc_array(&self->arena, speech->count + 1, sizeof *spans);
    memcpy(kept, parts, count);
    for (size_t i = 0; i < speech->count; i++) {
        spans[i] = speech->data[i];
    }
    self->parts = kept;
    self->part_count = (uint32_t)count;
    self->speech = spans;
    self->speech_count = (uint32_t)speech->count;
}

/* `quotations` are those of all paragraphs, in order. */
static void
find_speech(struct spans *ret, const struct parts *parts, const struct spans *paragraphs,
            const struct spans *quotations)
{
    size_t at = 0;
    for (size_t i = 0; i < paragraphs->count; i++) {
        struct span paragraph = paragraphs->data[i];
        bool is_bare = part_is_bare_speech(parts->data[i]);
        if (is_bare) {
            vec_add(ret, paragraph);
        }
        for (; at < quotations->count && quotations->data[at].start < paragraph.end;
             at++) {
            if (!is_bare) {
                vec_add(ret, quotations->data[at]);
            }
        }
    }
}

void
story_find_form(struct story *self)
{
    struct spans paragraphs = {0};
    struct spans quotations = {0};
    struct spans speech = {0};
    struct parts parts = {0};
    struct buf bytes = BUF_INIT;
    if (self->text_length == 0) {
        return;
    }
    story_paragraphs(self, &paragraphs);
    parts_find(&parts, &quotations, story_text(self), &paragraphs, NULL);
    find_speech(&speech, &parts, &paragraphs, &quotations);
    vec_each(const enum part, part, &parts) {
        buf_add_byte(&bytes, (char)*part);
    }
    keep(self, (const uint8_t *)bytes.data, bytes.length, &speech);
    vec_release(&paragraphs);
    vec_release(&quotations);
    vec_release(&speech);
    vec_release(&parts);
    buf_release(&bytes);
}

static bool
are_sound(const struct story *self, struct str parts, const struct spans *speech)
{
    uint32_t last = 0;
    struct spans paragraphs = {0};
    story_paragraphs(self, &paragraphs);
    bool sound = paragraphs.count == parts.length;
    vec_release(&paragraphs);
    for (size_t i = 0; sound && i < parts.length; i++) {
        sound = (unsigned char)parts.data[i] < PART_COUNT;
    }
    vec_each(const struct span, span, speech) {
        sound = sound && span->start >= last && span->end >= span->start &&
                span->end <= self->text_length;
        last = span->end;
    }
    return sound;
}

bool
story_take_form(struct story *self, struct str parts, const struct spans *speech)
{
    if (!are_sound(self, parts, speech)) {
        return false;
    }
    keep(self, (const uint8_t *)parts.data, parts.length, speech);
    return true;
}
