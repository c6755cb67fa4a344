/* SPDX-License-Identifier: MIT */
#ifndef MATCH_THRESHOLDS_H
#define MATCH_THRESHOLDS_H

/* Every number that decides whether a story has a paragraph. MATCHING.md gives the
 * reason and the measurement behind each. Words are counted by weight
 * (text/token.h). */

/* --- which stories are looked at ------------------------------------------ */

/* Nothing shorter is judged: independent reports of one event share 6. */
#define PARAGRAPH_MIN_WORDS 8
/* Postings read for one shingle, and for all of a paragraph's, the rarest first;
 * but for so many shingles in any case. */
#define POSTING_LIMIT 2048
#define POSTING_BUDGET 8192
#define PROBE_MIN 8
/* Stories aligned for one paragraph. */
#define CANDIDATE_LIMIT 64
/* A shared shingle says log2(stories / stories with it) bits, where an archive counts
 * as at least so large. A candidate's say at least as much as one that is in so many
 * stories; a strong candidate's as so many that are in no other story. */
#define ARCHIVE_MIN_STORIES 16384.0
/* Numbers of stories and days count as they are below this, and above it in steps of as
 * many (3 to 6 percent): so one more story seldom changes what all others weigh. */
#define SIZE_EXACT 32
#define CANDIDATE_RARE_STORIES 4.0
#define CANDIDATE_STRONG_SHINGLES 2.0
/* How many candidates that are not strong are aligned, and how much of the bits of one
 * that matched makes another worth it. A paragraph of so many shingles has more than one
 * left even where every fourth word was replaced. */
#define CANDIDATE_WEAK_LIMIT 2
#define CANDIDATE_LONG_SHINGLES 40
#define CANDIDATE_COPY_SHARE 0.75

/* --- alignment -------------------------------------------------------------- */

/* A run of equal words shorter than this counts only between two runs. */
#define RUN_MIN_WORDS 3
/* Words between two runs that are searched for single equal words. */
#define GAP_LIMIT 8
/* Words that differ between two runs of one stretch. */
#define BRIDGE_LIMIT 2

/* --- stock phrases ----------------------------------------------------------- */

/* A shingle seen on more distinct days than this (an undated story counts as two), and
 * on more than this part of the archive's days, or undated stories of all stories, is
 * stock; shingles in a row that are stock are a phrase from so many words on. */
#define STOCK_MIN_DAYS 20
#define STOCK_DAY_SHARE 0.01
#define STOCK_UNDATED_SHARE 0.001
#define STOCK_UNDATED_WEIGHT 2
#define STOCK_MIN_WORDS 5
/* From so many words on it is a passage and no phrase where a single outlet repeats it,
 * or where days are unknown; so many stories are asked for their outlet. */
#define STOCK_PASSAGE_WORDS 16
#define STOCK_OUTLET_SAMPLE 64
/* A phrase that a desk lists has so many words at least. */
#define STOCK_DESK_MIN_WORDS 3

/* --- quotation -------------------------------------------------------------- */

/* Fewer words in quotation marks are a term, not speech. */
#define QUOTATION_MIN_WORDS 5
/* A clause that says who speaks, and what he is, is no longer than this. */
#define ATTRIBUTION_MAX_WORDS 26
/* It was copied with its speech where so few words from their seam on either side both
 * stand in the story, near each other. */
#define ATTRIBUTION_SEAM 4u
/* Less around a quotation, with an agency's name in it, credits the agency. */
#define LAY_CREDIT_BYTES 60u
/* A title that is abbreviated. */
#define LAY_TITLE_BYTES 5u

/* --- evidence: hundredths of a word, percent of a word ------------------------ */

/* Words that independent reports of one event share: function words, names and
 * figures, and what goes on with a name ("National Association for the ..."). */
#define EVIDENCE_STOP 50
#define EVIDENCE_NAME 50
#define EVIDENCE_NAME_GOES_ON 25
/* Of a script without blanks, whose function words are not known. */
#define EVIDENCE_UNSPACED 90
/* What a word between two runs takes away, and a leap to elsewhere in the story. */
#define EVIDENCE_GAP 40
#define EVIDENCE_JUMP 200

