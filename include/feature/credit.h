/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_CREDIT_H
#define FEATURE_CREDIT_H

#include <stdbool.h>

#include "base/buf.h"
#include "markup/markup.h"
#include "report/finding.h"

/* The line of credit that a newsroom gives a source, in its own form. */

/* Appends the form with {agency}, {byline}, {place} and {date} filled in for the
 * origin; a date is in the customs of `language` (may be NULL). What is not known
 * goes, with the punctuation in front of it and the brackets around it. False, and
 * nothing appended, where nothing of it is known. Plain text. */
bool credit_add(struct buf *out, const char *form, const struct finding_origin *origin,
                const char *language);

/* Appends plain text so that the markup shows it as it is. */
void credit_add_escaped(struct buf *out, struct str text, enum markup markup);

#endif
