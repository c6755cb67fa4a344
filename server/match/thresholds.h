/* SPDX-License-Identifier: MIT */
#ifndef MATCH_THRESHOLDS_H
#define MATCH_THRESHOLDS_H

/* Every number that decides whether a story has a paragraph. MATCHING.md gives the
 * reason and the measurement behind each. Words are counted by weight
 * (text/token.h). */

/* --- which stories are looked at ------------------------------------------ */

/* Nothing shorter is judged: independent reports of one event share 6. */
#define PARAGRAPH_MIN_WORDS 8
/* Postings read for one shingle: enough for a much syndicated story. */
#define POSTING_LIMIT 2048
/* Stories aligned for one paragraph. */
#define CANDIDATE_LIMIT 64
/* Shared shingles that make a candidate; one is enough where it is in no other
 * story. */
#define CANDIDATE_MIN_HITS 2
/* A shingle seen on more distinct days than this, and on more than this part of
 * the archive's days, is a stock phrase: it starts no alignment. */
#define STOCK_MIN_DAYS 20
#define STOCK_DAY_SHARE 0.01

/* --- alignment -------------------------------------------------------------- */

/* A run of equal words shorter than this counts only between two runs. */
#define RUN_MIN_WORDS 3
/* Words between two runs that are searched for single equal words. */
#define GAP_LIMIT 8
/* Words that differ between two runs of one stretch. */
#define BRIDGE_LIMIT 2

/* --- quotation -------------------------------------------------------------- */

/* Fewer words in quotation marks are a term, not speech. */
#define QUOTATION_MIN_WORDS 5

/* --- grades ------------------------------------------------------------------ */

#define COPY_MIN_COVERAGE 0.75
#define COPY_MIN_CONTAINMENT 0.60
/* Of the longest stretch; in a short paragraph this part of it will do. */
#define COPY_STRETCH_WORDS 12
#define COPY_STRETCH_SHARE 0.90
#define COPY_MIN_RUN 5
/* A whole sentence taken over is a copy, whatever stands around it. */
#define SENTENCE_MIN_WORDS 12
#define SENTENCE_MIN_COVERAGE 0.90

#define PHRASE_MAX_SHARE 0.50
#define PHRASE_HIT_SHARE 0.70
#define PHRASE_MIN_RUN 12

#define REWRITE_MIN_CONTAINMENT 0.20
#define REWRITE_MIN_PAIRS 0.40
#define REWRITE_MIN_HITS 2
#define REWRITE_MIN_RUN 5
#define REWRITE_MIN_WORDS 8
/* Two words of a pair stand at most this many content words apart. */
#define PAIR_DISTANCE 3

#define QUOTE_MIN_RUN 8
#define QUOTE_MIN_COVERAGE 0.80

#endif