/* --- grades: percent, words ---------------------------------------------------- */

#define COPY_MIN_COVERAGE 75.0
#define COPY_MIN_CONTAINMENT 65.0
/* Of less of the paragraph, words must be worth so much. */
#define COPY_FULL_COVERAGE 80.0
#define COPY_PARTIAL_EVIDENCE 11.0
/* Of the longest stretch; in a short paragraph this part of it will do. */
#define COPY_STRETCH_WORDS 12
#define COPY_STRETCH_SHARE 90.0
#define COPY_MIN_RUN 5
/* Pieces in another order are none where no longer one is among them and they have less
 * than this of the paragraph's runs of three words; nor is a paragraph of fewer words
 * than this one where fewer follow each other and what they share is worth less. */
#define COPY_STITCHED_RUN 9
#define COPY_STITCHED_CONTAINMENT 50.0
#define COPY_SHORT 20
#define COPY_SHORT_RUN 6
#define COPY_SHORT_EVIDENCE 9.5
/* Words that are worth less are everybody's: a phrase. */
#define COPY_MIN_EVIDENCE 6.0
/* A whole sentence taken over is a copy, whatever stands around it, and so is a
 * stretch of this length. */
#define SENTENCE_MIN_WORDS 12
#define SENTENCE_MIN_COVERAGE 90.0
#define COPY_STRETCH_ALONE 24.0

#define PHRASE_MAX_SHARE 50.0
#define PHRASE_MAX_SENTENCE 70.0
#define PHRASE_EVIDENCE_SHARE 75.0
/* A short run that says all there is to say is a phrase whatever stands around it. */
#define PHRASE_ALONE_SHARE 95.0
#define PHRASE_MIN_RUN 12

/* A rewrite: what its words must be worth where nearly the whole of a paragraph is there,
 * where most of it is, where so much of it or of its best sentence is, and where they are
 * scattered; never where less of it is there than the share. */
#define REWRITE_NEAR 70.0
#define REWRITE_CLOSE 60.0
#define REWRITE_PARTIAL 55.0
#define REWRITE_MIN_SHARE 30.0
#define NEAR_MIN_EVIDENCE 5.0
#define CLOSE_MIN_EVIDENCE 6.0
#define PARTIAL_MIN_EVIDENCE 7.5
#define SCATTERED_MIN_EVIDENCE 10.5
/* In a paragraph of fewer words than this less evidence makes a hint. */
#define REWRITE_SHORT 25
#define SHORT_MIN_EVIDENCE 9.0
/* So many times as much in scripts without blanks. */
#define REWRITE_UNSPACED 1.6
/* With less than this no figure of a rewrite may be another, and never so large a part
 * of its figures. */
#define REWRITE_FIGURE_EVIDENCE 12.0
#define FIGURES_MAX_LOST 50.0
/* Its shingles say so much of what one that is in no other story says, on average. */
#define REWRITE_MIN_RARITY 55.0
/* A rewrite of a story is about what the story is about. It is none where the story lacks
 * this part of the content words of the paragraph, what they share is worth less and no
 * sentence is nearly whole; this part of its names, if they are so many; or so many of
 * the names that it opens with, or of its numbers. */
#define FOREIGN_WORDS 33.0
#define FOREIGN_EVIDENCE 15.0
#define FOREIGN_SENTENCE 85.0
#define FOREIGN_NAMES 60.0
#define FOREIGN_MIN_NAMES 3
#define FOREIGN_SUBJECT 2
#define FOREIGN_FIGURES 2
/* Nor where the story lacks any of its names and what they share is worth less than
 * this. */
#define FOREIGN_NAME_EVIDENCE 10.0
/* Nor where one number is without its like on the other side and what they share is worth
 * less than so much and so common; nor where another day's story has much of it and the
 * paragraph lacks this part of the passage. */
#define FOREIGN_CHEAP_EVIDENCE 10.5
#define FOREIGN_RARITY 85.0
#define FOREIGN_PASSAGE 30.0
/* Where stories of so many other days have as much of what a story shares with the
 * paragraph, or nearly as much, the words are a formula. */
