/* SPDX-License-Identifier: MIT */
#ifndef STORY_CLAUSE_H
#define STORY_CLAUSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "text/span.h"

/* The words beside a quotation, each by what it can be to who speaks. */

enum part_kind {
    PART_PLAIN, /* says nothing: a small word that is in no pack */
    PART_NAME,  /* has a capital, and no pack knows better */
    PART_VERB,  /* of saying; telling where somebody was told */
    PART_CUE,   /* "according to": the name stands behind it */
    PART_AFTER, /* "zufolge": the name stands in front */
    PART_PRONOUN,
    PART_TITLE, /* honorific or office */
    PART_HOUSE, /* a body, place, nationality or day: no person, in capitals or not */
    PART_PREPOSITION,
    PART_JOINT, /* a small word inside a name: "van der" */
};

struct part {
    struct span source; /* bytes of the paragraph */
    enum part_kind kind;
    bool comma;      /* or another mark stands in front of it */
    bool bracket;    /* so does a bracket */
    bool telling;    /* of a verb */
    bool possessive; /* "Holm's" */
    bool initial;    /* one letter */
    bool article;    /* "the" */
    bool ampersand;  /* inside a firm's name; "&amp;" comes as a word */
};

#define CLAUSE_LIMIT 40

struct clause {
    struct part parts[CLAUSE_LIMIT];
    size_t count;
    size_t verb;       /* which part is the verb or cue; count for none */
    bool has_capitals; /* names are written with them */
};

/* Reads the words of `region`: up to the end of its first sentence, or, `from_end`, those
 * of its last one. The verb is the first or, `from_end`, the last. */
void clause_read(struct clause *ret, struct str paragraph, struct span region,
                 bool from_end);

#endif
