/* SPDX-License-Identifier: MIT */
#ifndef ONE_MATCH_H
#define ONE_MATCH_H

#include "match/find.h"
#include "match/match.h"
#include "newsroom.h"
#include "plain_prose.h"
#include "text/quotation.h"

/* What a paragraph has in common with an archive of one story; to be released where it
 * was found. */
static inline void
match_one(const char *story, const char *draft, struct match *ret, bool *found)
{
    struct newsroom newsroom;
    struct error err = {{0}};
    struct matches matches = {0};
    struct spans quotations = {0};
    struct prose prose = {0};
    newsroom_open(&newsroom);
    newsroom_add(&newsroom, &(struct newsroom_story){.text = story});
    newsroom_publish(&newsroom);
    struct sources *sources = sources_new(newsroom.snapshot, NULL);
    plain_prose_build(&prose, draft);
    quotations_find(&quotations, &prose, NULL);
    struct match_text text = {.text = str_from(draft), .quotations = &quotations};
    assert_int_equal(match_paragraph(&matches, sources, &text, NULL, &err), STATUS_OK);
    *found = matches.count == 1;
    if (*found) {
        *ret = matches.data[0];
        matches.count = 0;
    }
    matches_release(&matches);
    vec_release(&quotations);
    prose_release(&prose);
    sources_free(sources);
    newsroom_close(&newsroom);
}

#endif
