/* SPDX-License-Identifier: MIT */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/options.h"
#include "cli/settings.h"

/* What a command is, and what it is called with. */

/* Exit statuses; the same for every command. */
enum outcome {
    OUTCOME_FINE = 0,
    OUTCOME_FOUND = 1,  /* done, and there is something to look at */
    OUTCOME_FAILED = 2, /* could not be done */
};

struct call {
    const struct command *command;
    struct options options;
    const char *archive; /* the folder: --archive or what stands in for it */
    struct cli_settings *settings;
};

struct command {
    const char *name;
    const char *operands; /* for the usage line: "PATH..." */
    size_t least_operands;
    size_t most_operands;
    const char *summary; /* one line, no full stop */
    const char *details; /* paragraphs for `help NAME`, lines of at most 76 columns */
    const struct option_spec *options;
    enum outcome (*run)(const struct call *call);
};

#define OPERANDS_ANY ((size_t)-1)

extern const struct command command_add;
extern const struct command command_check;
extern const struct command command_dismissals;
extern const struct command command_doctor;
extern const struct command command_explain;
extern const struct command command_forget;
extern const struct command command_help;
extern const struct command command_list;
extern const struct command command_serve;
extern const struct command command_show;
extern const struct command command_status;
extern const struct command command_verify;
extern const struct command command_watch;

#endif
