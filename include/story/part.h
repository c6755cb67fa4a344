/* SPDX-License-Identifier: MIT */
#ifndef STORY_PART_H
#define STORY_PART_H

#include <stdbool.h>

#include "base/cancel.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/span.h"

/* What a paragraph of a story or a draft is, by its form and its company. Decided here
 * alone, for both; what may be said of words that two paragraphs share follows from what
 * the two are (match/voice.h). */
enum part {
    PART_NARRATIVE,  /* the reporter tells it */
    PART_SPEECH,     /* nothing but quoted speech */
    PART_POST,       /* of a social network, with its handle */
    PART_TRANSCRIPT, /* "BRANDT: ..." beside others of the kind */
    PART_CAPTION,
    PART_PLUG,    /* offers a newsletter, an app, a podcast */
    PART_PLAYER,  /* of a player, a hover card or a button */
    PART_METHOD,  /* how a poll was made */
    PART_NOTE,    /* printed each time: corrections, grants, rights */
    PART_TAG,     /* who the author is, at the end */
    PART_LINK,    /* to another story, by its title */
    PART_HEADING, /* or an item of a list: short, and no sentence */
    PART_COUNT
};

struct parts {
    VEC_OF(enum part);
};

/* Appends what each of the paragraphs (bytes of the text) is, and their quotations, as
 * quotations_find_in() gives them. One that is cancelled ends early: what it gave is to
 * be thrown away. */
void parts_find(struct parts *ret, struct spans *quotations, struct str text,
                const struct spans *paragraphs, const struct cancel *cancel);

/* Appends the sentences (bytes of the paragraph) of a paragraph that tells something
 * which are furniture all the same: "Ada Quill contributed to this report." */
void part_find_asides(struct spans *ret, struct str paragraph);

/* Appends what a page showed when the pointer stood on a name. */
void part_find_cards(struct spans *ret, struct str paragraph);

/* "narrative", "quoted speech", "poll method"; static storage. */
const char *part_name(enum part part);

/* Somebody's speech without quotation marks. */
bool part_is_bare_speech(enum part part);

/* What stands around stories and is no story. */
bool part_is_furniture(enum part part);

#endif
