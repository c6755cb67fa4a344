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

#endif
