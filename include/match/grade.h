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

struct rule;

struct verdict {
    enum grade grade;
    const struct rule *rule; /* that gave it, or, for GRADE_NONE, came nearest to giving
                              * one; NULL where nothing was judged. Static storage */
    double value;            /* of the measure that the rule asks first */
    double threshold;        /* of it */
};

#endif
