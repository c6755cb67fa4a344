/* SPDX-License-Identifier: MIT */
#ifndef SERVE_WORKER_H
#define SERVE_WORKER_H

#include <stdbool.h>
#include <stdint.h>

#include "serve/engine.h"
#include "serve/job.h"

/* The one thread that checks drafts, and the queues to and from it. All functions
 * are called by the loop's thread. */

struct worker;

/* `wake` is called by the worker's thread when a job is done. NULL where the
 * system gives no thread. Caller frees with worker_free after worker_stop. */
struct worker *worker_new(void (*wake)(void *data), void *data);

/* From the next job on, work with these; takes them over. */
void worker_configure(struct worker *self, struct engine_settings *settings);

/* Takes over the job. A check first supersedes the draft's earlier ones. */
void worker_submit(struct worker *self, struct job *job);

/* The draft has changed: its checks that nobody waits for (not urgent) are dropped
 * from the queue, or cancelled while they run. */
void worker_supersede(struct worker *self, uint64_t serial);
/* Nothing more is needed of this draft: the same for all its checks. */
void worker_cancel_draft(struct worker *self, uint64_t serial);
/* The same for the job that a request waits for. */
void worker_cancel_ticket(struct worker *self, uint64_t ticket);

/* The next job that is done, or NULL. The caller frees it. */
struct job *worker_take_done(struct worker *self);
/* It is done but not over yet: kept, until it is let go and can be taken again. */
void worker_hold(struct worker *self, struct job *job);
void worker_release_held(struct worker *self);

/* Nothing queued, running, held, or done and not taken. */
bool worker_is_idle(struct worker *self);

/* Cancels all and ends the thread; false where it has not ended within that time
 * (then it must be left alone). */
bool worker_stop(struct worker *self, unsigned timeout_ms);
void worker_free(struct worker *self);

#endif
