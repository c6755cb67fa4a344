/* SPDX-License-Identifier: MIT */
#ifndef REPORT_CREDIT_FORM_H
#define REPORT_CREDIT_FORM_H

#include <stdbool.h>

#include "base/buf.h"
#include "report/finding.h"

/* The line of credit that a newsroom gives a source, in its own form. */

/* Appends the form with {agency}, {byline}, {place} and {date} filled in for the
 * origin; a date is in the customs of `language` (may be NULL). What is not known
 * goes, with the punctuation in front of it and the brackets around it. False, and
 * nothing appended, where nothing of it is known. Plain text. */
bool credit_form_add(struct buf *out, const char *form,
                     const struct finding_origin *origin, const char *language);

/* Whether the paragraph ends with the credit that the form gives the origin, as whoever
 * inserts it leaves it; or is nothing else. */
bool credit_form_ends(struct str paragraph, bool is_all, const char *form,
                      const struct finding_origin *origin, const char *language);

#endif
