/* SPDX-License-Identifier: MIT */
#ifndef SERVE_DOCUMENT_H
#define SERVE_DOCUMENT_H

#include "serve/session.h"

/* textDocument/did...: what the client says of its documents. A message that is
 * wrong is logged, without its content, and never ends the session. */

void document_open(struct session *session, const json_t *params);
void document_change(struct session *session, const json_t *params);
void document_save(struct session *session, const json_t *params);
void document_close(struct session *session, const json_t *params);

#endif
