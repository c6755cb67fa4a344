/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_CODE_ACTION_H
#define FEATURE_CODE_ACTION_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/codeAction: what can be done about the findings in a range. Made anew
 * from the findings each time: nothing depends on what the client kept of them. */

/* {textDocument, range, context} */
enum status code_action_read(struct ask *ret, const json_t *params,
                             struct error *err) NODISCARD;
/* The empty list where none of our kinds is wanted; else NULL. */
json_t *code_action_at_once(const struct ask *ask);
json_t *code_action_build(const struct checked *checked, const struct ask *ask);
json_t *code_action_offer(const struct client_capabilities *client);

#endif
