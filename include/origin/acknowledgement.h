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

/* What a draft says of whom it has a text from, from least to most. */
enum acknowledgement {
    ACKNOWLEDGEMENT_NONE,
    ACKNOWLEDGEMENT_AUTHOR, /* somebody who wrote that text signs the draft, too */
    ACKNOWLEDGEMENT_SOURCE, /* the agency or the outlet is named */
};

/* How the draft credits the creditor for paragraph `paragraph`: by an agency, outlet or
 * author in its front matter, dateline, byline, sign-off or end line, or in the paragraph
 * itself. `text` is what the credits' spans count in. */
enum acknowledgement acknowledges(const struct credits *credits, struct str text,
                                  const struct creditor *creditor, uint32_t paragraph);

/* Whether one of them credits any agency for all of the draft; or else in a sentence. */
bool acknowledges_an_agency(const struct credits *credits, bool in_a_sentence);

#endif
