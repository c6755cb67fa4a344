/* SPDX-License-Identifier: MIT */
#ifndef SERVE_METHOD_H
#define SERVE_METHOD_H

#include "serve/session.h"

/* Takes one frame from the client: the table of methods, and which of them may be
 * called when. */
void method_take_frame(struct session *session, enum frame_kind kind, struct str body);

#endif
