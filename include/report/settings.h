/* SPDX-License-Identifier: MIT */
#ifndef REPORT_SETTINGS_H
#define REPORT_SETTINGS_H

#include <stdint.h>

#include "archive/snapshot.h"
#include "dismissal/dismissals.h"
#include "match/grade.h"
#include "match/stock.h"
#include "report/finding.h"

/* What a desk may decide about checks. */
struct check_settings {
    enum severity severities[FINDING_CODE_COUNT];
    /* The newsroom's own outlets, NULL-terminated; NULL for none. */
    const char *const *own_outlets;
    const char *credit_form; /* a credit in the house's form; NULL for none */
    enum sensitivity sensitivity;
    const struct stock_phrases *stock_phrases; /* the desk's own; NULL for none */
    const struct dismissals *dismissals;       /* borrowed; NULL for none */
    const struct left_out *left_out;           /* stories passed by; borrowed, or NULL */
    bool ignores_comments;                     /* in the draft: they leave nothing out */
    bool leaves_quotes_out;                    /* shared-quote is not listed or counted */
    bool leaves_credited_out;                  /* nor copies that the draft credits */
    /* What the user would have without the project's settings, where these could hide
     * something; borrowed, or NULL. The report tells what they hide. */
    const struct check_settings *without_project;
    int64_t now_ms; /* for embargoes; 0 asks the clock */
};

/* The defaults of findings.md. */
void check_settings_init(struct check_settings *self);

/* Whether findings could be missing or less severe than with `other`. Stock phrases are
 * not compared. */
bool check_settings_may_hide(const struct check_settings *self,
                             const struct check_settings *other);

#endif
