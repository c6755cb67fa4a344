/* SPDX-License-Identifier: MIT */
#ifndef REPORT_EXPLAIN_H
#define REPORT_EXPLAIN_H

#include <stdint.h>

#include "base/buf.h"
#include "report/check.h"

/* Appends, for people, how the paragraph in that line (0-based) of the draft came to its
 * findings, or to none: the stories that were considered, the words that counted, what
 * they were worth and what was asked for, and for each finding the rule for its origin
 * and the runners-up. STATUS_NOT_FOUND where no paragraph that is checked stands in that
 * line: `err` names the nearest one that does. */
enum status checker_explain(struct checker *self, const struct draft_text *draft,
                            uint32_t line, struct buf *out, struct error *err) NODISCARD;

#endif
