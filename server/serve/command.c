/* SPDX-License-Identifier: MIT */
#include "serve/command.h"

#include <string.h>

#include "feature/command.h"
#include "serve/ingest.h"
#include "serve/query.h"

/* The one argument of a command; NULL where there is none. */
static enum status
read_argument(const json_t **ret, const json_t *params, struct error *err)
{
    const json_t *arguments = json_object_get(params, "arguments");
    if (arguments == NULL || json_is_null(arguments)) {
        *ret = NULL;
        return STATUS_OK;
    }
    if (!json_is_array(arguments) || json_array_size(arguments) > 1) {
        return error_set(err, STATUS_INVALID,
                         "arguments: must be an array of one object, at most");
    }
    *ret = json_array_get(arguments, 0);
    return STATUS_OK;
}

enum status
command_execute(struct session *session, const json_t *params, uint64_t ticket,
                struct error *err)
{
    const json_t *argument = NULL;
    const json_t *name = json_object_get(params, "command");
    if (!json_is_string(name)) {
        return error_set(err, STATUS_INVALID, "command: must be a string");
    }
    enum status status = read_argument(&argument, params, err);
    if (status != STATUS_OK) {
        return status;
    }
    const char *plain = json_string_value(name);
    const struct feature *command = command_find(plain);
    if (strcmp(plain, COMMAND_BUILD_ARCHIVE) == 0) {
        return ingest_folder(session, params, argument, ticket, err);
    }
    if (strcmp(plain, COMMAND_ADD_TO_ARCHIVE) == 0) {
        return ingest_draft(session, params, argument, ticket, err);
    }
    if (command == NULL || strncmp(plain, COMMAND_PREFIX, strlen(COMMAND_PREFIX)) != 0) {
        return error_set(err, STATUS_INVALID, "command: is none of ours");
    }
    return query_ask(session, command, argument, ticket, err);
}

enum status
command_resolve(struct session *session, const json_t *params, uint64_t ticket,
                struct error *err)
{
    return query_ask(session, command_find("codeAction/resolve"), params, ticket, err);
}
