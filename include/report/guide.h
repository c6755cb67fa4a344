/* SPDX-License-Identifier: MIT */
#ifndef REPORT_GUIDE_H
#define REPORT_GUIDE_H

#include "base/str.h"

/* What a code means, why it is reported, what to do and what a desk can set: a page
 * for people, in Markdown that is plain text to the eye, 76 columns wide. The pages are
 * the files of server/doc/findings, which the build puts into the program. */

struct guide {
    const char *code; /* of a finding; or draft-too-large, draft-unchecked, settings */
    struct str text;
};

/* All pages, by code. */
extern const struct guide guides[];
extern const size_t guides_count;

/* NULL where no page is about that. Static storage. */
const struct guide *guide_find(struct str code);

#endif
