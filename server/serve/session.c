/* SPDX-License-Identifier: MIT */
/* Everything that is sent goes through here, and every reply through the table of
 * requests. */
#include "serve/session.h"

#include <string.h>

#include "archive/archive.h"
#include "base/log.h"
#include "base/memory.h"

/* A client that leaves so much unread does not read at all. */
#define UNREAD_LIMIT ((size_t)64 << 20)
/* What is still to be written when we leave gets this long. */
#define LEAVE_MS 300

char *
session_archive_path(const struct session *self)
{
    return archive_locate(self->given_archive ? self->given_archive
                                              : self->settings.archive);
}

static void
send_frame(struct session *self, struct buf *frame)
{
    if (transport_queued(&self->transport) > UNREAD_LIMIT) {
        log_error("the client does not read what it is sent");
        buf_release(frame);
        session_leave(self, 1);
        return;
    }
    transport_send(&self->transport, frame);
}

void
session_reply(struct session *self, uint64_t ticket, json_t *result)
{
    json_t *id = requests_finish(&self->requests, ticket);
    if (id == NULL) {
        json_decref(result);
        return;
    }
    struct buf frame = BUF_INIT;
    message_add_result(&frame, id, result);
    json_decref(id);
    send_frame(self, &frame);
}

void
session_fail(struct session *self, uint64_t ticket, enum rpc_code code, const char *text)
{
    json_t *id = requests_finish(&self->requests, ticket);
    if (id != NULL) {
        session_reject(self, id, code, text);
        json_decref(id);
    }
}

static enum rpc_code
code_of(enum status status)
{
    switch (status) {
    case STATUS_INVALID:
        return RPC_INVALID_PARAMS;
    case STATUS_CANCELLED:
        return RPC_REQUEST_CANCELLED;
    case STATUS_BUSY:
    case STATUS_NOT_FOUND:
    case STATUS_LIMIT:
    case STATUS_UNSUPPORTED:
        return RPC_REQUEST_FAILED;
    default:
        return RPC_INTERNAL_ERROR;
    }
}

void
session_fail_status(struct session *self, uint64_t ticket, enum status status,
                    const char *text)
{
    session_fail(self, ticket, code_of(status), text);
}

void
session_retrigger(struct session *self, uint64_t ticket)
{
    json_t *id = requests_finish(&self->requests, ticket);
    if (id != NULL) {
        struct buf frame = BUF_INIT;
        json_t *data = json_object();
        json_object_set_new(data, "retriggerRequest", json_true());
        message_add_error(&frame, id, RPC_SERVER_CANCELLED, "the draft has changed",
                          data);
        send_frame(self, &frame);
        json_decref(id);
    }
}

void
session_reject(struct session *self, const json_t *id, enum rpc_code code,
               const char *text)
{
    struct buf frame = BUF_INIT;
    message_add_error(&frame, id, code, text, NULL);
    send_frame(self, &frame);
}

void
session_notify(struct session *self, const char *method, json_t *params)
{
    struct buf frame = BUF_INIT;
    message_add_notification(&frame, method, params);
    send_frame(self, &frame);
}

int64_t
session_request(struct session *self, enum purpose purpose, const char *method,
                json_t *params)
{
    int64_t id =
        outgoing_begin(&self->outgoing, (int)purpose, (int64_t)uv_now(&self->loop));
    if (id == 0) {
        log_warn("the client owes us too many answers: %s is not asked", method);
        json_decref(params);
        return 0;
    }
    struct buf frame = BUF_INIT;
    message_add_request(&frame, id, method, params);
    send_frame(self, &frame);
    return id;
}

static void
send_message(struct session *self, const char *method, enum message_type type,
             const char *text)
{
    json_t *params = json_object();
    json_object_set_new(params, "type", json_integer(type));
    json_object_set_new(params, "message", shape_from_text(text));
    session_notify(self, method, params);
}

void
session_show(struct session *self, enum message_type type, const char *text)
{
    send_message(self, "window/showMessage", type, text);
}

void
session_show_once(struct session *self, char **notice, enum message_type type,
                  const char *text)
{
    if (text != NULL && (*notice == NULL || strcmp(*notice, text) != 0)) {
        session_show(self, type, text);
    }
    memory_free(*notice);
    *notice = text ? memory_dup(text) : NULL;
}

void
session_log(struct session *self, enum message_type type, const char *text)
{
    send_message(self, "window/logMessage", type, text);
}

void
session_trace(struct session *self, const char *text, const char *verbose)
{
    if (self->trace != TRACE_OFF) {
        json_t *params = json_object();
        json_object_set_new(params, "message", shape_from_text(text));
        if (self->trace == TRACE_VERBOSE) {
            json_object_set_new(params, "verbose", shape_from_text(verbose));
        }
        session_notify(self, "$/logTrace", params);
    }
}

void
session_sign(const struct session *self, struct job *job)
{
    job->method = self->method;
    job->request = self->request;
}

static void
on_leave(uv_timer_t *timer)
{
    uv_stop(timer->loop);
}

void
session_leave(struct session *self, int exit_status)
{
    if (self->phase == PHASE_LEAVING) {
        return;
    }
    self->phase = PHASE_LEAVING;
    self->exit_status = exit_status;
    transport_stop_reading(&self->transport);
    bool unwritten = transport_queued(&self->transport) > 0;
    uv_timer_start(&self->leave_timer, on_leave, unwritten ? LEAVE_MS : 0, 0);
}

void
session_wait(struct session *self, const struct awaited *wait)
{
    vec_add(&self->waits, *wait);
}

void
session_end_wait(struct session *self, size_t at)
{
    ask_release(&self->waits.data[at].ask);
    self->waits.count--;
    for (size_t i = at; i < self->waits.count; i++) {
        self->waits.data[i] = self->waits.data[i + 1];
    }
}
