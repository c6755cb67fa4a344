/* SPDX-License-Identifier: MIT */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "report/check.h"

struct explain_request {
    uint32_t line; /* 0-based: any line of the paragraph */
    bool verbose;  /* with all the figures */
    struct buf *out;
};

/* Appends, for people, how the paragraph in that line of the draft came to its findings,
 * or to none: the stories that were considered, the words that counted, the rule that
 * decided, and for each finding how its origin is known and who else may be it.
 * STATUS_NOT_FOUND where no paragraph that is checked stands in that line: `err` names
 * the nearest one that does. */
enum status checker_explain(struct checker *self, const struct draft_text *draft,
                            const struct explain_request *request,
                            struct error *err) NODISCARD;

#endif
