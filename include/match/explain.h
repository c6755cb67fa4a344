/* SPDX-License-Identifier: MIT */
#ifndef MATCH_EXPLAIN_H
#define MATCH_EXPLAIN_H

#include "base/buf.h"
#include "base/status.h"
#include "match/match.h"
#include "match/source.h"

/* How a paragraph came to its matches, or to none: every story that was considered,
 * with the measures that decided. */

struct account {
    uint32_t story;
    uint32_t shared;    /* different runs of three words in common, of those looked up */
    double bits;        /* how much these say by how rare they are */
    bool compared;      /* false: too little in common to be laid beside the paragraph */
    double coverage;    /* percent of the narrative words */
    double containment; /* percent of the narrative runs of three words */
    double sentence;    /* percent of the best sentence */
    uint32_t stretch;   /* words nearly in a row */
    double evidence;    /* what the narrative words in common are worth, in words */
    double quoted_evidence;
    enum part part;     /* what the paragraph is in which most of it stands */
    struct match match; /* with its runs, also where its grade is none */
};

struct explanation {
    enum part part; /* what the paragraph is */
    uint32_t words;
    uint32_t narrative; /* words by voice */
    uint32_t quoted;
    uint32_t stock;
    struct {
        VEC_OF(struct account);
    } accounts; /* what promised most first */
};

void explanation_release(struct explanation *self);

/* Fills `ret`, which is empty or was released. */
enum status match_explain(struct explanation *ret, struct sources *sources,
                          const struct match_text *paragraph,
                          struct error *err) NODISCARD;

#endif
