/* SPDX-License-Identifier: MIT */
#include "serve/lifecycle.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "feature/command.h"
#include "feature/original.h"
#include "serve/configure.h"
#include "serve/deed.h"
#include "serve/follow.h"
#include "serve/guidance.h"
#include "serve/ingest.h"
#include "serve/pull.h"
#include "serve/query.h"
#include "serve/refresh.h"
#include "serve/status.h"
#include "serve/sweep.h"
#include "serve/tidings.h"

/* Seconds between two looks at the client's process. */
#define PROCESS_TICKS 3

/* Called by the worker's thread. */
static void
wake_loop(void *data)
{
    struct session *session = data;
    uv_async_send(&session->job_done);
}

static bool
is_process_there(pid_t process)
{
    return kill(process, 0) == 0 || errno == EPERM;
}

/* Only a secondary sign: the end of input is what tells. In a container the number
 * may be of another world, so one that is not there now is never watched. */
void
lifecycle_watch_process(struct session *session, int64_t process)
{
    if (!session->ignore_client_process && process > 0 && process <= INT32_MAX &&
        is_process_there((pid_t)process)) {
        session->client_process = (pid_t)process;
    }
}

static json_t *
sync_options(void)
{
    json_t *save = json_object();
    json_object_set_new(save, "includeText", json_true());
    json_t *ret = json_object();
    json_object_set_new(ret, "openClose", json_true());
    /* Incremental. */
    json_object_set_new(ret, "change", json_integer(2));
    json_object_set_new(ret, "save", save);
    return ret;
}

static json_t *
workspace_capabilities(const struct client_capabilities *client)
{
    json_t *ret = json_object();
    json_object_set_new(
        ret, "workspaceFolders",
        json_pack("{s:b, s:b}", "supported", 1, "changeNotifications", 1));
    if (client->virtual_documents) {
        json_object_set_new(ret, "textDocumentContent",
                            json_pack("{s:[s]}", "schemes", ORIGINAL_SCHEME));
    }
    return ret;
}

static json_t *
server_capabilities(const struct client_capabilities *client)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "positionEncoding",
                        json_string(position_encoding_name(client->encoding)));
    json_object_set_new(ret, "textDocumentSync", sync_options());
    feature_add_providers(ret, client);
    json_object_set_new(ret, "executeCommandProvider", command_offer(client));
    if (client->pull_diagnostics) {
        json_object_set_new(ret, "diagnosticProvider", pull_options(client));
    }
    json_object_set_new(ret, "workspace", workspace_capabilities(client));
    return ret;
}

static json_t *
initialize_result(const struct client_capabilities *client)
{
    json_t *info = json_object();
    json_object_set_new(info, "name", json_string("wirecheck"));
    json_object_set_new(info, "version", json_string(WIRECHECK_VERSION));
    json_t *ret = json_object();
    json_object_set_new(ret, "capabilities", server_capabilities(client));
    json_object_set_new(ret, "serverInfo", info);
    return ret;
}

void
lifecycle_set_trace(struct session *session, const json_t *value)
{
    static const char *const names[] = {
        [TRACE_OFF] = "off", [TRACE_MESSAGES] = "messages", [TRACE_VERBOSE] = "verbose"};
    const char *name = json_string_value(value);
    for (size_t i = 0; name != NULL && i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            session->trace = (enum trace)i;
        }
    }
}

enum status
lifecycle_initialize(struct session *session, const json_t *params, uint64_t ticket,
                     struct error *err)
{
    session->worker = worker_new(wake_loop, session);
    if (session->worker == NULL) {
        return error_set(err, STATUS_IO, "the system gives no thread");
    }
    client_capabilities_read(&session->client, json_object_get(params, "capabilities"));
    session->client.sweep =
        client_can_sweep(&session->client, json_object_get(params, "clientInfo"));
    guidance_begin(session);
    lifecycle_watch_process(session,
                            json_integer_value(json_object_get(params, "processId")));
    lifecycle_set_trace(session, json_object_get(params, "trace"));
    configure_begin(session, params);
    session->phase = PHASE_RUNNING;
    session_reply(session, ticket, initialize_result(&session->client));
    configure_start(session);
    return STATUS_OK;
}

void
lifecycle_initialized(struct session *session, const json_t *params)
{
    (void)params;
    configure_register(session);
    configure_pull(session);
}

enum status
lifecycle_shutdown(struct session *session, const json_t *params, uint64_t ticket,
                   struct error *err)
{
    (void)params;
    (void)err;
    query_cancel(session, 0);
    deed_cancel(session, 0);
    ingest_shut_down(session);
    follow_shut_down(session);
    pull_cancel(session, 0);
    sweep_cancel(session, 0);
    session->phase = PHASE_SHUT_DOWN;
    session_reply(session, ticket, json_null());
    return STATUS_OK;
}

void
lifecycle_exit(struct session *session, const json_t *params)
{
    (void)params;
    session_leave(session, session->phase == PHASE_SHUT_DOWN ? 0 : 1);
}

void
lifecycle_hang_up(struct session *session)
{
    if (!frame_reader_is_between(&session->transport.reader)) {
        log_warn("the input ends in the middle of a message");
    }
    session_leave(session, session->phase == PHASE_SHUT_DOWN ? 0 : 1);
}

void
lifecycle_tick(struct session *session)
{
    session->ticks++;
    if (session->client_process != 0 && session->ticks % PROCESS_TICKS == 0 &&
        !is_process_there(session->client_process)) {
        log_warn("the client's process %ld is gone", (long)session->client_process);
        session_leave(session, 1);
        return;
    }
    if (session->phase == PHASE_RUNNING) {
        configure_look(session);
        deed_tick(session);
    }
    refresh_send(session);
    sweep_tick(session);
    status_tick(session);
    tidings_tick(session);
    if (session->phase == PHASE_RUNNING && session->drafts.count > 0 &&
        worker_is_idle(session->worker)) {
        worker_submit(session->worker, job_new(JOB_LOOK));
    }
}
