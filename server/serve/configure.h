/* SPDX-License-Identifier: MIT */
#ifndef SERVE_CONFIGURE_H
#define SERVE_CONFIGURE_H

#include "serve/session.h"

/* Settings from the client to the worker, and the state of the archive back. */

/* initialize: reads what it says and the files of settings. Sends nothing yet. */
void configure_begin(struct session *session, const json_t *params);
/* The reply is sent: tells the user what is wrong with the settings and hands them
 * to the worker. */
void configure_start(struct session *session);
/* initialized: asks the client to tell when its settings or our files change. */
void configure_register(struct session *session);

/* Reads files of settings that changed, and works by them. */
void configure_look(struct session *session);
/* workspace/didChangeWatchedFiles, workspace/didChangeWorkspaceFolders */
void configure_change_files(struct session *session, const json_t *params);
void configure_change_folders(struct session *session, const json_t *params);

/* Asks the client for our section, if it can be asked. */
void configure_pull(struct session *session);

/* workspace/didChangeConfiguration */
void configure_change(struct session *session, const json_t *params);
/* The answer to configure_pull; NULL where it was an error. */
void configure_answer(struct session *session, const json_t *result);

/* Takes note that the worker knows of newer dismissals, and has all drafts checked
 * again if it does. */
void configure_note_revision(struct session *session, uint64_t revision);

/* Takes note of the archive: says once what is wrong with it, and has all drafts
 * checked again when it has changed. */
void configure_note_archive(struct session *session, const struct archive_state *archive);

#endif
