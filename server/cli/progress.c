/* SPDX-License-Identifier: MIT */
#include "cli/progress.h"

#include <stdio.h>

#include "base/clock.h"
#include "cli/output.h"

#define SECOND ((int64_t)1000000)
#define REDRAW_US (SECOND / 10)
#define LINE_US (5 * SECOND)
/* Below this an estimate of the time left is a guess. */
#define ESTIMATE_US (2 * SECOND)
#define LONGEST_BAR 30

void
progress_start(struct progress *self)
{
    *self = (struct progress){
        .terminal = output_is_terminal(stderr),
        .columns = output_columns(stderr),
        .started_us = clock_monotonic_us(),
    };
    self->shown_us = self->started_us;
}

static uint64_t
per_second(uint64_t amount, int64_t elapsed_us)
{
    return elapsed_us > 0 ? (uint64_t)((double)amount * 1e6 / (double)elapsed_us) : 0;
}

static void
add_duration(struct buf *out, uint64_t seconds)
{
    if (seconds >= 3600) {
        buf_add_format(out, "%u:%02u:%02u", (unsigned)(seconds / 3600),
                       (unsigned)(seconds / 60 % 60), (unsigned)(seconds % 60));
    } else {
        buf_add_format(out, "%u:%02u", (unsigned)(seconds / 60),
                       (unsigned)(seconds % 60));
    }
}

static double
share_done(const struct progress_moment *moment)
{
    if (moment->total_bytes == 0) {
        return 0;
    }
    double share = (double)moment->bytes / (double)moment->total_bytes;
    return share > 1 ? 1 : share;
}

static void
add_figures(struct buf *out, const struct progress_moment *moment)
{
    double share = share_done(moment);
    if (moment->total_bytes > 0) {
        buf_add_format(out, "%3.0f %%  ", share * 100);
    }
    output_add_counted(out, moment->stories, "story", "stories");
    buf_add_text(out, "  ");
    output_add_count(out, per_second(moment->stories, moment->elapsed_us));
    buf_add_text(out, "/s  ");
    output_add_bytes(out, per_second(moment->bytes, moment->elapsed_us));
    buf_add_text(out, "/s");
    if (share > 0 && moment->elapsed_us >= ESTIMATE_US) {
        double left_us = (double)moment->elapsed_us * (1 - share) / share;
        buf_add_text(out, "  ");
        add_duration(out, (uint64_t)(left_us / 1e6 + 0.5));
        buf_add_text(out, " left");
    }
}

static void
add_bar(struct buf *out, double share, size_t length)
{
    size_t done = (size_t)(share * (double)length + 0.5);
    buf_add_byte(out, '[');
    for (size_t i = 0; i < length; i++) {
        buf_add_byte(out, i < done ? '#' : '.');
    }
    buf_add_text(out, "] ");
}

void
progress_add_line(struct buf *out, const struct progress_moment *moment, unsigned columns,
                  bool bar)
{
    struct buf figures = BUF_INIT;
    add_figures(&figures, moment);
    size_t room = columns > figures.length + 4 ? columns - figures.length - 4 : 0;
    room = room > LONGEST_BAR ? LONGEST_BAR : room;
    if (bar && moment->total_bytes > 0 && room >= 5) {
        add_bar(out, share_done(moment), room);
    }
    buf_add_str(out, str_slice(buf_str(&figures), 0, columns ? columns - 1 : 0));
    buf_release(&figures);
}

void
progress_update(struct progress *self, const struct ingest_counts *counts,
                uint64_t total_bytes)
{
    int64_t now = clock_monotonic_us();
    if (now - self->shown_us < (self->terminal ? REDRAW_US : LINE_US)) {
        return;
    }
    self->shown_us = now;
    struct progress_moment moment = {
        counts->added + counts->updated + counts->unchanged,
        counts->bytes,
        total_bytes,
        now - self->started_us,
    };
    struct buf line = BUF_INIT;
    buf_add_text(&line, self->terminal ? "\r" : "");
    progress_add_line(&line, &moment, self->terminal ? self->columns : 200,
                      self->terminal);
    buf_add_text(&line, self->terminal ? "\x1b[K" : "\n");
    fputs(line.data, stderr);
    fflush(stderr);
    self->bar_shown = self->terminal;
    buf_release(&line);
}

void
progress_clear(struct progress *self)
{
    if (self->bar_shown) {
        fputs("\r\x1b[K", stderr);
        fflush(stderr);
        self->bar_shown = false;
    }
}
