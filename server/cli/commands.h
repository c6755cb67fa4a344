/* SPDX-License-Identifier: MIT */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "base/buf.h"
#include "cli/command.h"

/* The table of all commands, and the help that is printed from it. */

/* Sorted by name, ends with NULL. Static storage. */
extern const struct command *const commands_all[];

/* Options that every command takes. */
extern const struct option_spec commands_options[];

/* NULL where there is none of that name. Static storage. */
const struct command *commands_find(const char *name);
/* The command that `name` may have been meant to be, or NULL. Static storage. */
const struct command *commands_nearest(const char *name);

void commands_add_overview(struct buf *out);
void commands_add_help(struct buf *out, const struct command *command);

#endif
