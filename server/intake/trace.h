/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_TRACE_H
#define INTAKE_TRACE_H

#include "story/account.h"

/* Where the fields of a story came from: what a reader did to it is seen by comparing it
 * with what it was before. */

struct trace {
    const char *strings[STORY_FIELD_COUNT]; /* NULL for what is no string */
    struct date dates[STORY_FIELD_COUNT];
    enum story_status status;
    enum story_kind kind;
};

/* The story as it is. */
struct trace trace_of(const struct story *story);

/* Says of each field that has changed since that it came from `where`. */
void trace_name(struct story *story, const struct trace *before, const char *where);

/* The same: "line 12". */
void trace_line(struct story *story, const struct trace *before, uint32_t line);

#endif
