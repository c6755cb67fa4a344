/* SPDX-License-Identifier: MIT */
#ifndef SERVE_TIDINGS_H
#define SERVE_TIDINGS_H

#include "serve/session.h"

/* Word that somebody writes to the archive: it is looked at right then, and not at the
 * next tick alone. */

/* Sees to it that the folder of the archive is watched, whichever it is now. */
void tidings_tick(struct session *session);

void tidings_close(struct session *session);

#endif
