/* SPDX-License-Identifier: MIT */
/* A request sees the draft as it was when it came in: if the findings of that state
 * are not there yet it waits for them, even while the draft moves on. */
#include "serve/query.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/hash.h"
#include "base/memory.h"
#include "feature/content.h"
#include "serve/deed.h"
#include "serve/desk.h"
#include "serve/scope.h"

/* What is asked of a longer draft is answered one thing after the other, each when the
 * client has read what was before it, so that other drafts come in between. */
#define ANSWER_ALL_BYTES ((size_t)64 << 10)

static void
submit_search(struct session *session, struct awaited *wait, const struct draft *draft)
{
    struct job *job = job_new(JOB_SEARCH);
    job->ticket = wait->ticket;
    job->urgent = true;
    session_sign(session, job);
    job->feature = wait->feature;
    job->ask = wait->ask;
    wait->ask = (struct ask){.params = NULL};
    if (draft != NULL) {
        desk_describe(job, session, draft);
    }
    session_wait(session, wait);
    worker_submit(session->worker, job);
}

/* Lenses and hints say the same, so by default a client gets one of them. */
static void
choose_displays(const struct session *session, const struct draft *draft, struct ask *ask)
{
    const struct settings *settings = scope_settings(session, draft->path);
    bool has_lenses = session->client.code_lens;
    ask->code_lens = settings->code_lens == SETTING_AUTO
                         ? has_lenses
                         : settings->code_lens == SETTING_ON;
    ask->inlay_hints = settings->inlay_hints == SETTING_AUTO
                           ? !has_lenses
                           : settings->inlay_hints == SETTING_ON;
    ask->semantic_tokens = settings->semantic_tokens;
}

/* Answers from what is known; `draft` is as the client has it now, `is_newest`
 * whether it is what `checked` knows. */
static void
answer(struct session *session, struct awaited *wait, const struct checked *checked,
       const struct draft *draft, const struct job *job)
{
    wait->ask.settings = scope_settings(session, draft->path);
    if (wait->feature->build != NULL) {
        session_reply(session, wait->ticket, wait->feature->build(checked, &wait->ask));
    } else if (job->status != STATUS_OK) {
        session_fail_status(session, wait->ticket, job->status, job->error.message);
    } else {
        deed_do(session, wait, checked, draft->sequence == wait->sequence);
    }
}

static enum status
refuse_draft(struct session *session, struct awaited *wait, struct error *err)
{
    if (!wait->feature->is_command) {
        session_reply(session, wait->ticket, json_null());
        return STATUS_OK;
    }
    return error_set(err, STATUS_INVALID,
                     "uri: is no draft that is open, or none that can be checked");
}

/* Takes over the wait's ask. */
static enum status
ask_draft(struct session *session, struct awaited *wait, struct error *err)
{
    const struct draft *draft = drafts_find(&session->drafts, wait->ask.uri);
    if (draft == NULL || !desk_is_checked(session, draft)) {
        enum status status = refuse_draft(session, wait, err);
        ask_release(&wait->ask);
        return status;
    }
    const struct desk *desk = desk_find(session, draft->serial);
    choose_displays(session, draft, &wait->ask);
    wait->serial = draft->serial;
    wait->sequence = draft->sequence;
    wait->ask.markup = draft->markup;
    wait->ask.version = draft->version;
    if (wait->feature->search != NULL) {
        submit_search(session, wait, draft);
    } else if (desk_is_current(session, desk, draft)) {
        struct checked checked =
            desk_look(session, desk->result, buf_str(&draft->text), &draft->lines);
        answer(session, wait, &checked, draft, desk->result);
        ask_release(&wait->ask);
    } else {
        session_wait(session, wait);
        desk_hurry(session, draft);
    }
    return STATUS_OK;
}

/* About the desk as a whole, and a draft only where one is named that is open. */
static void
ask_desk(struct session *session, struct awaited *wait)
{
    const struct draft *draft = drafts_find(&session->drafts, wait->ask.uri);
    bool known = draft != NULL && desk_is_checked(session, draft);
    submit_search(session, wait, known ? draft : NULL);
}

enum status
query_ask(struct session *session, const struct feature *feature, const json_t *params,
          uint64_t ticket, struct error *err)
{
    struct awaited wait = {.ticket = ticket, .feature = feature};
    wait.ask.client = session->client;
    /* A copy, since it may be read by the worker. */
    wait.ask.params = json_deep_copy(params);
    enum status status = feature->read(&wait.ask, wait.ask.params, err);
    json_t *at_once = status == STATUS_OK && feature->at_once != NULL
                          ? feature->at_once(&wait.ask)
                          : NULL;
    if (status != STATUS_OK) {
        ask_release(&wait.ask);
    } else if (at_once != NULL) {
        session_reply(session, ticket, at_once);
        ask_release(&wait.ask);
    } else if (feature->search == content_search && compare_is_document(wait.ask.uri)) {
        status = deed_answer_document(session, wait.ask.uri, ticket, err);
        ask_release(&wait.ask);
    } else if (feature->of_archive) {
        submit_search(session, &wait, NULL);
    } else if (feature->of_desk) {
        ask_desk(session, &wait);
    } else {
        status = ask_draft(session, &wait, err);
    }
    return status;
}

