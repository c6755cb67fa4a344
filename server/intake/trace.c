/* SPDX-License-Identifier: MIT */
#include "intake/trace.h"

#include <string.h>

struct trace
trace_of(const struct story *story)
{
    return (struct trace){
        .strings = {[STORY_GUID] = story->guid,
                    [STORY_VERSION] = story->version,
                    [STORY_HEADLINE] = story->headline,
                    [STORY_AGENCY] = story->agency,
                    [STORY_CONTRIBUTORS] = story->contributors,
                    [STORY_PUBLISHER] = story->publisher,
                    [STORY_BYLINE] = story->byline,
                    [STORY_PLACE] = story->place,
                    [STORY_LANGUAGE] = story->language,
                    [STORY_SIGN_OFF] = story->sign_off,
                    [STORY_URL] = story->url},
        .dates = {[STORY_PUBLISHED] = story->published,
                  [STORY_UPDATED] = story->updated,
                  [STORY_EMBARGO] = story->embargo},
        .status = story->status,
        .kind = story->kind,
    };
}

static bool
has_changed(const struct trace *before, const struct trace *after, enum story_field field)
{
    const struct date *was = &before->dates[field];
    const struct date *is = &after->dates[field];
    return before->strings[field] != after->strings[field] || was->ms != is->ms ||
           was->precision != is->precision ||
           (field == STORY_STATUS && before->status != after->status) ||
           (field == STORY_KIND && before->kind != after->kind);
}

static uint32_t
changes(const struct story *story, const struct trace *before)
{
    struct trace after = trace_of(story);
    uint32_t changed = 0;
    for (enum story_field field = 0; field < STORY_FIELD_COUNT; field++) {
        changed |= has_changed(before, &after, field) ? UINT32_C(1) << field : 0;
    }
    return changed;
}

void
trace_name(struct story *story, const struct trace *before, const char *where)
{
    uint32_t changed = changes(story, before);
    for (enum story_field field = 0; field < STORY_FIELD_COUNT && where != NULL;
         field++) {
        if ((changed >> field & 1) != 0) {
            story_account(story)->from[field] = where;
        }
    }
}

void
trace_line(struct story *story, const struct trace *before, uint32_t line)
{
    if (line > 0 && changes(story, before) != 0) {
        struct buf where = BUF_INIT;
        buf_add_format(&where, "line %u", (unsigned)line);
        trace_name(story, before, story_dup(story, buf_str(&where)));
        buf_release(&where);
    }
}