#define COPY_RECURRING_DAYS 5
#define RECURRING_LIKE 0.50
#define REWRITE_RECURRING_DAYS 3
#define RECURRING_CLOSE 0.75
/* An outlet's standing text: stories of one outlet that have it, and the share of its
 * words, in percent, that the rest of its story has. Beside it stand so many words. */
#define REFRAIN_REPEATS 2
#define REFRAIN_THREAD 35
#define REFRAIN_OFTEN 4
#define REFRAIN_OFTEN_THREAD 50
#define REFRAIN_MIN_REST 40
/* A paragraph with this part of its words in the passage is that again. */
#define REFRAIN_SAME 0.80
/* A story of about the same day with this part of its words in the other is a version of
 * it, and repeats nothing; so many are read to know. */
#define REFRAIN_VERSION 0.50
#define REFRAIN_VERSION_DAYS 2
#define REFRAIN_VERSION_SAMPLE 8
/* Nor is a rewrite one where the story has fewer paragraphs of the draft. */
#define DRAFT_MIN_COMPANY 2
/* Less is a hint: from so much on, and so much more where words are scattered. */
#define HINT_MIN_EVIDENCE 5.0
#define HINT_SCATTERED 3.0
/* In scripts without blanks runs are short, and words scattered wherever one changed. */
#define HINT_SCATTERED_UNSPACED 0.5

/* Numbers are the same where the smaller is so much of the larger; they are compared
 * in gaps of so many words. */
#define FIGURE_NEAR 0.85
#define FIGURE_GAP 3
/* Rounding takes no more than this off a number. */
#define FIGURE_ROUNDED 0.01
/* Another number or name is told of where so much of the rest is the same. */
#define FIGURE_MIN_COVERAGE 0.60
/* Words around a number in which the story's may stand, and what makes the two the same
 * (a date, an hour, a copyright). */
#define DIFFERENCE_REACH 4
/* A number that was rounded is no other: so much may be lost by it, and more beside a
 * word such as "nearly". A sum in brackets was converted by the day's rate. */
#define DIFFERENCE_ROUNDED 0.03
/* And so much where it was rounded as the rules have it: "nine" for 9.4. */
#define DIFFERENCE_ROUNDED_WELL 0.05
#define DIFFERENCE_VAGUE 0.10
#define DIFFERENCE_CONVERTED 0.10
/* Of the runs beside a number or name one has so many words at least, else it may stand
 * for something else. */
#define DIFFERENCE_FRAME 3
/* In fewer words, with nothing else of the story beside them, it makes another report. */
#define DIFFERENCE_WORDS 16
/* With more words in capitals than this a paragraph is a headline. */
#define DIFFERENCE_CAPITALS 0.60
/* From so many numbers on that differ, each of which has less evidence to itself, the
 * words are the frame of a formula; with so many numbers among the words, of a table. */
#define FORMULA_MIN_FIGURES 2
#define FORMULA_EVIDENCE 7.0
#define TABLE_MIN_FIGURES 15.0
/* What is told of another subject is a formula where it is worth less. */
#define OTHER_SUBJECT_EVIDENCE 20.0
/* A copy with less than this of the paragraph may be a formula, too. */
#define COPY_LOOSE_COVERAGE 85.0
/* A row of so many words is a coincidence even where all its numbers are the same. */
#define TABLE_WORDS 16

#define QUOTE_MIN_RUN 8.0
#define QUOTE_MIN_EVIDENCE 5.5

/* The sensitive setting. */
#define SENSITIVE_SHORT_MIN_EVIDENCE 6.0
#define SENSITIVE_NEAR_MIN_EVIDENCE NEAR_MIN_EVIDENCE
#define SENSITIVE_CLOSE_MIN_EVIDENCE 5.0
#define SENSITIVE_PARTIAL_MIN_EVIDENCE 6.0
#define SENSITIVE_SCATTERED_MIN_EVIDENCE 8.0
#define SENSITIVE_HINT_MIN_EVIDENCE 4.5
#define SENSITIVE_QUOTE_MIN_EVIDENCE 4.5
#define SENSITIVE_PHRASE_MIN_RUN 8

#endif
