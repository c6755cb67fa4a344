/* SPDX-License-Identifier: MIT */
/* A request sees the draft as it was when it came in: if the findings of that state
 * are not there yet it waits for them, even while the draft moves on. */
#include "serve/query.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/memory.h"
#include "feature/definition.h"
#include "feature/hover.h"
#include "feature/original.h"
#include "serve/desk.h"

/* `text` is what `result` was made of. */
static struct checked
look_at(const struct session *session, const struct job *result, struct str text,
        const struct lines *lines)
{
    return (struct checked){
        .text = text,
        .lines = lines,
        .report = &result->report,
        .places = &result->places,
        .encoding = session->client.encoding,
        .now_ms = clock_now_ms(),
    };
}

static json_t *
build_answer(const struct session *session, enum wait_kind kind,
             const struct checked *checked, struct position position)
{
    return kind == WAIT_HOVER
               ? hover_build(checked, position, session->client.hover_markdown)
               : definition_build(checked, position, session->client.definition_links);
}

static void
answer_now(struct session *session, uint64_t ticket, enum wait_kind kind,
           const struct draft *draft, struct position position)
{
    const struct job *result = desk_find(session, draft->serial)->result;
    struct checked checked =
        look_at(session, result, buf_str(&draft->text), &draft->lines);
    session_reply(session, ticket, build_answer(session, kind, &checked, position));
}

static enum status
ask_draft(struct session *session, const json_t *params, uint64_t ticket,
          enum wait_kind kind, struct error *err)
{
    struct document_position at;
    enum status status = document_position_read(&at, params, err);
    if (status != STATUS_OK) {
        return status;
    }
    const struct draft *draft = drafts_find(&session->drafts, at.uri);
    if (draft == NULL || !desk_is_checked(session, draft)) {
        session_reply(session, ticket, json_null());
    } else if (desk_is_fresh(desk_find(session, draft->serial), draft)) {
        answer_now(session, ticket, kind, draft, at.position);
    } else {
        session_wait(session, &(struct wait){.kind = kind,
                                             .ticket = ticket,
                                             .serial = draft->serial,
                                             .sequence = draft->sequence,
                                             .position = at.position});
        desk_hurry(session, draft);
    }
    return STATUS_OK;
}

enum status
query_hover(struct session *session, const json_t *params, uint64_t ticket,
            struct error *err)
{
    return ask_draft(session, params, ticket, WAIT_HOVER, err);
}

enum status
query_definition(struct session *session, const json_t *params, uint64_t ticket,
                 struct error *err)
{
    return ask_draft(session, params, ticket, WAIT_DEFINITION, err);
}

enum status
query_original(struct session *session, const json_t *params, uint64_t ticket,
               struct error *err)
{
    struct str uri;
    uint32_t number = 0;
    enum status status = uri_read(&uri, params, err);
    if (status == STATUS_OK && !original_number(uri, &number)) {
        status = error_set(err, STATUS_INVALID, "uri: is no document of the archive");
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct job *job = job_new(JOB_ORIGINAL);
    job->ticket = ticket;
    job->number = number;
    job->urgent = true;
    session_wait(session, &(struct wait){.kind = WAIT_ORIGINAL, .ticket = ticket});
    worker_submit(session->worker, job);
    return STATUS_OK;
}

enum status
query_settled(struct session *session, const json_t *params, uint64_t ticket,
              struct error *err)
{
    (void)params;
    (void)err;
    struct job *job = job_new(JOB_LOOK);
    job->ticket = ticket;
    session_wait(session, &(struct wait){.kind = WAIT_SETTLED, .ticket = ticket});
    worker_submit(session->worker, job);
    return STATUS_OK;
}

/* The draft may have moved on: the answer is of the state that was asked about,
 * whose text the job has. */
static void
answer_checked(struct session *session, const struct job *job)
{
    struct lines lines = {0};
    struct checked checked = look_at(session, job, buf_str(&job->text), &lines);
    for (size_t i = 0; i < session->waits.count;) {
        struct wait wait = session->waits.data[i];
        if (wait.serial != job->serial || wait.sequence != job->sequence) {
            i++;
            continue;
        }
        if (lines.count == 0) {
            lines_build(&lines, checked.text);
        }
        session_end_wait(session, i);
        session_reply(session, wait.ticket,
                      build_answer(session, wait.kind, &checked, wait.position));
    }
    lines_release(&lines);
}

static void
answer_original(struct session *session, const struct job *job)
{
    if (job->status != STATUS_OK) {
        session_fail(session, job->ticket, RPC_REQUEST_FAILED, job->error.message);
        return;
    }
    json_t *result = json_object();
    json_object_set_new(result, "text", shape_from_str(buf_str(&job->original)));
    session_reply(session, job->ticket, result);
}

void
query_take_job(struct session *session, const struct job *job)
{
    if (job->kind == JOB_CHECK && job->status != STATUS_CANCELLED) {
        answer_checked(session, job);
    }
    for (size_t i = 0; i < session->waits.count && job->ticket != 0; i++) {
        if (session->waits.data[i].ticket != job->ticket) {
            continue;
        }
        if (job->kind == JOB_LOOK) {
            session->waits.data[i].looked = true;
        } else {
            session_end_wait(session, i);
            answer_original(session, job);
        }
        return;
    }
}

/* What the server believes a draft to be, so that a test (or a doubting client) can
 * compare without the text. */
static json_t *
describe_draft(const struct draft *draft)
{
    char hash[17];
    snprintf(hash, sizeof hash, "%016" PRIx64, hash_str(buf_str(&draft->text), 0));
    json_t *ret = json_object();
    json_object_set_new(ret, "uri", shape_from_text(draft->uri));
    json_object_set_new(ret, "version", json_integer(draft->version));
    json_object_set_new(ret, "bytes", json_integer((json_int_t)draft->text.length));
    json_object_set_new(ret, "hash", json_string(hash));
    json_object_set_new(ret, "lost", json_boolean(draft->lost));
    return ret;
}

static json_t *
describe_state(const struct session *session)
{
    json_t *drafts = json_array();
    vec_each(struct draft *, draft, &session->drafts) {
        json_array_append_new(drafts, describe_draft(*draft));
    }
    json_t *ret = json_object();
    json_object_set_new(ret, "paragraphsChecked",
                        json_integer((json_int_t)session->paragraphs_checked));
    json_object_set_new(ret, "generation", json_integer((json_int_t)session->generation));
    json_object_set_new(ret, "drafts", drafts);
    return ret;
}

void
query_answer_settled(struct session *session)
{
    if (session->waits.count == 0 || desk_is_any_due(session) ||
        !worker_is_idle(session->worker)) {
        return;
    }
    for (size_t i = 0; i < session->waits.count;) {
        struct wait wait = session->waits.data[i];
        if (wait.kind == WAIT_SETTLED && wait.looked) {
            session_end_wait(session, i);
            session_reply(session, wait.ticket, describe_state(session));
        } else {
            i++;
        }
    }
}

void
query_cancel(struct session *session, uint64_t ticket)
{
    for (size_t i = 0; i < session->waits.count;) {
        struct wait wait = session->waits.data[i];
        if (ticket != 0 && wait.ticket != ticket) {
            i++;
            continue;
        }
        session_end_wait(session, i);
        worker_cancel_ticket(session->worker, wait.ticket);
        session_fail(session, wait.ticket, RPC_REQUEST_CANCELLED,
                     "the request was cancelled");
    }
}
