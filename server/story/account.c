/* SPDX-License-Identifier: MIT */
#include "story/account.h"

#include <inttypes.h>

#include "story/scan.h"
#include "story/thresholds.h"

struct story_account *
story_account(struct story *self)
{
    if (self->account == NULL) {
        self->account = arena_alloc(&self->arena, sizeof *self->account);
    }
    return self->account;
}

void
account_leave(struct story *story, enum left_why why, uint32_t line, struct str text,
              bool is_prose)
{
    struct story_account *self = story_account(story);
    struct left_piece *piece = arena_alloc(&story->arena, sizeof *piece);
    uint32_t words = (uint32_t)scan_words(text);
    *piece = (struct left_piece){
        .why = why, .line = line, .text = story_dup(story, text), .words = words};
    self->left[why] += words;
    self->left_prose += is_prose && why != LEFT_HEADER && why != LEFT_CREDIT ? words : 0;
    if (self->last != NULL) {
        self->last->next = piece;
    } else {
        self->pieces = piece;
    }
    self->last = piece;
}

bool
account_lost_much(const struct story_account *self)
{
    return self != NULL &&
           self->left_prose * 100 > LEFT_PROSE_SHARE * (self->kept + self->left_prose);
}

void
account_explain_empty(const struct story *story, struct buf *out)
{
    const struct story_account *self = story->account;
    bool any = false;
    for (size_t why = LEFT_HEADER; self != NULL && why < LEFT_COUNT; why++) {
        uint32_t words = self->left[why];
        if (words > 0) {
            buf_add_format(out, "%s%" PRIu32 "%s of %s", any ? ", " : "", words,
                           any          ? ""
                           : words == 1 ? " word"
                                        : " words",
                           left_why_name((enum left_why)why));
            any = true;
        }
    }
    if (!any) {
        buf_add_text(out, story->headline ? "no words but a headline" : "no words");
    }
}

const char *
left_why_name(enum left_why why)
{
    static const char *const names[] = {
        [LEFT_NOTHING] = "kept",    [LEFT_HEADER] = "header",
        [LEFT_CREDIT] = "credit",   [LEFT_CAPTION] = "caption",
        [LEFT_TEASER] = "teaser",   [LEFT_NOTE] = "note",
        [LEFT_HEADING] = "heading", [LEFT_FURNITURE] = "furniture",
    };
    return names[why];
}

const char *
story_field_name(enum story_field field)
{
    static const char *const names[] = {
        [STORY_GUID] = "id",
        [STORY_VERSION] = "version",
        [STORY_HEADLINE] = "headline",
        [STORY_AGENCY] = "agency",
        [STORY_CONTRIBUTORS] = "with",
        [STORY_PUBLISHER] = "publisher",
        [STORY_BYLINE] = "byline",
        [STORY_PLACE] = "place",
        [STORY_PUBLISHED] = "published",
        [STORY_UPDATED] = "updated",
        [STORY_EMBARGO] = "embargo",
        [STORY_STATUS] = "status",
        [STORY_KIND] = "kind",
        [STORY_LANGUAGE] = "language",
        [STORY_SIGN_OFF] = "sign-off",
        [STORY_URL] = "address",
    };
    return names[field];
}
