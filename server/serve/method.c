/* SPDX-License-Identifier: MIT */
/* The one place where a method's name, the phase of the session and a status turn
 * into an answer. */
#include "serve/method.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "serve/command.h"
#include "serve/configure.h"
#include "serve/crash.h"
#include "serve/deed.h"
#include "serve/document.h"
#include "serve/ingest.h"
#include "serve/lifecycle.h"
#include "serve/pull.h"
#include "serve/query.h"
#include "serve/refresh.h"
#include "serve/sweep.h"

/* A request has `answer`, a notification has `take`. */
struct method {
    const char *name;
    enum status (*answer)(struct session *session, const json_t *params, uint64_t ticket,
                          struct error *err);
    void (*take)(struct session *session, const json_t *params);
    /* Whether it is there for this client; NULL: for every one. */
    bool (*is_offered)(const struct client_capabilities *client);
};

static bool
is_pulling(const struct client_capabilities *client)
{
    return client->pull_diagnostics;
}

static void
cancel(struct session *session, const json_t *params)
{
    uint64_t ticket = requests_find(&session->requests, json_object_get(params, "id"));
    if (ticket != 0 && session->phase == PHASE_RUNNING) {
        query_cancel(session, ticket);
        deed_cancel(session, ticket);
        ingest_cancel(session, ticket);
        pull_cancel(session, ticket);
        sweep_cancel(session, ticket);
    }
}

static void
set_trace(struct session *session, const json_t *params)
{
    lifecycle_set_trace(session, json_object_get(params, "value"));
}

/* Those that are no feature (see feature/feature.h). Sorted by name. */
/* Whose token it is they know themselves. */
static void
cancel_work(struct session *session, const json_t *params)
{
    ingest_cancel_work(session, params);
    sweep_cancel_work(session, params);
}

/* Sorted by name. */
static const struct method methods[] = {
    {"$/cancelRequest", NULL, cancel},
    {"$/setTrace", NULL, set_trace},
    {"codeAction/resolve", command_resolve, NULL},
    {"exit", NULL, lifecycle_exit},
    {"initialize", lifecycle_initialize, NULL},
    {"initialized", NULL, lifecycle_initialized},
    {"shutdown", lifecycle_shutdown, NULL},
    {"textDocument/diagnostic", pull_ask, NULL, is_pulling},
    {"textDocument/didChange", NULL, document_change},
    {"textDocument/didClose", NULL, document_close},
    {"textDocument/didOpen", NULL, document_open},
    {"textDocument/didSave", NULL, document_save},
    {"window/workDoneProgress/cancel", NULL, cancel_work},
    {"wirecheck/settled", query_settled, NULL},
    /* Of Neovim too, whose plugin asks by itself: see client_can_sweep. */
    {"workspace/diagnostic", sweep_ask, NULL, is_pulling},
    {"workspace/didChangeConfiguration", NULL, configure_change},
    {"workspace/didChangeWatchedFiles", NULL, configure_change_files},
    {"workspace/didChangeWorkspaceFolders", NULL, configure_change_folders},
    {"workspace/executeCommand", command_execute, NULL},
};

static int
compare_name(const void *name, const void *method)
{
    return strcmp(name, ((const struct method *)method)->name);
}

static const struct method *
find_method(const char *name)
{
    return bsearch(name, methods, sizeof methods / sizeof *methods, sizeof *methods,
                   compare_name);
}

/* Notes what is being done, by names of ours. */
static void
begin(struct session *session, const char *method, const json_t *id)
{
    session->method = method;
    session->request = json_is_integer(id) ? (long long)json_integer_value(id) : -1;
    crash_set_doing(method, session->request);
}

static void
end(struct session *session)
{
    begin(session, NULL, NULL);
}

/* Why the request may not be served in this phase; NULL if it may. */
static const char *
objection(const struct session *session, const struct method *method,
          const struct feature *feature, enum rpc_code *code)
{
    bool is_initialize = method != NULL && method->answer == lifecycle_initialize;
    *code = RPC_INVALID_REQUEST;
    if (session->phase == PHASE_SHUT_DOWN) {
        return "the server is shut down";
    }
    if (session->phase == PHASE_NEW && !is_initialize) {
        *code = RPC_NOT_INITIALIZED;
        return "the server is not initialized";
    }
    if (session->phase == PHASE_RUNNING && is_initialize) {
        return "the server is initialized already";
    }
    if (feature == NULL &&
        (method == NULL || method->answer == NULL ||
         (method->is_offered != NULL && !method->is_offered(&session->client)))) {
        *code = RPC_METHOD_NOT_FOUND;
        return "no such request";
    }
    return NULL;
}

