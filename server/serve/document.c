/* SPDX-License-Identifier: MIT */
#include "serve/document.h"

#include "base/log.h"
#include "serve/desk.h"
#include "serve/pull.h"
#include "serve/refresh.h"
#include "serve/status.h"

static void
log_refused(const char *method, const struct error *err)
{
    log_warn("%s: %s", method, err->message);
}

static void
note_change(struct session *session, struct draft *draft)
{
    pull_note_change(session, draft->serial);
    desk_change(session, draft);
    draft_forget_edits(draft);
}

void
document_open(struct session *session, const json_t *params)
{
    struct did_open open;
    struct error err;
    if (did_open_read(&open, params, &err) != STATUS_OK) {
        log_refused("didOpen", &err);
        return;
    }
    struct draft *old = drafts_find(&session->drafts, open.uri);
    if (old != NULL) {
        log_warn("didOpen: the draft is open already; the new text replaces it");
        pull_note_close(session, old->serial);
        desk_close(session, old);
    }
    struct draft *draft = drafts_open(&session->drafts, &open);
    if (draft == NULL) {
        log_warn("didOpen: more than %u drafts are open", DRAFTS_LIMIT);
        return;
    }
    desk_open(session, draft);
}

/* Tells the user once, since nothing will be seen of the draft from now on. */
static void
lose(struct session *session, struct draft *draft, const struct error *err)
{
    log_refused("didChange", err);
    draft_lose(draft);
    note_change(session, draft);
    session_log(
        session, MESSAGE_TYPE_WARNING,
        "Wirecheck could not follow a change of a draft. It is checked again once "
        "it is saved or opened anew.");
}

/* Not even its shape is right: which draft it meant may still be known. */
static void
lose_named(struct session *session, const json_t *params, const struct error *err)
{
    struct str uri;
    struct draft *draft = NULL;
    if (document_read(&uri, params, NULL) == STATUS_OK) {
        draft = drafts_find(&session->drafts, uri);
    }
    if (draft != NULL) {
        lose(session, draft, err);
    } else {
        log_refused("didChange", err);
    }
}

void
document_change(struct session *session, const json_t *params)
{
    struct did_change change;
    struct error err;
    if (did_change_read(&change, params, &err) != STATUS_OK) {
        lose_named(session, params, &err);
        return;
    }
    struct draft *draft = drafts_find(&session->drafts, change.uri);
    if (draft == NULL) {
        log_warn("didChange: the draft is not open");
        return;
    }
    if (change.version <= draft->version) {
        log_info("didChange: version %lld follows %lld", (long long)change.version,
                 (long long)draft->version);
    }
    enum status status = draft_change(draft, change.version, change.changes,
                                      session->client.encoding, &err);
    if (status == STATUS_INVALID) {
        lose(session, draft, &err);
    } else {
        note_change(session, draft);
    }
}

void
document_save(struct session *session, const json_t *params)
{
    struct did_save save;
    struct error err;
    if (did_save_read(&save, params, &err) != STATUS_OK) {
        log_refused("didSave", &err);
        return;
    }
    struct draft *draft = drafts_find(&session->drafts, save.uri);
    if (draft == NULL) {
        log_warn("didSave: the draft is not open");
        return;
    }
    if (!save.has_text || (!draft->lost && str_equal(buf_str(&draft->text), save.text))) {
        return;
    }
    log_warn("didSave: the text has %zu bytes, we had %zu: the client's text holds",
             save.text.length, draft->text.length);
    draft_replace(draft, save.text);
    note_change(session, draft);
    refresh_demand(session);
}

void
document_close(struct session *session, const json_t *params)
{
    struct str uri;
    struct error err;
    if (document_read(&uri, params, &err) != STATUS_OK) {
        log_refused("didClose", &err);
        return;
    }
    struct draft *draft = drafts_find(&session->drafts, uri);
    if (draft == NULL) {
        log_warn("didClose: the draft is not open");
        return;
    }
    pull_note_close(session, draft->serial);
    desk_close(session, draft);
    drafts_close(&session->drafts, draft);
    status_send(session);
}
