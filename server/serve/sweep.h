/* SPDX-License-Identifier: MIT */
#ifndef SERVE_SWEEP_H
#define SERVE_SWEEP_H

#include "serve/session.h"

/* workspace/diagnostic: the findings of all drafts in the open folders, also of those
 * that nobody has open. One request is worked on at a time, one file after the other,
 * behind whatever the writer waits for. */

struct sweep;

enum status sweep_ask(struct session *session, const json_t *params, uint64_t ticket,
                      struct error *err) NODISCARD;

/* Goes on with what a job of a sweep brought. */
void sweep_take_job(struct session *session, struct job *job);
/* Once a second: looks again, for who waits until something changes. */
void sweep_tick(struct session *session);

/* The request of that ticket is cancelled, or (0) all that wait are. */
void sweep_cancel(struct session *session, uint64_t ticket);

/* window/workDoneProgress/cancel: as if the request was cancelled, where it means ours.
 */
void sweep_cancel_work(struct session *session, const json_t *params);

void sweep_free(struct sweep *self);

#endif
