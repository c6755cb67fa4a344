/* SPDX-License-Identifier: MIT */
#ifndef ORIGIN_ACKNOWLEDGEMENT_H
#define ORIGIN_ACKNOWLEDGEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "story/credit.h"

/* Whom a finding would have the draft credit; NULL where unknown. */
struct creditor {
    const char *agency;
    const char *byline;
    const char *publisher;
};

/* No paragraph: only credits that count for all of the draft. */
#define ACKNOWLEDGED_ANYWHERE UINT32_MAX
/* Whatever paragraph it is: a credit of another one counts, too. */
#define ACKNOWLEDGED_SOMEWHERE (UINT32_MAX - 1)

/* Whether the draft credits the creditor for paragraph `paragraph`: by an agency
 * or author in its dateline, byline, sign-off or end line, or in the paragraph
 * itself. `text` is what the credits' spans count in. */
bool acknowledges(const struct credits *credits, struct str text,
                  const struct creditor *creditor, uint32_t paragraph);

#endif
