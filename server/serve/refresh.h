/* SPDX-License-Identifier: MIT */
#ifndef SERVE_REFRESH_H
#define SERVE_REFRESH_H

#include "serve/session.h"

/* workspace/diagnostic/refresh: a client that pulls is told to pull anew, once for
 * however many causes, and never while it has not answered the last time. */

/* Says nothing of the archive. */
#define REFRESH_ANY_EDITION UINT64_MAX
/* A report was given that was made of this state of the archive and of the settings. */
void refresh_note_report(struct session *session, uint64_t edition, uint64_t revision);
/* The archive or the settings changed. */
void refresh_note(struct session *session);
/* We hold another text of a draft than what was reported, with no edit in between. */
void refresh_demand(struct session *session);
/* Sends what is due, if it can be sent now. */
void refresh_send(struct session *session);
void refresh_answered(struct session *session);

#endif
