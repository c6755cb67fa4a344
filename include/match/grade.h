/* SPDX-License-Identifier: MIT */
#ifndef MATCH_GRADE_H
#define MATCH_GRADE_H

/* How much of a paragraph a story has, strongest first. */
enum grade {
    GRADE_COPY,    /* near word for word */
    GRADE_REWRITE, /* reworded, recognisably */
    GRADE_PHRASE,  /* one stock run of words */
    GRADE_QUOTE,   /* quoted speech only */
    GRADE_NONE,
};

/* How little is enough to be told. */
enum sensitivity {
    MATCH_DEFAULT,
    MATCH_SENSITIVE, /* for a copy desk that would rather look twice */
};

/* Why a grade was given: the measure that decided. */
enum verdict_rule {
    VERDICT_NOTHING,       /* no measure reached its threshold */
    VERDICT_COVERAGE,      /* share of the words, in percent */
    VERDICT_CONTAINMENT,   /* share of the runs of three words, in percent */
    VERDICT_SENTENCE,      /* share of the best sentence, in percent */
    VERDICT_STRETCH,       /* words nearly in a row */
    VERDICT_EVIDENCE,      /* what the shared words are worth, in words */
    VERDICT_RUN,           /* words in a row */
    VERDICT_STOCK,         /* words in a row of a stock phrase */
    VERDICT_TABLE,         /* share of numbers among the paragraph's words, in percent */
    VERDICT_FORMULA,       /* numbers that differ in a frame of the same words */
    VERDICT_COMMON,        /* as VERDICT_EVIDENCE, but of runs that many stories have */
    VERDICT_RECURRING,     /* days on which other stories have much of it */
    VERDICT_FOREIGN_WORDS, /* content words that the story has nowhere, in percent */
    VERDICT_FOREIGN_NAMES, /* names that the story has nowhere, in percent */
    VERDICT_FOREIGN_PASSAGE, /* words of the passage that it has nowhere, in percent */
    VERDICT_FOREIGN_SUBJECT, /* names that it opens with and the story has nowhere */
    VERDICT_FOREIGN_FIGURES, /* numbers that the story has nowhere */
    VERDICT_SINGLE,          /* words of the one run that says nearly all there is */
    VERDICT_QUOTED_RUN,      /* words in a row of quoted speech */
    VERDICT_QUOTED_EVIDENCE,
};

struct verdict {
    enum grade grade;
    enum verdict_rule rule;
    double value;     /* in the unit of the rule */
    double threshold; /* that it reached, or, for VERDICT_NOTHING, missed */
};

#endif
