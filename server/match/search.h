/* SPDX-License-Identifier: MIT */
#ifndef MATCH_SEARCH_H
#define MATCH_SEARCH_H

#include "match/candidate.h"
#include "match/lay.h"
#include "match/match.h"
#include "match/passage.h"
#include "match/rule.h"

/* One paragraph on its way through the archive: which stories were laid beside it, and
 * what came of it. */

struct hit {
    const struct source *source; /* borrowed until sources_trim */
    struct passage passage;
    struct laid laid; /* the draft beside it */
    struct measures measures;
    struct verdict verdict;
    size_t candidate; /* its place among the candidates */
};

struct search {
    struct sources *sources;
    const struct match_text *paragraph;
    const struct cancel *cancel;
    bool keeps_all; /* also the stories that were compared in vain */
    bool has_asked; /* the archive; a paragraph may be too short for that */
    struct passage_draft draft;
    struct candidates candidates;
    struct {
        VEC_OF(struct hit);
    } hits;             /* in the order of the candidates */
    double strong_bits; /* a candidate that is aligned whatever its place */
    double hit_bits;    /* of the best candidate that was a hit; 0 while none was */
};

/* Borrows all three; released by the caller, also where it fails. */
void search_init(struct search *self, struct sources *sources,
                 const struct match_text *paragraph, const struct cancel *cancel);
void search_release(struct search *self);

/* Fills `hits`, stock phrases taken out. */
enum status search_run(struct search *self, struct error *err) NODISCARD;

#endif
