/* SPDX-License-Identifier: MIT */
#ifndef REPORT_SPEECH_H
#define REPORT_SPEECH_H

#include "base/arena.h"
#include "match/match.h"
#include "match/source.h"
#include "report/finding.h"

/* Who said the quotation that the match is of, here and there: in a paragraph of the
 * draft, and in the story. In arena. */
struct finding_speech speech_compare(struct arena *arena, struct str draft,
                                     struct str paragraph, const struct match *match,
                                     const struct source *source);

#endif
