/* SPDX-License-Identifier: MIT */
#ifndef SERVE_CONFIGURE_H
#define SERVE_CONFIGURE_H

#include "serve/session.h"

/* Settings from the client to the worker, and the state of the archive back. */

/* Reads the settings of both sources anew, tells the user what is wrong with them
 * and hands them to the worker. */
void configure_apply(struct session *session);

/* Asks the client for our section, if it can be asked. */
void configure_pull(struct session *session);

/* workspace/didChangeConfiguration */
void configure_change(struct session *session, const json_t *params);
/* The answer to configure_pull; NULL where it was an error. */
void configure_answer(struct session *session, const json_t *result);

/* Takes note of the archive: says once what is wrong with it, and has all drafts
 * checked again when it has changed. */
void configure_note_archive(struct session *session, const struct archive_state *archive);

#endif
