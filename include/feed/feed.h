/* SPDX-License-Identifier: MIT */
#ifndef FEED_FEED_H
#define FEED_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "ingest/ingest.h"

/* Folders that stories come into, followed: what appears, grows, is renamed into place or
 * replaced is read into the archive once it is complete. What was taken is written down
 * beside the archive, folder by folder, so that nothing is read twice and nothing missed
 * over restarts. One process follows a folder for an archive at a time; others
 * wait for their turn. */

#define FEED_QUIET_MS 2000

struct feed_options {
    const char *archive;        /* made if need be */
    const char *const *folders; /* absolute, or from here; they may come later */
    size_t count;
    const struct intake_defaults *defaults; /* of all files; NULL for none */
    int64_t poll_ms;  /* look so often; 0: be told by the system, and look only
                       * where it tells nothing (network folders) */
    int64_t quiet_ms; /* a file that nobody has changed for so long is complete */
    bool once;        /* take what is there, then return */
};

/* What was done at one time. */
struct feed_batch {
    struct ingest_counts counts; /* of files that were read; problems that are told */
    uint64_t waiting;            /* files that are ready, but not read yet */
    const char *only;            /* the path where it was one file, else NULL */
};

/* All are called by the thread that runs the feed, and may be NULL. */
struct feed_listener {
    void *data;
    void (*batch)(void *data, const struct feed_batch *batch);
    /* Something that was skipped; `line` is 0 for the whole file. Told once, until the
     * file changes. */
    void (*problem)(void *data, const char *path, uint64_t line, const char *reason);
    /* What it waits for, or no longer: an archive that is being written to, a folder
     * that is gone. Told once each. */
    void (*notice)(void *data, const char *message);
    void (*progress)(void *data, const struct ingest_counts *counts,
                     uint64_t total_bytes);
};

struct feed;

/* Copies neither options nor listener: they must outlive it. Caller frees with
 * feed_free. */
enum status feed_new(struct feed **ret, const struct feed_options *options,
                     const struct feed_listener *listener, struct error *err) NODISCARD;
/* NULL is accepted. Not while it runs. */
void feed_free(struct feed *self);

/* Follows until feed_stop; with `once`, until all that was complete is read. STATUS_OK;
 * with `once` also why the archive could not be written to, or a folder not be
 * followed. */
enum status feed_run(struct feed *self, struct error *err) NODISCARD;

/* Ends feed_run soon, after the commit under way: from any thread or a signal handler.
 * Once is enough, also before feed_run. */
void feed_stop(struct feed *self);

#endif
