/* SPDX-License-Identifier: MIT */
#ifndef SERVE_WORK_H
#define SERVE_WORK_H

#include "serve/session.h"

/* Work-done progress: begin, reports, end, each only where the client can show it. What
 * is started must be ended, and may be forgotten before it ever began. */

/* Fills `ret`. The token is the request's, or one of ours where the client takes ours
 * and none was given. `title` is static storage. */
void work_start(struct session *session, struct work *ret, const json_t *request_params,
                const char *title);

/* `percentage` is held at what was said before where it would fall. */
void work_report(struct session *session, struct work *self, const char *message,
                 unsigned percentage);

void work_end(struct session *session, struct work *self, const char *message);

/* The client answered our request for a token. */
void work_take_answer(struct session *session, struct work *self, bool accepted);

/* Whether window/workDoneProgress/cancel, with these parameters, means it. */
bool work_is_meant(const struct work *self, const json_t *params);

#endif
