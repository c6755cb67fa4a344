/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_LINE_H
#define DISMISSAL_LINE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* One line of the file of dismissals: eight fields between tabs, and a seal, the keyed
 * hash of all that stands before it. A line says all that it means by itself, so that
 * two files can be merged by hand, in any order. */

enum dismissal_kind {
    DISMISSAL_FINDING, /* one passage from one source, wherever it stands */
    DISMISSAL_SOURCE,  /* all that one draft has from one source */
    DISMISSAL_UNDO,    /* of the id; what came before it no longer counts */
    DISMISSAL_KEY,     /* no dismissal: `id` tells which key the others were made with */
};

/* Strings borrow from the line that was read; empty where there is none. */
struct dismissal_line {
    enum dismissal_kind kind;
    struct str id;
    struct str when; /* 2026-11-25T03:14:07Z */
    struct str who;
    struct str code;  /* of the finding that was dismissed */
    struct str marks; /* DISMISSAL_SOURCE: of the source, then of the draft */
    struct str source;
    struct str reason;
    struct str sealed; /* what the seal covers */
    struct str seal;   /* empty in a line of 0.1.0, which had none */
};

#define DISMISSAL_LINE_LIMIT ((size_t)8192)
#define DISMISSAL_FIELD_LIMIT ((size_t)500)
#define DISMISSAL_MARKS_LIMIT ((size_t)3000)

/* False for what is no such line: one that was torn off, of a newer version, or
 * somebody's mark of a conflict. */
bool dismissal_line_read(struct str line, struct dismissal_line *ret);

/* Appends the fields, without seal and line end. They are cut at their limits, and
 * what would break a line or drive a terminal is made a blank. */
void dismissal_line_add(struct buf *out, const struct dismissal_line *line);

/* Whether a line says nothing on purpose: it is empty, or a comment. */
bool dismissal_line_is_silent(struct str line);

#endif
