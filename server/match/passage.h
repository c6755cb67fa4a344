/* SPDX-License-Identifier: MIT */
#ifndef MATCH_PASSAGE_H
#define MATCH_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fingerprint/shingle.h"
#include "match/shingle_index.h"
#include "match/source.h"
#include "match/voice.h"
#include "match/word_sieve.h"
#include "text/quotation.h"
#include "text/token.h"

/* One paragraph of a draft, made ready for comparison. Spans are bytes of the
 * paragraph's prose. */
struct passage_draft {
    struct str text; /* the paragraph; borrowed */
    struct tokens tokens;
    struct shingles shingles;
    struct shingle_index index; /* of them */
    struct word_sieve sieve;
    uint64_t *hashes; /* token_hash of each token */
    uint8_t *voices;  /* of each token: enum voice */
    uint32_t words;
    uint32_t words_outside; /* of them narrative */
    uint32_t figures;       /* of the narrative words */
    bool unspaced;          /* most of it is of a script without blanks */
    bool capital_nouns;     /* a capital makes no name */
    enum part part;
    bool quotes_narrative; /* what it quotes is no speech in the story */
    bool has_common; /* of its shingles any is in so many stories that it may be stock */
    bool has_stock;  /* some have VOICE_STOCK or VOICE_LISTED */
};

/* `quotations` are bytes of the paragraph. */
void passage_draft_init(struct passage_draft *self, struct str paragraph,
                        const struct span *quotations, size_t count);
/* Counts the words anew, after voices changed. */
void passage_draft_count(struct passage_draft *self);
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

/* What the words that two texts share say of copying, in hundredths of a word. */
struct evidence {
    uint32_t outside; /* of the best chain of runs, outside quoted speech */
    uint32_t quoted;  /* the same of quoted speech */
    uint32_t single;  /* of the run outside that says most by itself */
};

/* How a paragraph and a story stand to each other. */
struct passage {
    struct runs runs; /* ascending by draft token; none overlap on either side */
    bool *common;     /* of each shingle of the draft: the story has it */
    struct span draft_tokens;
    struct span source_tokens; /* where most of it stands in the source */
    uint32_t matched;          /* words in runs */
    uint32_t matched_outside;  /* of them narrative: outside quoted speech, not stock */
    uint32_t matched_quoted;
    uint32_t longest_run;          /* words */
    uint32_t longest[VOICE_COUNT]; /* words of the longest run in one voice */
    uint32_t longest_stretch;      /* words outside quotation, small gaps bridged */
    uint32_t hits;                 /* shingles outside quotation that both have */
    uint32_t shingles;             /* all of the paragraph's outside quotation */
    struct evidence evidence;
    double best_sentence; /* highest share of a sentence of SENTENCE_MIN_WORDS */
    bool reordered;
    uint32_t figures;         /* numbers of the passage, outside quotation */
    uint32_t figures_kept;    /* of them in runs */
    uint32_t names_changed;   /* names that stand where the source has others */
    uint32_t figures_changed; /* numbers that stand where the source has far others */
};

/* Aligns the words of the two; measures nothing. `self` is released by the caller. Empty
 * runs where they share no shingle. */
void passage_align(struct passage *self, const struct passage_draft *draft,
                   const struct source *source);
/* Measures what was aligned, by the draft's voices. */
void passage_measure(struct passage *self, const struct passage_draft *draft,
                     const struct source *source);
void passage_release(struct passage *self);

#endif
