/* SPDX-License-Identifier: MIT */
#ifndef REPORT_RENDER_H
#define REPORT_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "report/finding.h"

/* One draft's findings as the JSON of PROTOCOL.md (schema 1), without a line end.
 * `draft` is the text that was checked. */
void report_add_json(struct buf *out, const struct report *report, struct str draft);

struct text_style {
    bool colour;
    unsigned columns; /* width of the terminal; at least 40 is assumed */
};

/* The same for people: each finding with path:line:column, message, and the
 * passage beside its source, differing words marked. Control characters and bidi
 * overrides of either text are made visible. */
void report_add_text(struct buf *out, const struct report *report, struct str draft,
                     const struct text_style *style);

/* Of one finding the passage beside its source and what is known of that. */
void report_add_finding(struct buf *out, const struct finding *finding,
                        const struct text_style *style);

/* A word of one side of a comparison. */
struct comparison_word {
    struct span text; /* bytes of that side's text */
    bool same;        /* stands on the other side too */
};

struct comparison {
    VEC_OF(struct comparison_word);
};

/* The words of the draft with its markup (bytes of it), of its passage (bytes of
 * finding->passage), and of the archived passage (bytes of finding->origin.text), each
 * told whether it lies in a run. */
void comparison_of_draft(struct comparison *ret, const struct finding *finding,
                         struct str draft);
void comparison_of_passage(struct comparison *ret, const struct finding *finding);
void comparison_of_source(struct comparison *ret, const struct finding *finding);
/* The words of the newest version's passage (bytes of newest->text), each told whether
 * the draft has it. */
void comparison_of_newest(struct comparison *ret, const struct finding_newest *newest);

#endif
