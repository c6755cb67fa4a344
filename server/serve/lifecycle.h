/* SPDX-License-Identifier: MIT */
#ifndef SERVE_LIFECYCLE_H
#define SERVE_LIFECYCLE_H

#include "serve/session.h"

/* How a session begins and ends. */

enum status lifecycle_initialize(struct session *session, const json_t *params,
                                 uint64_t ticket, struct error *err) NODISCARD;
void lifecycle_initialized(struct session *session, const json_t *params);
enum status lifecycle_shutdown(struct session *session, const json_t *params,
                               uint64_t ticket, struct error *err) NODISCARD;
void lifecycle_exit(struct session *session, const json_t *params);

/* A TraceValue; anything else changes nothing. */
void lifecycle_set_trace(struct session *session, const json_t *value);

/* The client's process, by its number; one that is not there is not watched. */
void lifecycle_watch_process(struct session *session, int64_t process);

/* The client hung up. */
void lifecycle_hang_up(struct session *session);

/* Once a second: has the archive grown, is the client still there? */
void lifecycle_tick(struct session *session);

#endif
