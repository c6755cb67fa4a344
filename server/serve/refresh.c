/* SPDX-License-Identifier: MIT */
#include "serve/refresh.h"

void
refresh_note_report(struct session *session, uint64_t edition, uint64_t revision)
{
    struct refresh *self = &session->refresh;
    /* The oldest of what the client may have. */
    if (!self->reported || edition < self->edition) {
        self->edition = edition;
    }
    if (!self->reported || revision < self->revision) {
        self->revision = revision;
    }
    self->reported = true;
}

void
refresh_note(struct session *session)
{
    struct refresh *self = &session->refresh;
    bool grown =
        self->edition != REFRESH_ANY_EDITION && self->edition != session->edition;
    if (grown || self->revision != session->revision) {
        refresh_demand(session);
    }
}

void
refresh_demand(struct session *session)
{
    if (session->refresh.reported) {
        session->refresh.due = true;
        refresh_send(session);
    }
}

void
refresh_send(struct session *session)
{
    struct refresh *self = &session->refresh;
    uint64_t now = uv_now(&session->loop);
    if (self->asked_ms != 0 && now - self->asked_ms >= OUTGOING_TIMEOUT_MS) {
        self->asked_ms = 0;
    }
    if (self->due && self->asked_ms == 0) {
        self->due = false;
        /* What is pulled from now on tells of the newest state again. */
        self->reported = false;
        self->asked_ms = now;
        session_request(session, PURPOSE_REFRESH, "workspace/diagnostic/refresh", NULL);
    }
}

void
refresh_answered(struct session *session)
{
    session->refresh.asked_ms = 0;
    refresh_send(session);
}
