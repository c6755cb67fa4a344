/* SPDX-License-Identifier: MIT */
#ifndef SERVE_GUIDANCE_H
#define SERVE_GUIDANCE_H

#include "serve/session.h"

/* From a diagnostic to the page that tells what its code means, for clients that
 * announce `codeDescription`. */

/* The client is known now. */
void guidance_begin(struct session *session);

/* Gives each Diagnostic of an array the address of its page, if this client can go
 * there. Gives back the array. */
json_t *guidance_add(const struct session *session, json_t *diagnostics);

#endif
