/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_DOUBT_H
#define DISMISSAL_DOUBT_H

#include <stddef.h>

#include "base/buf.h"
#include "dismissal/line.h"

/* Why a line of the file does not hold, or should be looked at. */
enum dismissal_doubt_kind {
    DISMISSAL_UNREADABLE, /* torn off, of a newer version, or a mark of a conflict */
    DISMISSAL_FORGED,     /* its seal is not that of the line */
    DISMISSAL_UNSEALED,   /* of 0.1.0 */
    DISMISSAL_AHEAD,      /* dated in the future; it holds */
};
#define DISMISSAL_DOUBT_COUNT 4
#define DISMISSAL_DOUBTS_KEPT ((size_t)100)

struct dismissal_doubt {
    enum dismissal_doubt_kind kind;
    size_t number;              /* of the line, from 1 */
    struct dismissal_line line; /* zeroed where it is DISMISSAL_UNREADABLE */
};

/* "changed, damaged, or made with another key" */
const char *dismissal_doubt_reason(enum dismissal_doubt_kind kind);

/* The lines of the file that say nothing to us, or not what they seem to. Zeroed =
 * none. */
struct doubts {
    struct dismissal_doubt first[DISMISSAL_DOUBTS_KEPT];
    size_t counts[DISMISSAL_DOUBT_COUNT];
};

/* `line` NULL where it is not understood; it stays borrowed. */
void doubts_add(struct doubts *self, enum dismissal_doubt_kind kind, size_t number,
                const struct dismissal_line *line);
size_t doubts_count(const struct doubts *self);

/* "2 lines do not hold: 1 was changed ... (line 7); ...". Nothing where there are none.
 */
void doubts_tell(const struct doubts *self, struct buf *out);

#endif
