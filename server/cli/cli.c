/* SPDX-License-Identifier: MIT */
/* From arguments to a command: what stands before the command's name, and what
 * every command has in common. */
#include "cli/cli.h"

#include <string.h>

#include "archive/archive.h"
#include "base/confine.h"
#include "cli/commands.h"
#include "cli/output.h"

struct args {
    VEC_OF(const char *);
};

static enum outcome
print_version(void)
{
    output_format("wirecheck %s\n", WIRECHECK_VERSION);
    return OUTCOME_FINE;
}

static enum outcome
print_help(const struct command *command)
{
    struct buf help = BUF_INIT;
    if (command == NULL) {
        commands_add_overview(&help);
    } else {
        commands_add_help(&help, command);
    }
    output_write(buf_str(&help));
    buf_release(&help);
    return OUTCOME_FINE;
}

static enum outcome
refuse_command(const char *name)
{
    struct error err;
    const struct command *near = commands_nearest(name);
    if (near != NULL) {
        error_set(&err, STATUS_INVALID, "unknown command %s; did you mean %s?", name,
                  near->name);
    } else {
        error_set(&err, STATUS_INVALID, "unknown command %s", name);
    }
    return output_failure(NULL, &err, "The commands are listed by: wirecheck help");
}

static enum outcome
check_operands(const struct call *call)
{
    const struct command *command = call->command;
    size_t count = call->options.operands.count;
    struct error err;
    struct buf hint = BUF_INIT;
    enum outcome outcome = OUTCOME_FINE;
    if (count < command->least_operands) {
        error_set(&err, STATUS_INVALID, "%s is missing", command->operands);
        outcome = OUTCOME_FAILED;
    } else if (count > command->most_operands) {
        error_set(&err, STATUS_INVALID, "\"%s\" is one operand too many",
                  call->options.operands.data[command->most_operands]);
        outcome = OUTCOME_FAILED;
    }
    if (outcome != OUTCOME_FINE) {
        buf_add_format(&hint, "Its usage is shown by: wirecheck help %s", command->name);
        output_failure(call, &err, hint.data);
    }
    buf_release(&hint);
    return outcome;
}

/* The server and `doctor` have more to do than with an archive, and say it themselves. */
static bool
has_place(const struct call *call)
{
    struct error err;
    const struct command *command = call->command;
    bool lacks = command != &command_serve && command != &command_doctor &&
                 command != &command_help && command != &command_dismissals &&
                 str_starts_with(str_from(call->archive), STR(ARCHIVE_NOWHERE));
    if (lacks) {
        error_set(&err, STATUS_INVALID, "no place for the archive: HOME is not set");
        output_failure(call, &err, "Name it with --archive DIR or WIRECHECK_ARCHIVE.");
    }
    return !lacks;
}

static enum outcome
run_command(const struct command *command, const struct args *args)
{
    static const struct option_spec none[] = {{NULL}};
    const struct option_spec *const tables[] = {
        commands_options, command->options ? command->options : none, NULL};
    struct call call = {.command = command};
    struct cli_settings settings = {.files = {{NULL}}};
    struct error err;
    char *archive = NULL;
    enum outcome outcome = OUTCOME_FAILED;

    if (options_read(&call.options, tables, args->data, args->count, &err) != STATUS_OK) {
        output_failure(&call, &err, NULL);
        goto done;
    }
    if (options_has(&call.options, "help")) {
        outcome = print_help(command);
        goto done;
    }
    outcome = check_operands(&call);
    if (outcome == OUTCOME_FINE) {
        const char *given = options_value(&call.options, "archive");
        cli_settings_read(&settings);
        archive = archive_locate(given ? given : settings.settings.archive);
        call.archive = archive;
        call.settings = &settings;
        outcome = has_place(&call) ? command->run(&call) : OUTCOME_FAILED;
    }

done:
    memory_free(archive);
    cli_settings_release(&settings);
    options_release(&call.options);
    return outcome;
}

