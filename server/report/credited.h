/* SPDX-License-Identifier: MIT */
#ifndef REPORT_CREDITED_H
#define REPORT_CREDITED_H

#include "report/dissection.h"
#include "report/finding.h"
#include "story/story.h"

/* Whether the draft says whom a passage is from. */

struct credit_question {
    struct dissection *draft;
    const char *house_form; /* of the desk's settings; NULL for none */
    const struct story *story;
    uint32_t paragraph;
};

/* Fills in what the message says of credit; the code and the origin are there already. */
void credited_fill(struct finding *ret, const struct credit_question *question);

#endif
