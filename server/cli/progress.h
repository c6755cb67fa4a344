/* SPDX-License-Identifier: MIT */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "ingest/ingest.h"

/* How far reading has come, on standard error: a bar that is redrawn on a
 * terminal, else a line every few seconds. */

struct progress {
    bool terminal;
    unsigned columns;
    int64_t started_us;
    int64_t shown_us;
    bool bar_shown; /* a bar stands on the terminal's last line */
};

void progress_start(struct progress *self);
/* Draws when it is time to. */
void progress_update(struct progress *self, const struct ingest_counts *counts,
                     uint64_t total_bytes);
/* Takes the bar away, so that something else can be printed. */
void progress_clear(struct progress *self);

/* What is known at one moment. */
struct progress_moment {
    uint64_t stories;
    uint64_t bytes;
    uint64_t total_bytes; /* 0 if unknown */
    int64_t elapsed_us;
};

/* One line of at most `columns`, without a line end: with a bar where they
 * suffice for one. */
void progress_add_line(struct buf *out, const struct progress_moment *moment,
                       unsigned columns, bool bar);

#endif
