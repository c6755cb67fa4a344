/* SPDX-License-Identifier: MIT */
#ifndef REPORT_PARAGRAPHS_H
#define REPORT_PARAGRAPHS_H

#include "base/cancel.h"
#include "base/status.h"
#include "match/match.h"
#include "match/source.h"

/* What was learned of paragraphs, by their content: after an edit all but the
 * changed ones are answered from here. */

/* One judged paragraph (or part of one). Spans count from its first byte. */
struct judged {
    struct matches matches;
    uint32_t words;
    uint64_t used;  /* the run that asked last, */
    uint64_t draft; /* and whose it was; 0 for nobody's */
    bool is_shared; /* another draft's asked before, and may be shown it still */
};

struct paragraphs;

/* Borrows the sources. Caller frees with paragraphs_free. */
struct paragraphs *paragraphs_new(struct sources *sources) ALLOCATOR;
void paragraphs_free(struct paragraphs *self);

/* What follows is asked for by a run of this draft; 0 for one that nobody has open. */
void paragraphs_begin_run(struct paragraphs *self, uint64_t draft);

/* The paragraph's matches, from memory or from the archive. Borrowed until
 * paragraphs_end_run. */
enum status paragraphs_judge(struct paragraphs *self, const struct match_text *paragraph,
                             const struct cancel *cancel, const struct judged **ret,
                             struct error *err) NODISCARD;

/* Forgets what the last runs no longer asked for, but for what their drafts are shown. */
void paragraphs_end_run(struct paragraphs *self);

/* Forgets what may match otherwise in the later snapshot of `growth`; *touched is set
 * where that was anything a draft may be shown. The sources are renewed by their owner.
 */
struct growth;
enum status paragraphs_renew(struct paragraphs *self, const struct growth *growth,
                             bool *touched, struct error *err) NODISCARD;

/* How many were looked up in the archive so far. */
uint64_t paragraphs_looked_up(const struct paragraphs *self);

#endif
