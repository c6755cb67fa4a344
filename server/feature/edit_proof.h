/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_EDIT_PROOF_H
#define FEATURE_EDIT_PROOF_H

#include <stdbool.h>

#include "feature/edit.h"
#include "feature/quote_marks.h"

/* Whether an edit does what it is for and nothing else, as the reader of the markup sees
 * the edited draft. */

/* All paragraphs read as before, but for what was put into one of them or stands between
 * two. */
bool edit_proves_credit(const struct edit *self, const struct edit_target *target);

/* All paragraphs read as before, with the marks around bytes `run` of the prose. */
bool edit_proves_quotation(const struct edit *self, const struct edit_target *target,
                           struct span run, const struct quote_marks *marks);

#endif
