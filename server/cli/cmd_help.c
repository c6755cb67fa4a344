/* SPDX-License-Identifier: MIT */
#include "cli/commands.h"
#include "cli/output.h"
#include "report/guide.h"

static enum outcome
run_help(const struct call *call)
{
    struct buf help = BUF_INIT;
    enum outcome outcome = OUTCOME_FINE;
    if (call->options.operands.count == 0) {
        commands_add_overview(&help);
    } else {
        const char *name = call->options.operands.data[0];
        const struct command *command = commands_find(name);
        const struct guide *guide = guide_find(str_from(name));
        if (command != NULL) {
            commands_add_help(&help, command);
        } else if (guide != NULL) {
            buf_add_str(&help, guide->text);
        } else {
            struct error err;
            error_set(&err, STATUS_NOT_FOUND,
                      "there is no command %s, nor do findings have that code", name);
            outcome = output_failure(call, &err, "Both are listed by: wirecheck help");
        }
    }
    output_write(buf_str(&help));
    buf_release(&help);
    return outcome;
}

const struct command command_help = {
    .name = "help",
    .operands = "[COMMAND|CODE]",
    .most_operands = 1,
    .summary = "Tell what a command does, or what a finding means",
    .run = run_help,
};
