/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_LABEL_H
#define FEATURE_LABEL_H

#include "base/buf.h"
#include "feature/checked.h"
#include "report/finding.h"

/* A few words of plain text for what has room for few: symbols, lenses, hints,
 * tooltips. Nothing in them acts in an editor or hides. */

/* "Reuters"; a paper where no agency is known, a headline where nobody is. */
void label_add_name(struct buf *out, const struct finding_origin *origin);

/* "Reuters, 19 Sep 2023": to the day. */
void label_add_origin(struct buf *out, const struct finding_origin *origin);

/* "Reuters, 19 Sep 2023: Harbour reopens", without the headline under an embargo. */
void label_add_source(struct buf *out, const struct checked *checked,
                      const struct finding *finding);

/* "42 of 52 words" */
void label_add_extent(struct buf *out, const struct finding *finding);

/* "2021 here, 2022 in AFP" */
void label_add_differences(struct buf *out, const struct finding *finding);

/* All of it in one line. */
void label_add_line(struct buf *out, const char *text);

/* The beginning of a text in one line, cut at a word's end: about 60 bytes of it, or
 * `limit`. */
void label_add_excerpt(struct buf *out, struct str text);
void label_add_short(struct buf *out, struct str text, size_t limit);
/* The beginning and the end: where it matters which words are meant. */
void label_add_ends(struct buf *out, struct str text);

#endif
