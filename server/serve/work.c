/* SPDX-License-Identifier: MIT */
#include "serve/work.h"

#include <inttypes.h>

static void
send_value(struct session *session, const struct work *self, json_t *value)
{
    json_t *params = json_object();
    json_object_set(params, "token", self->token);
    json_object_set_new(params, "value", value);
    session_notify(session, "$/progress", params);
}

static void
begin(struct session *session, struct work *self)
{
    self->has_begun = true;
    send_value(session, self,
               json_pack("{s:s, s:s, s:b, s:i}", "kind", "begin", "title", self->title,
                         "cancellable", 1, "percentage", 0));
}

void
work_start(struct session *session, struct work *ret, const json_t *request_params,
           const char *title)
{
    json_t *token = json_object_get(request_params, "workDoneToken");
    *ret = (struct work){.title = title};
    if (json_is_string(token) || json_is_integer(token)) {
        ret->token = json_deep_copy(token);
        begin(session, ret);
    } else if (session->client.progress) {
        ret->token = json_sprintf("wirecheck-%" PRIu64, ++session->last_progress);
        ret->request =
            session_request(session, PURPOSE_PROGRESS, "window/workDoneProgress/create",
                            json_pack("{s:O}", "token", ret->token));
    }
}

void
work_take_answer(struct session *session, struct work *self, bool accepted)
{
    self->request = 0;
    if (accepted) {
        begin(session, self);
    }
}

void
work_report(struct session *session, struct work *self, const char *message,
            unsigned percentage)
{
    if (!self->has_begun) {
        return;
    }
    percentage = percentage > 100 ? 100 : percentage;
    if (percentage > self->percentage) {
        self->percentage = percentage;
    }
    send_value(session, self,
               json_pack("{s:s, s:s, s:i}", "kind", "report", "message", message,
                         "percentage", (int)self->percentage));
}

void
work_end(struct session *session, struct work *self, const char *message)
{
    if (self->has_begun) {
        send_value(session, self,
                   json_pack("{s:s, s:s}", "kind", "end", "message", message));
    }
    json_decref(self->token);
    *self = (struct work){.token = NULL};
}

bool
work_is_meant(const struct work *self, const json_t *params)
{
    return self->token != NULL &&
           json_equal(json_object_get(params, "token"), self->token);
}