/* How editors ask for another way to talk than standard input and output. */
static bool
is_transport(const char *arg)
{
    static const char *const names[] = {"--pipe", "--socket", "--port", "--tcp",
                                        "--node-ipc"};
    struct str name = str_from(arg);
    name = str_slice(name, 0, str_find_byte(name, '=', 0));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_equal(name, str_from(names[i]))) {
            return true;
        }
    }
    return false;
}

/* Editors start a server with nothing but --stdio. */
static bool
is_server_switch(const char *arg)
{
    return strcmp(arg, "--stdio") == 0 || is_transport(arg);
}

/* The first argument that asks for another way, or NULL. */
static const char *
find_transport(const struct args *args)
{
    vec_each(const char *, arg, args) {
        if (is_transport(*arg)) {
            return *arg;
        }
    }
    return NULL;
}

/* The name of a pipe is left out: it says nothing to whoever reads this. */
static enum outcome
refuse_transport(const char *arg)
{
    struct error err;
    struct call call = {.command = &command_serve};
    struct str name = str_from(arg);
    name = str_slice(name, 0, str_find_byte(name, '=', 0));
    error_set(&err, STATUS_INVALID,
              "%.*s is not offered: no socket is ever opened, so that no draft can leave "
              "this machine; let the editor use standard input and output (--stdio)",
              STR_ARGS(name));
    return output_failure(&call, &err, NULL);
}

/* The command's place among the arguments, past options that stand before it;
 * `count` where there is none. */
static size_t
find_command(const char *const *args, size_t count)
{
    static const struct option_spec *const tables[] = {commands_options, NULL};
    size_t at = 0;
    while (at < count && args[at][0] == '-' && !is_server_switch(args[at])) {
        const struct option_spec *spec = option_find(tables, args[at]);
        bool apart = spec != NULL && spec->value != NULL && strchr(args[at], '=') == NULL;
        at += apart ? 2 : 1;
    }
    return at < count ? at : count;
}

static enum outcome
run_without_command(const char *const *args, size_t count)
{
    static const struct option_spec *const tables[] = {commands_options, NULL};
    struct options options = {0};
    struct error err;
    enum outcome outcome = OUTCOME_FAILED;
    if (options_read(&options, tables, args, count, &err) != STATUS_OK) {
        output_failure(NULL, &err, "The commands are listed by: wirecheck help");
    } else if (options_has(&options, "help")) {
        outcome = print_help(NULL);
    } else {
        error_set(&err, STATUS_INVALID, "no command given");
        output_failure(NULL, &err, "The commands are listed by: wirecheck help");
    }
    options_release(&options);
    return outcome;
}

static enum outcome
run_arguments(const char *const *args, size_t count)
{
    if (count > 0 && (strcmp(args[0], "--version") == 0 || strcmp(args[0], "-V") == 0)) {
        return print_version();
    }
    size_t at = find_command(args, count);
    if (at == count) {
        return run_without_command(args, count);
    }
    bool serves = is_server_switch(args[at]);
    const struct command *command = serves ? &command_serve : commands_find(args[at]);
    if (command == NULL) {
        return refuse_command(args[at]);
    }
    struct args rest = {0};
    for (size_t i = 0; i < count; i++) {
        if (i != at || serves) {
            vec_add(&rest, args[i]);
        }
    }
    const char *transport = command == &command_serve ? find_transport(&rest) : NULL;
    enum outcome outcome =
        transport ? refuse_transport(transport) : run_command(command, &rest);
    vec_release(&rest);
    return outcome;
}

int
cli_main(int argc, char **argv)
{
    struct args args = {0};
    for (int i = 1; i < argc; i++) {
        vec_add(&args, argv[i]);
    }
    /* Before a word of a draft or a story is read, in whatever command. */
    confine_memory();
    confine_calls();
    enum outcome outcome = run_arguments(args.data, args.count);
    vec_release(&args);
    confine_end();
    return output_finish() ? (int)outcome : (int)OUTCOME_FAILED;
}