enum status
query_settled(struct session *session, const json_t *params, uint64_t ticket,
              struct error *err)
{
    (void)params;
    (void)err;
    struct job *job = job_new(JOB_LOOK);
    job->ticket = ticket;
    session_wait(session, &(struct awaited){.ticket = ticket});
    worker_submit(session->worker, job);
    return STATUS_OK;
}

/* Takes waits.data[at] out; its ask is the caller's. */
static struct awaited
take_wait(struct session *session, size_t at)
{
    struct awaited wait = session->waits.data[at];
    session->waits.data[at].ask = (struct ask){.params = NULL};
    session_end_wait(session, at);
    return wait;
}

/* The draft may have moved on: the answer is of the state that was asked about,
 * whose text the job has. False where there is more to answer later. */
static bool
answer_checked(struct session *session, const struct job *job)
{
    bool one_only = job->text.length > ANSWER_ALL_BYTES;
    bool ret = true;
    struct lines lines = {0};
    struct checked checked = desk_look(session, job, buf_str(&job->text), &lines);
    const struct draft *draft = drafts_find_serial(&session->drafts, job->serial);
    for (size_t i = 0; draft != NULL && i < session->waits.count;) {
        const struct awaited *found = &session->waits.data[i];
        if (found->serial != job->serial || found->sequence != job->sequence ||
            found->feature->search != NULL) {
            i++;
            continue;
        }
        if (one_only && (lines.count > 0 || transport_queued(&session->transport) > 0)) {
            ret = false;
            break;
        }
        if (lines.count == 0) {
            lines_build(&lines, checked.text);
        }
        struct awaited wait = take_wait(session, i);
        if (job_has_failed(job)) {
            session_fail(session, wait.ticket, RPC_INTERNAL_ERROR, DESK_FAILED);
        } else {
            answer(session, &wait, &checked, draft, job);
        }
        ask_release(&wait.ask);
    }
    lines_release(&lines);
    return ret;
}

/* What is known of the drafts beside the one that was asked about. */
static void
join_drafts(struct session *session, const struct job *job)
{
    struct lines lines = {0};
    struct checked asked = desk_look(session, job, buf_str(&job->text), &lines);
    lines_build(&lines, asked.text);
    vec_each(struct draft *, draft, &session->drafts) {
        const struct desk *desk = desk_find(session, (*draft)->serial);
        if ((*draft)->serial != job->serial && desk_is_checked(session, *draft) &&
            desk_is_fresh(desk, *draft)) {
            struct checked other = desk_look(session, desk->result,
                                             buf_str(&(*draft)->text), &(*draft)->lines);
            job->feature->join(job->answer, &asked, &job->ask, (*draft)->uri, &other);
        }
    }
    lines_release(&lines);
}

/* Where there is no archive nothing is known of a draft, which is no fault; but an
 * archive that is asked and is not there is. */
static void
answer_search(struct session *session, const struct job *job)
{
    if (job->status == STATUS_OK) {
        if (job->feature->join != NULL && json_is_array(job->answer)) {
            join_drafts(session, job);
        }
        session_reply(session, job->ticket, json_incref(job->answer));
    } else if (!job->feature->of_archive && !job->feature->is_command &&
               job->archive.status != STATUS_OK) {
        session_reply(session, job->ticket, json_null());
    } else {
        session_fail_status(session, job->ticket, job->status, job->error.message);
    }
}

bool
query_take_job(struct session *session, const struct job *job)
{
    if (job->kind == JOB_CHECK && job->status != STATUS_CANCELLED &&
        !answer_checked(session, job)) {
        return false;
    }
    for (size_t i = 0; i < session->waits.count && job->ticket != 0; i++) {
        if (session->waits.data[i].ticket != job->ticket) {
            continue;
        }
        if (job->kind == JOB_LOOK) {
            session->waits.data[i].looked = true;
        } else {
            session_end_wait(session, i);
            answer_search(session, job);
        }
        break;
    }
    return true;
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
        uint64_t ticket = session->waits.data[i].ticket;
        if (session->waits.data[i].looked) {
            session_end_wait(session, i);
            session_reply(session, ticket, describe_state(session));
        } else {
            i++;
        }
    }
}

void
query_cancel(struct session *session, uint64_t ticket)
{
    for (size_t i = 0; i < session->waits.count;) {
        uint64_t waiting = session->waits.data[i].ticket;
        if (ticket != 0 && waiting != ticket) {
            i++;
            continue;
        }
        uint64_t serial = session->waits.data[i].serial;
        session_end_wait(session, i);
        worker_cancel_ticket(session->worker, waiting);
        desk_note_cancel(session, serial);
        session_fail(session, waiting, RPC_REQUEST_CANCELLED,
                     "the request was cancelled");
    }
}
