/* SPDX-License-Identifier: MIT */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "report/finding.h"

/* What is said of a draft as a whole. */

enum credit_state {
    CREDIT_STATE_NOT_OWED, /* a phrase, own copy, or what no credit would mend */
    CREDIT_STATE_YES,
    CREDIT_STATE_NO,
    CREDIT_STATE_PART,
    CREDIT_STATE_OTHER /* to another agency, or by the author's name alone */
};

/* "yes", "no", "in part", "to another", "not owed"; static storage. */
const char *credit_state_name(enum credit_state state);
enum credit_state finding_credit_state(const struct finding *finding);
/* Of two findings together. */
enum credit_state credit_state_join(enum credit_state one, enum credit_state other);

/* The source that more than half of a draft's paragraphs are from. */
struct report_mostly {
    const struct finding_origin *origin; /* of its first passage; the report's */
    const char *name;                    /* of agency or outlet; NULL if unknown */
    uint32_t paragraphs;                 /* from it */
    uint32_t of;                         /* all of the draft */
    bool own;                            /* of the newsroom itself */
    enum credit_state credit;
};

/* False where the draft is mostly no source's. Phrases and quotations do not count, nor
 * what came out after the draft. */
bool report_find_mostly(const struct report *report, struct report_mostly *ret);
/* Appends "13 of 14 paragraphs from Reuters, uncredited". */
void report_add_mostly(struct buf *out, const struct report_mostly *mostly);

/* Appends "2 quotations and 1 credited passage are left out, as asked"; nothing where
 * none is. */
void report_add_passed_by(struct buf *out, const struct report *report);

#endif
