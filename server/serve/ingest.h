/* SPDX-License-Identifier: MIT */
#ifndef SERVE_INGEST_H
#define SERVE_INGEST_H

#include "serve/session.h"

/* wirecheck.buildArchive and wirecheck.addToArchive: stories are read into the
 * archive beside everything else, by a thread of their own; one at a time. */

/* `params` are those of workspace/executeCommand, `argument` its one argument. */
enum status ingest_folder(struct session *session, const json_t *params,
                          const json_t *argument, uint64_t ticket,
                          struct error *err) NODISCARD;
enum status ingest_draft(struct session *session, const json_t *params,
                         const json_t *argument, uint64_t ticket,
                         struct error *err) NODISCARD;

/* The client answered a request of ours: of progress. */
void ingest_take_answer(struct session *session, int64_t request, bool accepted);
/* window/workDoneProgress/cancel */
void ingest_cancel_work(struct session *session, const json_t *params);
/* The request of that ticket is cancelled. */
void ingest_cancel(struct session *session, uint64_t ticket);
/* No more is said: cancels, and answers at once. */
void ingest_shut_down(struct session *session);

/* Cancels and waits: false where it has not stopped within that time (then the memory
 * must be left alone; what is on disk is sound). */
bool ingest_stop(struct session *session, unsigned timeout_ms);

#endif
