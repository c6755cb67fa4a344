/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_CHECKED_H
#define FEATURE_CHECKED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "feature/place.h"
#include "lsp/shape.h"
#include "report/finding.h"
#include "text/position.h"

/* A draft at one version and what is known of it: what every feature answers
 * from. All borrowed. */
struct checked {
    struct str text;
    const struct lines *lines;
    const struct report *report;
    const struct places *places;
    enum position_encoding encoding;
    int64_t now_ms; /* for embargoes: see original_now_ms */
};

/* The findings at a position into `ret`, most severe first (then in the report's
 * order), at most `limit`. Returns how many. */
uint32_t checked_findings_at(const struct checked *self, struct position position,
                             const struct finding **ret, uint32_t limit);

struct range checked_range(const struct checked *self, const struct finding *finding);
struct range checked_range_of(const struct checked *self, struct span span);
/* Bytes of a range that a client named, clamped to the text. */
struct span checked_span_of(const struct checked *self, struct range range);

const struct finding_places *checked_places(const struct checked *self,
                                            const struct finding *finding);

/* Whether a finding is worth a lens or a hint: stock phrases and quotations are marked
 * in the text, and that is enough. */
bool checked_is_prominent(const struct finding *finding);

/* Words of the draft that no finding covers, in percent; 100 only where there is
 * none that one covers. */
unsigned checked_originality(const struct checked *self);

/* Whether the archived text of a finding must not be shown yet. */
bool checked_is_embargoed(const struct checked *self, const struct finding *finding);

#endif
