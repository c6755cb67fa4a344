/* SPDX-License-Identifier: MIT */
#ifndef STORY_STORY_H
#define STORY_STORY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"
#include "story/credit.h"
#include "story/date.h"
#include "text/span.h"

/* One archived story: what was published, by whom, where and when, with the raw
 * lines that say so. Immutable once it is in an archive. */

enum story_status {
    STORY_USABLE,
    STORY_WITHHELD,
    STORY_CANCELED
};

enum story_kind {
    STORY_ARTICLE,
    STORY_ADVISORY, /* advisory, budget, legal notice: not fingerprinted */
    STORY_TABLE,    /* agate, lists, prices: not fingerprinted */
    STORY_KILL,     /* a notice that another story is withdrawn */
};

/* One item of a round-up, with a dateline or an end credit of its own: from its first
 * paragraph up to the next item. */
struct story_item {
    uint32_t start;           /* byte of the text */
    uint32_t dateline_length; /* bytes of dateline there, shown but never matched */
    const char *agency;       /* NULL where it names none: the story's claim holds */
    const char *place;        /* NULL if unknown */
    enum credit_rule rule;    /* CREDIT_NONE if agency is NULL */
    struct date date;
};

struct story_account;

/* Strings are NUL-terminated UTF-8, in the story's arena, NULL where unknown. */
struct story {
    struct arena arena;

    uint32_t number;         /* the archive's; 0 until it is in one */
    const char *guid;        /* the provider's id, verbatim */
    const char *version;     /* verbatim */
    const char *source_path; /* the file it was read from */
    uint64_t source_line;    /* 1-based line of that file (JSON Lines), else 0 */

    enum story_kind kind;
    enum story_status status;
    struct date embargo;

    const char *headline;
    const char *byline;       /* author, without "By" */
    const char *place;        /* of the dateline, as printed: "MOSCOW" */
    const char *agency;       /* canonical name of the claimed origin */
    enum credit_rule rule;    /* what the claim rests on; CREDIT_NONE if agency is NULL */
    const char *publisher;    /* who ran it: metadata source or publisher */
    const char *contributors; /* canonical names, ", " between them: "with files from".
                               * No claim on the text */
    const char *sign_off;     /* raw line */
    const char *url;
    const char *language; /* BCP 47 */

    struct date published; /* the best date there is; see its `source` */
    struct date updated;

    /* The body: paragraphs of prose separated by "\n\n", furniture, captions,
     * byline, sign-off and teasers left out. The first paragraph begins with
     * `dateline_length` bytes of dateline, which are shown but never matched. */
    const char *text;
    uint32_t text_length;
    uint32_t dateline_length;

    /* Of a round-up, ascending by start; in the arena. What stands in front of the
     * first is the story's own. */
    struct story_item *items;
    uint32_t item_count;

    /* What was left out of its file, and where its fields stood there (account.h); in
     * the arena. NULL where it is the archive's. */
    struct story_account *account;
    /* What each paragraph of story_paragraphs() is (enum part), and the bytes of the text
     * that are speech, ascending: story_find_form(), once, when it goes into an archive.
     * `parts` is NULL until then, and where the story has no text. */
    const uint8_t *parts;
    uint32_t part_count;
    const struct span *speech;
    uint32_t speech_count;
};

#define STORY_ITEM_LIMIT 1000u

struct story_items {
    VEC_OF(struct story_item);
};

/* Copies them into the arena; their strings are there already. */
void story_keep_items(struct story *self, const struct story_items *items);

/* Who has what stands at a byte of the text: its item, else the story. Borrowed from
 * the story. */
struct story_claim {
    const char *agency;
    enum credit_rule rule; /* CREDIT_NONE if agency is NULL */
    const char *byline;
    const char *place;
    struct date date;
    bool is_item; /* of a round-up: no agency's own story, whoever's text it is */
};

struct story_claim story_claim_at(const struct story *self, uint32_t at);

/* Whether the agency of that canonical name is among the contributors. */
bool story_has_contributor(const struct story *self, const char *agency);

void story_init(struct story *self);
void story_release(struct story *self);

/* Copies into the arena; an empty text gives NULL. */
const char *story_dup(struct story *self, struct str text);

struct str story_text(const struct story *self);

/* Appends the paragraphs of the body (the dateline cut off the first one). */
void story_paragraphs(const struct story *self, struct spans *ret);

/* "usable", "withheld", "canceled"; static storage. */
const char *story_status_name(enum story_status status);
const char *story_kind_name(enum story_kind kind);

#endif
