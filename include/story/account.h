/* SPDX-License-Identifier: MIT */
#ifndef STORY_ACCOUNT_H
#define STORY_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "story/story.h"

/* What became of the words of the file that a story was read from: kept as its text, or
 * left out and why; and where each of its fields stood. Made by intake/, never stored. */

enum left_why {
    LEFT_NOTHING, /* kept */
    LEFT_HEADER,  /* headline, byline, date, credit: they are fields of the story */
    LEFT_CREDIT,  /* sign-off or credit behind the text: fields likewise */
    LEFT_CAPTION,
    LEFT_TEASER,    /* titles and beginnings of other stories */
    LEFT_NOTE,      /* to editors or readers, plugs and buttons */
    LEFT_HEADING,   /* short lines between the paragraphs */
    LEFT_FURNITURE, /* what stands around the story on its page */
    LEFT_COUNT
};

enum story_field {
    STORY_GUID,
    STORY_VERSION,
    STORY_HEADLINE,
    STORY_AGENCY,
    STORY_CONTRIBUTORS,
    STORY_PUBLISHER,
    STORY_BYLINE,
    STORY_PLACE,
    STORY_PUBLISHED,
    STORY_UPDATED,
    STORY_EMBARGO,
    STORY_STATUS,
    STORY_KIND,
    STORY_LANGUAGE,
    STORY_SIGN_OFF,
    STORY_URL,
    STORY_FIELD_COUNT
};

/* One line or paragraph that was left out. */
struct left_piece {
    enum left_why why;
    uint32_t line;    /* of the text it was read from, 1-based; 0 if unknown */
    const char *text; /* NULL where only its words were counted */
    uint32_t words;
    struct left_piece *next;
};

struct story_account {
    uint32_t kept; /* words of the text */
    uint32_t left[LEFT_COUNT];
    uint32_t left_prose;       /* of these, in whole sentences and in no field */
    struct left_piece *pieces; /* in order */
    struct left_piece *last;
    const char *from[STORY_FIELD_COUNT]; /* "line 3", "headline"; NULL if unknown */
    const char *text_from;               /* "lines 5 to 18", "body_text"; NULL likewise */
};

/* The story's, made where there is none yet; in its arena. */
struct story_account *story_account(struct story *self);

/* Adds a piece; `with_text` copies it. */
void account_leave(struct story *story, enum left_why why, uint32_t line, struct str text,
                   bool is_prose);

/* More than a fifth of the story's prose was left out. */
bool account_lost_much(const struct story_account *self);

/* Why a story has no text, of a file that is not empty: "6 words of heading, 3 of
 * caption". */
void account_explain_empty(const struct story *story, struct buf *out);

/* "caption", "teaser", "furniture" ...; static storage. */
const char *left_why_name(enum left_why why);
/* "headline", "published" ...: as `show` calls it; static storage. */
const char *story_field_name(enum story_field field);

#endif
