/* SPDX-License-Identifier: MIT */
#include "cli/command.h"
#include "cli/output.h"
#include "serve/server.h"

static enum outcome
run_serve(const struct call *call)
{
    static const enum log_level levels[] = {LOG_LEVEL_ERROR, LOG_LEVEL_WARN,
                                            LOG_LEVEL_INFO, LOG_LEVEL_DEBUG};
    struct error err;
    int level = LOG_LEVEL_WARN;
    if (options_choice(&call->options, "log-level", LOG_LEVEL_WARN, &level, &err) !=
        STATUS_OK) {
        return output_failure(call, &err, NULL);
    }
    struct server_options server = {
        /* Not call->archive: settings of the client come before the environment. */
        .archive = options_value(&call->options, "archive"),
        .log_level = levels[level],
        .ignore_client_process = options_has(&call->options, "ignore-client-process"),
    };
    return server_run(&server) == 0 ? OUTCOME_FINE : OUTCOME_FOUND;
}

static const struct option_spec options[] = {
    {"ignore-client-process", NULL, 0, NULL, "stay when the editor's process is gone"},
    {"log-level", NULL, 0, "error|warn|info|debug",
     "how much to tell on standard error (default warn)"},
    {"stdio", NULL, 0, NULL, "use standard input and output (there is no other way)"},
    {NULL},
};

const struct command command_serve = {
    .name = "serve",
    .operands = "",
    .summary = "Run the language server for an editor",
    .details =
        "Speaks the Language Server Protocol on standard input and output; started\n"
        "by an editor, not by hand. `wirecheck --stdio` does the same.\n",
    .options = options,
    .run = run_serve,
};
