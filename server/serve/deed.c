/* SPDX-License-Identifier: MIT */
/* Between a command and the client: which may show and apply, or not, and may never
 * answer. */
#include "serve/deed.h"

#include "feature/content.h"

#define EDIT_TIMEOUT_MS 30000
/* Comparisons that can still be asked for: more than anybody has open. */
#define COMPARISONS_LIMIT 32u

/* Keeps a document and has it shown, each under an address of its own, since what one
 * has open does not change under one's eyes. */
static void
show_document(struct session *session, const json_t *document)
{
    struct buf uri = BUF_INIT;
    buf_add_format(&uri, COMPARE_URI "%llu/%s",
                   (unsigned long long)++session->last_comparison,
                   json_string_value(json_object_get(document, "name")));
    if (session->comparisons == NULL) {
        session->comparisons = json_array();
    }
    if (json_array_size(session->comparisons) >= COMPARISONS_LIMIT) {
        json_array_remove(session->comparisons, 0);
    }
    json_t *kept = json_object();
    json_object_set_new(kept, "uri", json_string(uri.data));
    json_object_set(kept, "text", json_object_get(document, "text"));
    json_array_append_new(session->comparisons, kept);
    json_t *show = json_object();
    json_object_set_new(show, "uri", json_string(uri.data));
    json_object_set_new(show, "takeFocus", json_true());
    session_request(session, PURPOSE_SHOW, "window/showDocument", show);
    buf_release(&uri);
}

enum status
deed_answer_document(struct session *session, struct str uri, uint64_t ticket,
                     struct error *err)
{
    for (size_t i = 0; i < json_array_size(session->comparisons); i++) {
        const json_t *kept = json_array_get(session->comparisons, i);
        if (str_equal(uri, str_from(json_string_value(json_object_get(kept, "uri"))))) {
            json_t *answer = json_object();
            json_object_set(answer, "text", json_object_get(kept, "text"));
            session_reply(session, ticket, answer);
            return STATUS_OK;
        }
    }
    return error_set(err, STATUS_NOT_FOUND,
                     "this comparison is no longer there; compare again");
}

static void
send_edit(struct session *session, uint64_t ticket, struct deed *deed)
{
    json_t *params = json_object();
    json_object_set_new(params, "label", json_string(deed->label));
    json_object_set(params, "edit", deed->edit);
    struct pending_edit pending = {
        .request = session_request(session, PURPOSE_EDIT, "workspace/applyEdit", params),
        .ticket = ticket,
        .result = deed->result ? json_incref(deed->result) : json_null(),
        .sent_ms = uv_now(&session->loop),
    };
    if (pending.request == 0) {
        json_decref(pending.result);
        session_fail(session, ticket, RPC_REQUEST_FAILED,
                     "the editor has too much to answer; try again");
    } else {
        vec_add(&session->pending_edits, pending);
    }
}

static void
do_edit(struct session *session, uint64_t ticket, struct deed *deed, bool is_newest)
{
    if (!is_newest) {
        session_fail(session, ticket, RPC_CONTENT_MODIFIED,
                     "the draft has changed since");
    } else if (!session->client.apply_edit) {
        session_fail(session, ticket, RPC_REQUEST_FAILED,
                     "this editor lets no command edit");
    } else {
        send_edit(session, ticket, deed);
    }
}

void
deed_do(struct session *session, const struct awaited *wait,
        const struct checked *checked, bool is_newest)
{
    struct deed deed = {.result = NULL};
    struct error err = {{0}};
    enum status status = wait->feature->perform(&deed, checked, &wait->ask, &err);
    if (status != STATUS_OK) {
        session_fail_status(session, wait->ticket, status, err.message);
        deed_release(&deed);
        return;
    }
    if (deed.show != NULL && session->client.show_document) {
        session_request(session, PURPOSE_SHOW, "window/showDocument",
                        json_incref(deed.show));
    }
    if (deed.document != NULL) {
        show_document(session, deed.document);
    }
    if (deed.edit != NULL) {
        do_edit(session, wait->ticket, &deed, is_newest);
    } else {
        session_reply(session, wait->ticket,
                      deed.result ? json_incref(deed.result) : json_null());
    }
    deed_release(&deed);
}

/* The edit is over: the result is taken over, or dropped. */
static struct pending_edit
take_pending(struct session *session, size_t at)
{
    struct pending_edit pending = session->pending_edits.data[at];
    session->pending_edits.data[at] = *vec_last(&session->pending_edits);
    session->pending_edits.count--;
    return pending;
}

static void
finish(struct session *session, struct pending_edit *pending, const char *problem)
{
    if (problem == NULL) {
        session_reply(session, pending->ticket, json_incref(pending->result));
    } else {
        session_fail(session, pending->ticket, RPC_REQUEST_FAILED, problem);
    }
    json_decref(pending->result);
}

void
deed_take_answer(struct session *session, int64_t request, const json_t *result)
{
    for (size_t i = 0; i < session->pending_edits.count; i++) {
        if (session->pending_edits.data[i].request == request) {
            struct pending_edit pending = take_pending(session, i);
            bool applied = json_is_true(json_object_get(result, "applied"));
            finish(session, &pending,
                   applied ? NULL : "the editor did not apply the edit");
            return;
        }
    }
}

void
deed_tick(struct session *session)
{
    uint64_t now = uv_now(&session->loop);
    for (size_t i = session->pending_edits.count; i-- > 0;) {
        if (now - session->pending_edits.data[i].sent_ms >= EDIT_TIMEOUT_MS) {
            struct pending_edit pending = take_pending(session, i);
            finish(session, &pending, "the editor did not say whether it made the edit");
        }
    }
}

/* The edit is the client's by now: only the answer can still be cancelled. */
void
deed_cancel(struct session *session, uint64_t ticket)
{
    for (size_t i = session->pending_edits.count; i-- > 0;) {
        if (ticket == 0 || session->pending_edits.data[i].ticket == ticket) {
            struct pending_edit pending = take_pending(session, i);
            session_fail(session, pending.ticket, RPC_REQUEST_CANCELLED,
                         "the request was cancelled");
            json_decref(pending.result);
        }
    }
}

void
deed_release_pending(struct session *session)
{
    vec_each(struct pending_edit, pending, &session->pending_edits) {
        json_decref(pending->result);
    }
    vec_release(&session->pending_edits);
    json_decref(session->comparisons);
}
