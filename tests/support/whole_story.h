/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_WHOLE_STORY_H
#define SUPPORT_WHOLE_STORY_H

#include <stdlib.h>
#include <string.h>

#include "story/story.h"
#include "text/utf8.h"

/* What holds for every story that any reader makes of any bytes. */

/* Asserted in every kind of build. */
static inline void
require(int holds)
{
    if (!holds) {
        abort();
    }
}

static inline void
check_string(const char *text)
{
    require(text == NULL ||
            (text[0] != '\0' && utf8_find_invalid(str_from(text)) == STR_NOT_FOUND));
}

static inline void
check_date(struct date date)
{
    struct buf out = BUF_INIT;
    date_add_iso(&out, date);
    date_add_words(&out, date);
    require(out.length > 0);
    buf_release(&out);
}

static inline void
check_paragraphs(const struct story *story)
{
    struct spans paragraphs = {0};
    struct credits credits = {0};
    struct str text = story_text(story);
    uint32_t last = story->dateline_length;
    story_paragraphs(story, &paragraphs);
    vec_each(struct span, span, &paragraphs) {
        require(span->start >= last && span->start < span->end &&
                span->end <= text.length);
        last = span->end;
    }
    credits_find(&credits, text, paragraphs.data, paragraphs.count, NULL);
    vec_each(struct credit, credit, &credits) {
        require(credit->at.start < credit->at.end && credit->at.end <= text.length &&
                credit->author.end <= text.length &&
                credit->paragraph < paragraphs.count);
    }
    vec_release(&credits);
    vec_release(&paragraphs);
}

static inline void
check_story(const struct story *story)
{
    check_string(story->headline);
    check_string(story->byline);
    check_string(story->place);
    check_string(story->agency);
    check_string(story->sign_off);
    check_string(story->guid);
    check_string(story->text);
    check_date(story->published);
    check_date(story->updated);
    check_date(story->embargo);
    require((story->agency == NULL) == (story->rule == CREDIT_NONE));
    require(story->text != NULL || story->kind == STORY_KILL);
    require(story->text_length == (story->text ? strlen(story->text) : 0));
    require(story->dateline_length <= story->text_length);
    check_paragraphs(story);
}

#endif
