/* SPDX-License-Identifier: MIT */
#ifndef STORY_ASIDE_H
#define STORY_ASIDE_H

#include <stdbool.h>

#include "base/str.h"
#include "base/vec.h"
#include "text/span.h"

/* What the sentences of one paragraph are by the phrases of the packs in them. */

/* In the order in which a paragraph is asked for them. */
enum aside_kind {
    ASIDE_PLAYER,
    ASIDE_METHOD,
    ASIDE_NOTE,
    ASIDE_TAG,
    ASIDE_PLUG,
    ASIDE_COUNT /* none */
};

enum leaning {
    LEANING_NONE, /* tells something */
    LEANING_WEAK, /* may go with such a sentence */
    LEANING_SURE,
};

struct aside {
    struct span bytes; /* of the paragraph; the first word to the last */
    bool opens_note;   /* "Editor's note": the sentence begins so */
    bool tells;        /* has a verb of saying */
    uint8_t leanings[ASIDE_COUNT];
};

struct asides {
    VEC_OF(struct aside);
    uint32_t poll_signs; /* of the paragraph */
};

void asides_find(struct asides *ret, struct str paragraph);

/* What the whole paragraph is by its sentences, ASIDE_COUNT where none of it or too
 * little is furniture. */
enum aside_kind asides_kind(const struct asides *self, bool is_near_end);

#endif
