/* SPDX-License-Identifier: MIT */
#ifndef SERVE_PULL_H
#define SERVE_PULL_H

#include "serve/session.h"

/* textDocument/diagnostic: the findings of a draft, when the client asks for them.
 * A client is either pushed to or pulls, for the whole session. */

/* DiagnosticOptions. New reference. */
json_t *pull_options(const struct client_capabilities *client);

enum status pull_ask(struct session *session, const json_t *params, uint64_t ticket,
                     struct error *err) NODISCARD;

/* Answers what waited for this check. */
void pull_take_job(struct session *session, const struct job *job);
/* The draft moved on: who waits is to ask again. */
void pull_note_change(struct session *session, uint64_t serial);
/* The draft is closed: who waits hears that the content was modified. */
void pull_note_close(struct session *session, uint64_t serial);

/* The request of that ticket is cancelled, or (0) all that wait are. */
void pull_cancel(struct session *session, uint64_t ticket);
void pull_release(struct session *session);

/* Room for a result's id, and the NUL. */
#define PULL_ID_SIZE 17

/* What a report of this text, made by this job, is known by: the same only while
 * text, archive, settings and process are the same. */
void pull_make_id(const struct session *session, const struct job *job, struct str text,
                  char ret[PULL_ID_SIZE]);

/* Whether nothing has changed since but what this job saw. */
bool pull_is_current(const struct session *session, const struct job *job);

/* DocumentDiagnosticReport, with addresses of help; takes over `diagnostics`. */
json_t *pull_full(const struct session *session, const char *id, json_t *diagnostics);

/* A report, `unchanged` where the client has this very one. `lines` are the text's.
 * New reference. */
json_t *pull_report(const struct session *session, const struct job *job, struct str text,
                    const struct lines *lines, const char *previous);

#endif