static void
take_request(struct session *session, const struct message *message)
{
    const struct method *method = find_method(message->method);
    const struct feature *feature = feature_find(message->method);
    enum rpc_code code;
    const char *problem = objection(session, method, feature, &code);
    uint64_t ticket = 0;
    if (problem == NULL) {
        enum requests_outcome outcome =
            requests_begin(&session->requests, message->id, &ticket);
        code = outcome == REQUESTS_FULL ? RPC_REQUEST_FAILED : RPC_INVALID_REQUEST;
        problem = outcome == REQUESTS_BEGUN  ? NULL
                  : outcome == REQUESTS_FULL ? "too many requests are open"
                                             : "a request with this id is still open";
    }
    if (problem != NULL) {
        session_reject(session, message->id, code, problem);
        return;
    }
    struct error err = {{0}};
    begin(session, feature ? feature->method : method->name, message->id);
    enum status status = feature != NULL
                             ? query_ask(session, feature, message->params, ticket, &err)
                             : method->answer(session, message->params, ticket, &err);
    if (status != STATUS_OK) {
        session_fail_status(session, ticket, status, err.message);
    }
    end(session);
}

static void
take_notification(struct session *session, const struct message *message)
{
    const struct method *method = find_method(message->method);
    if (method == NULL || method->take == NULL) {
        return;
    }
    if (session->phase == PHASE_RUNNING || method->take == lifecycle_exit) {
        begin(session, method->name, NULL);
        method->take(session, message->params);
        end(session);
    } else {
        log_info("%s is ignored outside initialize and shutdown", method->name);
    }
}

static void
take_response(struct session *session, const struct message *message)
{
    int purpose = outgoing_finish(&session->outgoing, json_integer_value(message->id));
    if (message->error != NULL) {
        log_info("the client refused a request of ours");
    }
    if (session->phase != PHASE_RUNNING) {
        return;
    }
    if (purpose == PURPOSE_CONFIGURATION) {
        configure_answer(session, message->error ? NULL : message->result);
    } else if (purpose == PURPOSE_REFRESH) {
        refresh_answered(session);
    } else if (purpose == PURPOSE_PROGRESS) {
        ingest_take_answer(session, json_integer_value(message->id),
                           message->error == NULL);
    } else if (purpose == PURPOSE_EDIT) {
        deed_take_answer(session, json_integer_value(message->id),
                         message->error ? NULL : message->result);
    }
}

static void
take_message(struct session *session, struct str body)
{
    /* The parser's buffer is writable; struct str does not say so. */
    struct message message = message_read((char *)(uintptr_t)body.data, body.length);
    switch (message.kind) {
    case MESSAGE_REQUEST:
        take_request(session, &message);
        break;
    case MESSAGE_NOTIFICATION:
        take_notification(session, &message);
        break;
    case MESSAGE_RESPONSE:
        take_response(session, &message);
        break;
    case MESSAGE_REJECTED:
        log_warn("a message is refused: %s", message.problem);
        session_reject(session, message.id, message.code, message.problem);
        break;
    case MESSAGE_IGNORED:
        log_warn("a message is ignored: %s", message.problem);
        break;
    }
    message_release(&message);
}

void
method_take_frame(struct session *session, enum frame_kind kind, struct str body)
{
    switch (kind) {
    case FRAME_NONE:
        break;
    case FRAME_BODY:
        take_message(session, body);
        break;
    case FRAME_EMPTY:
        session_reject(session, NULL, RPC_PARSE_ERROR, "the message is empty");
        break;
    case FRAME_TOO_LARGE:
        log_warn("a message is too large and skipped");
        session_reject(session, NULL, RPC_INVALID_REQUEST, "the message is too large");
        break;
    case FRAME_CHARSET:
        log_warn("a message is not in UTF-8 and skipped");
        session_reject(session, NULL, RPC_PARSE_ERROR, "the message is not in UTF-8");
        break;
    case FRAME_BROKEN:
        log_error("the input is broken: %s", session->transport.reader.problem);
        session_leave(session, 1);
        break;
    }
}
