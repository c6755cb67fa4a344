/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_COMMAND_H
#define FEATURE_COMMAND_H

#include <jansson.h>

#include "feature/feature.h"

/* workspace/executeCommand: what a client may have done about a finding or a draft.
 * Each command is a row like a feature, with `perform` for `build`; those that are
 * about no draft are the server's own. */

#define COMMAND_PREFIX "wirecheck."
/* Those of the server's own. */
#define COMMAND_ADD_TO_ARCHIVE COMMAND_PREFIX "addToArchive"
#define COMMAND_BUILD_ARCHIVE COMMAND_PREFIX "buildArchive"

/* NULL where no command has that name ("codeAction/resolve" is one, which gives the
 * action with the edit that its command would apply). Static storage. */
const struct feature *command_find(const char *name);

/* Names for executeCommandProvider: these, and the server's own. */
json_t *command_offer(const struct client_capabilities *client);

#endif
