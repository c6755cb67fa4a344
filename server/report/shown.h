/* SPDX-License-Identifier: MIT */
#ifndef REPORT_SHOWN_H
#define REPORT_SHOWN_H

#include "match/source.h"
#include "text/span.h"

/* The passage, bytes of the story's text, as people are shown it: from the beginning of
 * its sentence where that is near, as a sentence without its beginning may seem to say
 * something else. */
struct span shown_span(const struct source *source, struct span passage);

#endif
