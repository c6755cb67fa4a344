/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/output.h"
#include "serve/server.h"

/* The number of the editor's process; 0 where none is named. */
static enum status
read_process(int64_t *ret, const char *value, struct error *err)
{
    char *end = NULL;
    *ret = 0;
    if (value == NULL) {
        return STATUS_OK;
    }
    errno = 0;
    long long number = strtoll(value, &end, 10);
    if (errno != 0 || *end != '\0' || number <= 0) {
        return error_set(err, STATUS_INVALID,
                         "--clientProcessId is the number of a process, not \"%s\"",
                         value);
    }
    *ret = number;
    return STATUS_OK;
}

static enum outcome
run_serve(const struct call *call)
{
    static const enum log_level levels[] = {LOG_LEVEL_ERROR, LOG_LEVEL_WARN,
                                            LOG_LEVEL_INFO, LOG_LEVEL_DEBUG};
    struct error err;
    int level = LOG_LEVEL_WARN;
    int64_t process = 0;
    enum status status =
        options_choice(&call->options, "log-level", LOG_LEVEL_WARN, &level, &err);
    if (status == STATUS_OK) {
        const char *value = options_value(&call->options, "clientProcessId");
        status = read_process(&process, value, &err);
    }
    if (status != STATUS_OK) {
        return output_failure(call, &err, NULL);
    }
    struct server_options server = {
        /* Not call->archive: settings of the client come before the environment. */
        .archive = options_value(&call->options, "archive"),
        .log_level = levels[level],
        .client_process = process,
        .ignore_client_process = options_has(&call->options, "ignore-client-process"),
    };
    return server_run(&server) == 0 ? OUTCOME_FINE : OUTCOME_FOUND;
}

static const struct option_spec options[] = {
    {"clientProcessId", NULL, 0, "NUMBER",
     "leave when this process, the editor's, is gone"},
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
