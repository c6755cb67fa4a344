/* SPDX-License-Identifier: MIT */
#ifndef MATCH_PASSAGE_H
#define MATCH_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fingerprint/shingle.h"
#include "match/source.h"
#include "text/quotation.h"
#include "text/token.h"

/* One paragraph of a draft, made ready for comparison. Spans are bytes of the
 * paragraph's prose. */
struct passage_draft {
    struct tokens tokens;
    struct shingles shingles;
    uint64_t *hashes; /* token_hash of each token */
    bool *quoted;     /* of each token: stands in quoted speech */
    uint32_t words;
    uint32_t words_outside; /* of them outside quoted speech */
};

/* `quotations` are bytes of the paragraph. */
void passage_draft_init(struct passage_draft *self, struct str paragraph,
                        const struct span *quotations, size_t count);
void passage_draft_release(struct passage_draft *self);

/* A run of equal words. */
struct run {
    uint32_t draft;  /* first token */
    uint32_t source; /* first token */
    uint32_t length; /* tokens */
};

struct runs {
    VEC_OF(struct run);
};

/* How a paragraph and a story stand to each other. */
struct passage {
    struct runs runs; /* ascending by draft token; none overlap on either side */
    struct span draft_tokens;
    struct span source_tokens; /* where most of it stands in the source */
    uint32_t matched;          /* words in runs */
    uint32_t matched_outside;  /* of them outside quoted speech */
    uint32_t matched_quoted;
    uint32_t longest_run;         /* words */
    uint32_t longest_run_outside; /* words, quoted speech not counted */
    uint32_t longest_run_quoted;
    uint32_t longest_stretch; /* words outside quotation, small gaps bridged */
    uint32_t hits;            /* shingles outside quotation that both have */
    uint32_t shingles;        /* all of the paragraph's outside quotation */
    uint32_t longest_run_hits;
    double pairs; /* share of the paragraph's content-word pairs near the passage */
    double best_sentence; /* highest share of a sentence of SENTENCE_MIN_WORDS */
    bool reordered;
    bool figure_differs; /* a number or name stands where the source has another */
};

/* Aligns the words of the two. `self` is released by the caller. Empty runs where
 * they share no shingle. */
void passage_align(struct passage *self, const struct passage_draft *draft,
                   const struct source *source);
void passage_release(struct passage *self);

#endif
