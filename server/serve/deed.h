/* SPDX-License-Identifier: MIT */
#ifndef SERVE_DEED_H
#define SERVE_DEED_H

#include "serve/session.h"

/* What commands lead to. */

/* Performs the command that waits and does what it wants done; answers it now, or when
 * the client has applied its edit. `is_newest`: the draft is still as it was. */
void deed_do(struct session *session, const struct awaited *wait,
             const struct checked *checked, bool is_newest);

/* The client answered a request of ours: `result` NULL where it refused. */
void deed_take_answer(struct session *session, int64_t request, const json_t *result);
/* Once a second: gives up on edits that nobody answered. */
void deed_tick(struct session *session);
/* The request of that ticket is cancelled. */
void deed_cancel(struct session *session, uint64_t ticket);

/* Answers for the text of a comparison that was shown as a virtual document. */
enum status deed_answer_document(struct session *session, struct str uri, uint64_t ticket,
                                 struct error *err) NODISCARD;

void deed_release_pending(struct session *session);

#endif
