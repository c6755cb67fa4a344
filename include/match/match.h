/* SPDX-License-Identifier: MIT */
#ifndef MATCH_MATCH_H
#define MATCH_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "match/grade.h"
#include "match/stock.h"
#include "story/part.h"
#include "text/span.h"

/* Where a paragraph of a draft stands in the archive, story by story. Knows
 * nothing of who had it first (origin/) or how it is told (report/). */

/* Bytes that are the same words on both sides. */
struct match_run {
    struct span draft;  /* bytes of the paragraph */
    struct span source; /* bytes of the story's text */
    uint32_t words;
};

/* Words of the draft, and what the story has in their place: another number or name. */
struct match_difference {
    struct span draft;  /* bytes of the paragraph */
    struct span source; /* bytes of the story's text */
};

struct match_differences {
    VEC_OF(struct match_difference);
};

/* One story that has (something of) the paragraph. */
struct match {
    uint32_t story;
    struct verdict verdict;
    uint32_t words; /* of the paragraph */
    uint32_t matched;
    uint32_t words_outside;   /* of the paragraph, outside quoted speech */
    uint32_t matched_outside; /* of them */
    uint32_t longest_run;
    double share;
    double share_outside;
    bool reordered;
    bool quotes_narrative;  /* in quotation marks with nobody named, and told there */
    uint32_t days;          /* on which other stories have much of it, too */
    struct span draft;      /* the passage: bytes of the paragraph */
    struct span source;     /* bytes of the story's text */
    struct match_run *runs; /* ascending by draft; owned */
    uint32_t run_count;
    struct match_differences differences; /* of a near-copy; ascending by draft */
    uint32_t figures_kept; /* of its numbers, those apart that may be of a date */
    bool has_capitals;     /* names can be told in it */
    bool sparse;           /* few same words to each difference */
};

/* The best match comes first: by grade, then words matched, then story number. */
struct matches {
    VEC_OF(struct match);
    /* Of how it was found: shingle hashes that the archive was asked for, whether any
     * story looked like a match at first, and any shingle like stock (see growth_find.h).
     */
    struct {
        VEC_OF(uint64_t);
    } asked;
    bool had_hits;
    bool had_common;
};

void matches_release(struct matches *self);

/* A paragraph of a draft and the quoted speech in it. Borrows. */
struct match_text {
    struct str text;
    const struct spans *quotations; /* bytes of the text */
    enum sensitivity sensitivity;
    const struct stock_phrases *stock; /* the desk's own; NULL for none */
    enum part part;                    /* of the draft that the text is */
    bool capital_nouns; /* the draft's language writes every noun with a capital */
};

void match_release(struct match *self);

/* Words of the paragraph that lie in runs of both. */
uint32_t match_overlap(const struct match *a, const struct match *b);

#endif
