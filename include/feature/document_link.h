/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_DOCUMENT_LINK_H
#define FEATURE_DOCUMENT_LINK_H

#include <jansson.h>

#include "feature/ask.h"
#include "feature/checked.h"

/* textDocument/documentLink: from a credit that the draft gives, such as "(AFP)", to
 * the archived original that it is for. DocumentLink[]. New references. */
json_t *document_link_offer(const struct client_capabilities *client);
json_t *document_link_build(const struct checked *checked, const struct ask *ask);

#endif
