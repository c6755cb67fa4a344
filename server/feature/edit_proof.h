/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_EDIT_PROOF_H
#define FEATURE_EDIT_PROOF_H

#include <stdbool.h>

#include "feature/edit.h"

/* Whether an edit does what it is for and nothing else, as the reader of the markup sees
 * the edited draft. */

/* All paragraphs read as before, but for what each part puts into one, or stands between
 * two. */
bool edit_proves_credit(const struct edit *self, const struct edit_target *target);

/* The draft's prose reads as `expected`, in as many paragraphs as before. */
bool edit_proves_text(const struct edit *self, const struct edit_target *target,
                      struct str expected);

#endif
