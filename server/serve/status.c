/* SPDX-License-Identifier: MIT */
#include "serve/status.h"

#include <time.h>

#include "archive/archive.h"
#include "base/memory.h"
#include "lsp/shape.h"

static json_t *
time_value(int64_t ms)
{
    char text[sizeof "2000-01-01T00:00:00Z"];
    time_t seconds = (time_t)(ms / 1000);
    struct tm utc;
    if (ms <= 0 || gmtime_r(&seconds, &utc) == NULL ||
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0) {
        return json_null();
    }
    return json_string(text);
}

static json_t *
archive_value(const struct session *session)
{
    const char *given =
        session->given_archive ? session->given_archive : session->settings.archive;
    char *path = archive_locate(given);
    bool exists = session->generation > 0;
    json_t *ret = json_object();
    json_object_set_new(ret, "path", shape_from_text(path));
    json_object_set_new(ret, "exists", json_boolean(exists));
    json_object_set_new(ret, "stories",
                        json_integer(exists ? (json_int_t)session->stories : 0));
    json_object_set_new(ret, "generation", json_integer((json_int_t)session->generation));
    json_object_set_new(ret, "updated",
                        exists ? time_value(session->updated_ms) : json_null());
    memory_free(path);
    return ret;
}

/* What the project's settings switch off or lower. */
static json_t *
overruled_value(const struct report *report)
{
    json_t *ret = json_array();
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        if (report->overruled[i] > 0) {
            json_array_append_new(ret, json_pack("{s:s, s:I}", "code",
                                                 finding_code_name((enum finding_code)i),
                                                 "findings",
                                                 (json_int_t)report->overruled[i]));
        }
    }
    return ret;
}

static json_t *
draft_value(const struct draft *draft, const struct report *report)
{
    json_int_t findings = 0;
    for (uint32_t i = 0; i < report->finding_count; i++) {
        findings += report->findings[i].severity != SEVERITY_OFF;
    }
    double share = report_originality(report);
    json_t *ret = json_object();
    json_object_set_new(ret, "uri", shape_from_text(draft->uri));
    json_object_set_new(ret, "originality",
                        json_real((double)(long)(share * 1000 + 0.5) / 1000));
    json_object_set_new(ret, "findings", json_integer(findings));
    json_object_set_new(ret, "overruled", overruled_value(report));
    return ret;
}

/* Those that were checked, as they were then. */
static json_t *
drafts_value(const struct session *session)
{
    json_t *ret = json_array();
    vec_each(const struct desk, desk, &session->desks) {
        const struct draft *draft = drafts_find_serial(&session->drafts, desk->serial);
        if (draft != NULL && desk->result != NULL && !desk->result->is_quarantined &&
            session->generation > 0) {
            json_array_append_new(ret, draft_value(draft, &desk->result->report));
        }
    }
    return ret;
}

void
status_send(struct session *session)
{
    if (!session->client.status || session->phase != PHASE_RUNNING) {
        return;
    }
    json_t *status = json_object();
    json_object_set_new(status, "archive", archive_value(session));
    json_object_set_new(status, "busy", json_boolean(session->is_busy));
    json_object_set_new(status, "drafts", drafts_value(session));
    if (json_equal(status, session->status_sent)) {
        json_decref(status);
        return;
    }
    json_decref(session->status_sent);
    session->status_sent = status;
    session_notify(session, "wirecheck/status", json_incref(status));
}

void
status_note_work(struct session *session)
{
    session->is_busy = session->is_busy && !worker_is_idle(session->worker);
    status_send(session);
}

void
status_tick(struct session *session)
{
    if (session->phase == PHASE_RUNNING) {
        session->is_busy = !worker_is_idle(session->worker);
        status_send(session);
    }
}
