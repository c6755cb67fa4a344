/* SPDX-License-Identifier: MIT */
#ifndef MATCH_FIND_H
#define MATCH_FIND_H

#include "base/cancel.h"
#include "base/status.h"
#include "match/match.h"
#include "match/source.h"

/* Appends every story of the sources' snapshot that has the paragraph in some
 * grade better than none. */
enum status match_paragraph(struct matches *ret, struct sources *sources,
                            const struct match_text *paragraph,
                            const struct cancel *cancel, struct error *err) NODISCARD;

/* How one story matches the paragraph; GRADE_NONE if it does not. `ret` is released
 * with match_release. */
void match_story(struct match *ret, const struct source *source,
                 const struct match_text *paragraph);

#endif
