/* SPDX-License-Identifier: MIT */
#ifndef FEED_STATE_H
#define FEED_STATE_H

#include <uv.h>

#include "base/cancel.h"
#include "feed/feed.h"
#include "feed/ledger.h"
#include "feed/waiting.h"
#include "feed/watches.h"

/* Between two looks at what waits, and two batches of what comes slowly. */
#define DUE_MS 250
#define BATCH_MS 1000

/* A feed as its own files see it. Times are the loop's, but where they say otherwise. */

struct root {
    char *given;
    char *path;    /* `given` without links, while it is open; else NULL */
    size_t length; /* of the path */
    struct ledger *ledger;
    uint64_t place;       /* what lay there when it was opened */
    bool polls;           /* it must be looked at: nothing tells of it */
    bool was_told;        /* that it cannot be followed now */
    int64_t next_look_ms; /* to open it, or to look at all of it */
};

struct feed {
    const struct feed_options *options;
    const struct feed_listener *listener;
    uint64_t reader; /* see ledger_open */
    struct cancel cancel;
    uv_loop_t loop;
    uv_async_t stopped;
    uv_timer_t tick;
    uv_timer_t due;
    uv_timer_cb on_due; /* looks at what waits */
    struct watches *watches;
    struct {
        VEC_OF(struct root);
    } roots;
    struct waiting waiting;
    struct ready ready;
    struct map told;            /* of what problems were told, by path and state */
    unsigned events;            /* since all was looked at */
    int64_t event_ms;           /* the last one */
    int64_t taken_ms;           /* the last batch */
    int64_t archive_wait_ms;    /* not written to before; */
    unsigned archive_tries;     /* after so many failures */
    struct error archive_error; /* of them, as it was told */
    enum status status;         /* what ended it */
    struct error error;
    int64_t began_ms;
};

void feed_notice(const struct feed *self, const char *format, ...) PRINTF_FORMAT(2, 3);
/* Tells it once for this state of the file or folder. */
void feed_problem(struct feed *self, const char *path, uint64_t mark, const char *reason);
/* Sees to it that what waits is looked at in time. */
void feed_set_timer(struct feed *self);
/* Ends the run; a failure counts with `once` alone. */
void feed_end(struct feed *self, enum status status, const struct error *reason);

#endif
