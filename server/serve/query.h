/* SPDX-License-Identifier: MIT */
#ifndef SERVE_QUERY_H
#define SERVE_QUERY_H

#include "serve/session.h"

/* Requests about drafts and the archive. Each answers `ticket`, now or when the
 * worker is done; a failure is answered by the caller. */

/* What the feature answers. Of a draft that is not open, or not checked as it is
 * now, it is null. */
enum status query_ask(struct session *session, const struct feature *feature,
                      const json_t *params, uint64_t ticket, struct error *err) NODISCARD;
/* wirecheck/settled */
enum status query_settled(struct session *session, const json_t *params, uint64_t ticket,
                          struct error *err) NODISCARD;

/* Answers what waited for the outcome of this job. False where there is so much of it
 * that the rest is for later, with the same job. */
bool query_take_job(struct session *session, const struct job *job);
/* Answers wirecheck/settled once nothing is left to do. */
void query_answer_settled(struct session *session);

/* The request of that ticket is cancelled, or (0) all that wait are. */
void query_cancel(struct session *session, uint64_t ticket);

#endif
