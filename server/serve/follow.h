/* SPDX-License-Identifier: MIT */
#ifndef SERVE_FOLLOW_H
#define SERVE_FOLLOW_H

#include "serve/session.h"

/* The setting `follow`: folders that stories come into are read into the archive while
 * the server runs, by a thread of their own. Of several servers with one archive one
 * follows a folder; when it ends, the next one does. */

/* Follows what the settings say now; another set of folders takes the place of the
 * one before as soon as that has ended. */
void follow_apply(struct session *session);

bool follow_is_on(const struct session *session);

/* Nothing more is begun. */
void follow_shut_down(struct session *session);

/* Waits: false where the batch under way has not ended within that time (then the memory
 * must be left alone; what is on disk is sound). */
bool follow_stop(struct session *session, unsigned timeout_ms);

#endif
