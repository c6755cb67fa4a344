/* SPDX-License-Identifier: MIT */
#ifndef MATCH_RULE_H
#define MATCH_RULE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "match/grade.h"

/* Which grade a paragraph and a story get: one table of rules over measures. */

/* What is measured of the two, outside quoted speech unless it says so. Worth is in
 * words, shares are in percent. */
enum measure {
    MEASURE_NONE,
    MEASURE_WORDS,       /* of the paragraph */
    MEASURE_COVERAGE,    /* share of its words that the story has */
    MEASURE_CONTAINMENT, /* share of its runs of three words */
    MEASURE_SENTENCE,    /* share of the best sentence */
    MEASURE_RUN,         /* words in a row */
    MEASURE_RUN_SHARE,   /* of the paragraph */
    MEASURE_LONGEST_RUN, /* words in a row, quoted speech and stock phrases included */
    MEASURE_STRETCH,     /* words nearly in a row */
    MEASURE_STRETCH_SHARE,
    MEASURE_REORDERED,    /* 1 where its runs stand in another order there */
    MEASURE_WORTH,        /* of the words in common */
    MEASURE_WORTH_IN_ALL, /* and of those in quoted speech */
    MEASURE_SINGLE_SHARE, /* of their worth that one run has */
    MEASURE_STOCK_RUN,    /* words in a row of a stock phrase */
    MEASURE_QUOTED_RUN,
    MEASURE_QUOTED_WORTH,
    /* Judgements that rules share: 1 or 0, by the rules of the first stages. */
    MEASURE_CORE,
    MEASURE_SINGLE,
    /* Figures and names. */
    MEASURE_FIGURE_SHARE,    /* numbers among the words */
    MEASURE_FIGURES_CHANGED, /* numbers that are far others there */
    MEASURE_CHANGED,         /* and names, where any number is */
    MEASURE_CHANGED_WORTH,   /* for each of them */
    MEASURE_FIGURES_LOST,    /* of the story's passage */
    MEASURE_FIGURES_LOST_SHARE,
    MEASURE_FIGURES_LOST_WORTH, /* for each of them */
    /* The archive. */
    MEASURE_DAYS_LIKE,  /* on which other stories have half of what this one shares */
    MEASURE_DAYS_CLOSE, /* three quarters of it */
    MEASURE_RARITY,     /* of the runs in common */
    MEASURE_REPEATS,    /* stories of one outlet that have it */
    MEASURE_THREAD,     /* words of the passage that the rest of its story has */
    /* What only one of the two has. */
    MEASURE_FOREIGN_NAMES,
    MEASURE_FOREIGN_NAMES_SHARE,
    MEASURE_FOREIGN_SUBJECT,
    MEASURE_FOREIGN_FIGURES,
    MEASURE_ONE_SIDED_FIGURES,
    MEASURE_FOREIGN_WORDS,
    MEASURE_MISSING_WORDS,
    MEASURE_OTHER_SUBJECT, /* 1 where somebody else is named in front of the passage */
    MEASURE_OTHER_FIGURES, /* that differ, where no capitals tell a subject */
    /* The draft. */
    MEASURE_DIFFERENCES,
    MEASURE_COMPANY_SAME,
    MEASURE_COMPANY, /* paragraphs of it that the story has to copy or rewrite */
    MEASURE_COUNT
};

struct measures {
    double of[MEASURE_COUNT];
    enum sensitivity sensitivity;
    bool unspaced; /* most of the paragraph is of a script without blanks */
};

/* In this order. Each stage looks at what the ones before it have made. In one stage the
 * first rule that holds decides. */
enum stage {
    STAGE_CORE,     /* do the words in common hang together? */
    STAGE_SINGLE,   /* is one run all there is? */
    STAGE_LIKENESS, /* what it looks like; of paragraphs with enough words */
    STAGE_FIGURES,  /* what speaks against it in the two texts */
    STAGE_RUN,      /* where there is nothing yet */
    STAGE_SPEECH,   /* where there is no more than a phrase */
    STAGE_ARCHIVE,  /* what speaks against it in other stories */
    STAGE_STORY,    /* in the rest of the two texts */
    STAGE_DRAFT,    /* in the rest of the draft */
    STAGE_COUNT
};

/* With blanks between words and without, by default; the same when sensitive. */
struct threshold {
    double of[4];
};

struct condition {
    enum measure measure;
    bool below; /* it must be less than the threshold; else as much or more */
    struct threshold threshold;
};

#define RULE_CONDITIONS 5

struct rule {
    const char *name; /* "copy-coverage" */
    enum stage stage;
    unsigned from;    /* grades that it changes: 1u << grade */
    enum grade grade; /* that it gives */
    struct condition conditions[RULE_CONDITIONS]; /* all must hold; the first is told */
};

/* In order; static storage. */
const struct rule *rules_all(size_t *count);

/* Lets the rules of one stage judge: true where one of them changed the verdict. */
bool verdict_judge(struct verdict *self, enum stage stage,
                   const struct measures *measures);

/* Names the rule that came nearest to making a phrase of nothing. */
void verdict_find_nearest(struct verdict *self, const struct measures *measures);

/* "words in a row"; "3.5 words", "82 %". */
const char *measure_text(enum measure measure);
void measure_add_value(struct buf *out, enum measure measure, double value);

/* The table of all rules, in Markdown. */
void rules_add_table(struct buf *out);

#endif
