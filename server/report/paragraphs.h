/* SPDX-License-Identifier: MIT */
#ifndef REPORT_PARAGRAPHS_H
#define REPORT_PARAGRAPHS_H

#include "base/cancel.h"
#include "base/status.h"
#include "match/match.h"
#include "match/source.h"

/* What was learned of paragraphs, by their content: after an edit all but the
 * changed ones are answered from here. Belongs to one snapshot. */

/* One judged paragraph (or part of one). Spans count from its first byte. */
struct judged {
    struct matches matches;
    uint32_t words;
    uint64_t used; /* the run that asked last */
};

struct paragraphs;

/* Borrows the sources. Caller frees with paragraphs_free. */
struct paragraphs *paragraphs_new(struct sources *sources) ALLOCATOR;
void paragraphs_free(struct paragraphs *self);

/* The paragraph's matches, from memory or from the archive. Borrowed until
 * paragraphs_end_run. */
enum status paragraphs_judge(struct paragraphs *self, const struct match_text *paragraph,
                             const struct cancel *cancel, const struct judged **ret,
                             struct error *err) NODISCARD;

/* Forgets what the last runs no longer asked for. */
void paragraphs_end_run(struct paragraphs *self);

/* How many were looked up in the archive so far. */
uint64_t paragraphs_looked_up(const struct paragraphs *self);

#endif
