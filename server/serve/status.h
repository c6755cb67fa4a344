/* SPDX-License-Identifier: MIT */
#ifndef SERVE_STATUS_H
#define SERVE_STATUS_H

#include "serve/session.h"

/* wirecheck/status: the archive and how original each open draft is, for a status bar.
 * Only for a client that announced it, and only when it changed. */

/* Something that it tells of may have changed. */
void status_send(struct session *session);
/* A job was done: whoever was busy may be so no longer. */
void status_note_work(struct session *session);
/* Once a second: what takes longer than that is worth to be called busy. */
void status_tick(struct session *session);

#endif
