/* SPDX-License-Identifier: MIT */
/* A pull is always answered from the draft's newest state: one that is overtaken by
 * an edit is not answered with ranges of another text, but asked for again. */
#include "serve/pull.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "feature/diagnostics.h"
#include "serve/desk.h"
#include "serve/guidance.h"
#include "serve/refresh.h"
#include "serve/scope.h"

json_t *
pull_options(const struct client_capabilities *client)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "identifier", json_string("wirecheck"));
    /* What is found in one draft never depends on another. */
    json_object_set_new(ret, "interFileDependencies", json_false());
    json_object_set_new(ret, "workspaceDiagnostics", json_boolean(client->sweep));
    json_object_set_new(ret, "workDoneProgress", json_boolean(client->sweep));
    return ret;
}

void
pull_make_id(const struct session *session, const struct job *job, struct str text,
             char ret[PULL_ID_SIZE])
{
    /* The draft's sequence too: an editor drops marks in what is deleted, and an undo
     * brings the text back, but not them. */
    /* And its serial: an editor that closes a draft and opens it anew drops all marks. */
    const uint64_t parts[] = {session->nonce, job->archive.edition, job->revision,
                              job->markup, job->is_quarantined, job->serial,
                              job->sequence, hash_str(text, 0),
                              /* Of a draft that is not open nothing else tells. */
                              job->serial != 0 ? 0 : job->archive.generation};
    snprintf(ret, PULL_ID_SIZE, "%016" PRIx64, hash_bytes(parts, sizeof parts, 0));
}

json_t *
pull_full(const struct session *session, const char *id, json_t *diagnostics)
{
    return diagnostics_report(id, guidance_add(session, diagnostics));
}

json_t *
pull_report(const struct session *session, const struct job *job, struct str text,
            const struct lines *lines, const char *previous)
{
    char id[PULL_ID_SIZE];
    pull_make_id(session, job, text, id);
    if (previous != NULL && strcmp(previous, id) == 0) {
        return diagnostics_unchanged(id);
    }
    if (job_lacks_archive(job)) {
        return pull_full(session, id, diagnostics_for_unchecked_draft(DESK_NO_ARCHIVE));
    }
    if (job->is_quarantined) {
        return pull_full(session, id, diagnostics_for_unchecked_draft(DESK_QUARANTINED));
    }
    struct checked checked = desk_look(session, job, text, lines);
    return pull_full(session, id, diagnostics_build(&checked, &session->client));
}

bool
pull_is_current(const struct session *session, const struct job *job)
{
    return job->revision == session->revision && job->archive.edition >= session->edition;
}

static void
answer(struct session *session, uint64_t ticket, const struct draft *draft,
       const struct job *job, const char *previous)
{
    session_reply(
        session, ticket,
        pull_report(session, job, buf_str(&draft->text), &draft->lines, previous));
    refresh_note_report(session, job->archive.edition, job->revision);
}

/* What is not checked as it is now: nothing is said of it, or that it is too large. */
static json_t *
report_unchecked(struct session *session, const struct draft *draft)
{
    json_t *items = draft ? desk_refusal(session, draft) : NULL;
    if (draft != NULL && items == NULL) {
        items = scope_diagnostics(session, draft->path);
    }
    return pull_full(session, NULL, items ? items : json_array());
}

static enum status
read_previous(const char **ret, const json_t *params, struct error *err)
{
    const json_t *previous = json_object_get(params, "previousResultId");
    if (previous != NULL && !json_is_null(previous) && !json_is_string(previous)) {
        return error_set(err, STATUS_INVALID, "previousResultId: must be a string");
    }
    *ret = json_string_value(previous);
    return STATUS_OK;
}

enum status
pull_ask(struct session *session, const json_t *params, uint64_t ticket,
         struct error *err)
{
    struct str uri;
    const char *previous = NULL;
    enum status status = document_read(&uri, params, err);
    if (status == STATUS_OK) {
        status = read_previous(&previous, params, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct draft *draft = drafts_find(&session->drafts, uri);
    if (draft == NULL || !desk_is_checked(session, draft)) {
        session_reply(session, ticket, report_unchecked(session, draft));
        if (draft != NULL) {
            refresh_note_report(session, REFRESH_ANY_EDITION, session->revision);
        }
        return STATUS_OK;
    }
    const struct desk *desk = desk_find(session, draft->serial);
    if (desk_is_fresh(desk, draft) && pull_is_current(session, desk->result)) {
        answer(session, ticket, draft, desk->result, previous);
        return STATUS_OK;
    }
    struct pull pull = {.ticket = ticket, .serial = draft->serial};
    pull.previous = previous ? memory_dup(previous) : NULL;
    vec_add(&session->pulls, pull);
    desk_hurry(session, draft);
    return STATUS_OK;
}

static bool
is_awaited(const struct session *session, uint64_t serial)
{
    vec_each(struct pull, pull, &session->pulls) {
        if (pull->serial == serial) {
            return true;
        }
    }
    return false;
}

/* Takes the first pull that is meant out of the list. `serial` and `ticket` 0: any. */
static bool
take_pull(struct session *session, uint64_t serial, uint64_t ticket, struct pull *ret)
{
    for (size_t i = 0; i < session->pulls.count; i++) {
        struct pull *pull = &session->pulls.data[i];
        if ((serial == 0 || pull->serial == serial) &&
            (ticket == 0 || pull->ticket == ticket)) {
            *ret = *pull;
            session->pulls.count--;
            memmove(pull, pull + 1, (session->pulls.count - i) * sizeof *pull);
            return true;
        }
    }
    return false;
}

void
pull_take_job(struct session *session, const struct job *job)
{
    const struct draft *draft = drafts_find_serial(&session->drafts, job->serial);
    struct pull pull;
    if (draft == NULL || draft->sequence != job->sequence ||
        job->status == STATUS_CANCELLED || !is_awaited(session, job->serial)) {
        return;
    }
    if (!pull_is_current(session, job)) {
        desk_check_again(session, draft);
        return;
    }
    while (take_pull(session, job->serial, 0, &pull)) {
        if (job_has_failed(job)) {
            session_fail(session, pull.ticket, RPC_INTERNAL_ERROR, DESK_FAILED);
        } else {
            answer(session, pull.ticket, draft, job, pull.previous);
        }
        memory_free(pull.previous);
    }
}

void
pull_note_change(struct session *session, uint64_t serial)
{
    struct pull pull;
    while (take_pull(session, serial, 0, &pull)) {
        session_retrigger(session, pull.ticket);
        memory_free(pull.previous);
    }
}

void
pull_note_close(struct session *session, uint64_t serial)
{
    struct pull pull;
    while (take_pull(session, serial, 0, &pull)) {
        session_fail(session, pull.ticket, RPC_CONTENT_MODIFIED, "the draft was closed");
        memory_free(pull.previous);
    }
}

void
pull_cancel(struct session *session, uint64_t ticket)
{
    struct pull pull;
    while (take_pull(session, 0, ticket, &pull)) {
        session_fail(session, pull.ticket, RPC_REQUEST_CANCELLED,
                     "the request was cancelled");
        desk_note_cancel(session, pull.serial);
        memory_free(pull.previous);
    }
}

void
pull_release(struct session *session)
{
    struct pull pull;
    while (take_pull(session, 0, 0, &pull)) {
        memory_free(pull.previous);
    }
    vec_release(&session->pulls);
}
