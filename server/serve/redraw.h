/* SPDX-License-Identifier: MIT */
#ifndef SERVE_REDRAW_H
#define SERVE_REDRAW_H

#include "serve/session.h"

/* Has the client ask again for what it shows beside the marks: lenses, hints, tokens,
 * folds. It does so by itself when a draft changes, but does not see that the archive
 * has grown or that settings changed. */

/* Findings of a draft are new though its text is not. */
void redraw_note(struct session *session);

/* Asks if that is so. To be called when no check is left to do: once for all drafts. */
void redraw_send(struct session *session);

#endif
