/* SPDX-License-Identifier: MIT */
#ifndef SERVE_COMMAND_H
#define SERVE_COMMAND_H

#include "serve/session.h"

/* workspace/executeCommand and codeAction/resolve. */

enum status command_execute(struct session *session, const json_t *params,
                            uint64_t ticket, struct error *err) NODISCARD;
enum status command_resolve(struct session *session, const json_t *params,
                            uint64_t ticket, struct error *err) NODISCARD;

#endif
