/* SPDX-License-Identifier: MIT */
/* Times are the loop's: those of the moment when the bytes of a change were read,
 * so a busy loop does not add to the pause that a writer waits. */
#include "serve/desk.h"

#include "base/log.h"
#include "base/memory.h"
#include "feature/diagnostics.h"
#include "feature/move.h"
#include "feature/original.h"
#include "serve/guidance.h"
#include "serve/redraw.h"
#include "serve/scope.h"

/* One who never pauses sees results this often all the same. */
#define LONGEST_PAUSE_MS 1000
/* So many edits in one message are a new text. */
#define EDITS_LIMIT 256u
/* With so much unread, diagnostics wait: the next ones replace them anyway. */
#define UNREAD_PAUSE ((size_t)1 << 20)

struct desk *
desk_find(struct session *session, uint64_t serial)
{
    vec_each(struct desk, desk, &session->desks) {
        if (desk->serial == serial) {
            return desk;
        }
    }
    return NULL;
}

void
desk_release(struct desk *self)
{
    job_free(self->result);
    self->result = NULL;
    self->hurried_sequence = 0;
}

bool
desk_is_fresh(const struct desk *self, const struct draft *draft)
{
    return self->result != NULL && self->result_sequence == draft->sequence;
}

bool
desk_is_current(const struct session *session, const struct desk *self,
                const struct draft *draft)
{
    return desk_is_fresh(self, draft) && self->result->revision >= session->revision &&
           places_exist(&self->result->places);
}

bool
desk_is_any_due(const struct session *session)
{
    vec_each(struct desk, desk, &session->desks) {
        if (desk->due) {
            return true;
        }
    }
    return false;
}

static void
publish(struct session *session, const struct draft *draft, json_t *diagnostics)
{
    if (session->client.pull_diagnostics) {
        json_decref(diagnostics);
        return;
    }
    session_notify(session, "textDocument/publishDiagnostics",
                   diagnostics_params(draft->uri, &draft->version,
                                      guidance_add(session, diagnostics)));
}

struct checked
desk_look(const struct session *session, const struct job *result, struct str text,
          const struct lines *lines)
{
    return (struct checked){
        .text = text,
        .lines = lines,
        .report = &result->report,
        .places = &result->places,
        .encoding = session->client.encoding,
        .now_ms = original_now_ms(session->settings.show_embargoed),
    };
}

static void
publish_result(struct session *session, struct desk *desk, const struct draft *draft)
{
    desk->publish_later = transport_queued(&session->transport) > UNREAD_PAUSE;
    if (desk->publish_later) {
        return;
    }
    if (desk->result->is_quarantined) {
        publish(session, draft, diagnostics_for_unchecked_draft(DESK_QUARANTINED));
        return;
    }
    struct checked checked =
        desk_look(session, desk->result, buf_str(&draft->text), &draft->lines);
    publish(session, draft, diagnostics_build(&checked, &session->client));
}

static size_t
max_size(const struct session *session, const struct draft *draft)
{
    return (size_t)scope_settings(session, draft->path)->max_draft_size;
}

static bool
is_too_large(const struct session *session, const struct draft *draft)
{
    return draft->too_large || draft->text.length > max_size(session, draft);
}

bool
desk_is_checked(struct session *session, const struct draft *draft)
{
    return !draft->lost && !is_too_large(session, draft) &&
           !desk_find(session, draft->serial)->is_exempt;
}

json_t *
desk_refusal(const struct session *session, const struct draft *draft)
{
    size_t size = draft->too_large ? TEXT_LIMIT : draft->text.length;
    return is_too_large(session, draft)
               ? diagnostics_for_large_draft(size, max_size(session, draft))
               : NULL;
}

void
desk_describe(struct job *ret, const struct session *session, const struct draft *draft)
{
    ret->scope = scope_number(session, draft->path);
    ret->serial = draft->serial;
    ret->sequence = draft->sequence;
    ret->markup = draft->markup;
    ret->path = draft->path ? memory_dup(draft->path) : NULL;
    ret->name = memory_dup(draft->key);
    buf_add_str(&ret->text, buf_str(&draft->text));
}

static void
submit(struct session *session, struct desk *desk, const struct draft *draft, bool urgent)
{
    desk->due = false;
    if (desk->is_exempt) {
        return;
    }
    if (is_too_large(session, draft)) {
        worker_supersede(session->worker, draft->serial);
        desk_release(desk);
        publish(session, draft, desk_refusal(session, draft));
        return;
    }
    if (draft->lost) {
        return;
    }
    struct job *job = job_new(JOB_CHECK);
    desk_describe(job, session, draft);
    session_sign(session, job);
    job->urgent = urgent;
    worker_submit(session->worker, job);
}

static void on_due(uv_timer_t *timer);

static void
set_timer(struct session *session)
{
    uint64_t next = UINT64_MAX;
    uint64_t now = uv_now(&session->loop);
    vec_each(struct desk, desk, &session->desks) {
        if (desk->due && desk->due_ms < next) {
            next = desk->due_ms;
        }
    }
    if (next == UINT64_MAX) {
        uv_timer_stop(&session->due_timer);
    } else {
        uv_timer_start(&session->due_timer, on_due, next > now ? next - now : 0, 0);
    }
}

static void
on_due(uv_timer_t *timer)
{
    struct session *session = timer->data;
    uint64_t now = uv_now(&session->loop);
    vec_each(struct desk, desk, &session->desks) {
        const struct draft *draft = drafts_find_serial(&session->drafts, desk->serial);
        if (desk->due && desk->due_ms <= now && draft != NULL) {
            submit(session, desk, draft, false);
        }
    }
    set_timer(session);
}

static void
schedule(struct session *session, struct desk *desk, uint64_t pause_ms)
{
    uint64_t now = uv_now(&session->loop);
    if (!desk->due) {
        desk->waiting_since_ms = now;
    }
    uint64_t longest = pause_ms > LONGEST_PAUSE_MS ? pause_ms : LONGEST_PAUSE_MS;
    uint64_t latest = desk->waiting_since_ms + longest;
    desk->due = true;
    desk->due_ms = now + pause_ms < latest ? now + pause_ms : latest;
    set_timer(session);
}

void
desk_open(struct session *session, const struct draft *draft)
{
    struct desk desk = {
        .serial = draft->serial,
        .is_exempt = original_is_document(str_from(draft->uri), draft->path) ||
                     scope_is_file(session, draft->path),
    };
    vec_add(&session->desks, desk);
    schedule(session, vec_last(&session->desks), 0);
}

static void
fail_waits(struct session *session, uint64_t serial)
{
    for (size_t i = 0; i < session->waits.count;) {
        uint64_t ticket = session->waits.data[i].ticket;
        if (session->waits.data[i].serial != serial) {
            i++;
        } else {
            session_end_wait(session, i);
            worker_cancel_ticket(session->worker, ticket);
            session_fail(session, ticket, RPC_CONTENT_MODIFIED, "the draft was closed");
        }
    }
}

static bool
is_awaited(const struct session *session, uint64_t serial)
{
    vec_each(struct awaited, wait, &session->waits) {
        if (wait->serial == serial) {
            return true;
        }
    }
    vec_each(struct pull, pull, &session->pulls) {
        if (pull->serial == serial) {
            return true;
        }
    }
    return false;
}

static uint64_t
debounce_of(const struct session *session, const struct draft *draft)
{
    return (uint64_t)scope_settings(session, draft->path)->debounce_ms;
}

/* The editor moves its marks by itself as the text moves. What it cannot know is that a
 * passage is no longer there: then the marks that are left are published at once, where
 * they stand now. */
static void
take_along(struct session *session, struct desk *desk, const struct draft *draft)
{
    bool is_gone = false;
    if (draft->edits.count > EDITS_LIMIT) {
        desk_release(desk);
    }
    if (desk->result == NULL || session->client.pull_diagnostics) {
        return;
    }
    vec_each(const struct draft_edit, edit, &draft->edits) {
        is_gone = move_findings(&desk->result->report, edit) || is_gone;
    }
    if (is_gone && desk_is_checked(session, draft)) {
        publish_result(session, desk, draft);
        /* What is held back is not worth it: a newer one is due. */
        desk->publish_later = false;
    }
}

void
desk_change(struct session *session, const struct draft *draft)
{
    struct desk *desk = desk_find(session, draft->serial);
    take_along(session, desk, draft);
    if (is_awaited(session, draft->serial)) {
        worker_supersede(session->worker, draft->serial);
    } else {
        worker_cancel_draft(session->worker, draft->serial);
    }
    schedule(session, desk, debounce_of(session, draft));
}

void
desk_close(struct session *session, const struct draft *draft)
{
    worker_cancel_draft(session->worker, draft->serial);
    fail_waits(session, draft->serial);
    for (size_t i = 0; i < session->desks.count; i++) {
        if (session->desks.data[i].serial == draft->serial) {
            desk_release(&session->desks.data[i]);
            session->desks.data[i] = *vec_last(&session->desks);
            session->desks.count--;
            break;
        }
    }
    /* What is marked in a file of settings stands there whether it is open or not. */
    if (!scope_is_file(session, draft->path)) {
        publish(session, draft, json_array());
    }
}

void
desk_check_all(struct session *session)
{
    vec_each(struct desk, desk, &session->desks) {
        schedule(session, desk, 0);
    }
}

void
desk_check_outdated(struct session *session)
{
    vec_each(struct desk, desk, &session->desks) {
        if (desk->result != NULL && desk->result->archive.edition != session->edition) {
            schedule(session, desk, 0);
        }
    }
}

void
desk_hurry(struct session *session, const struct draft *draft)
{
    struct desk *desk = desk_find(session, draft->serial);
    if (desk->hurried_sequence != draft->sequence ||
        desk->hurried_revision != session->revision) {
        submit(session, desk, draft, true);
        desk->hurried_sequence = draft->sequence;
        desk->hurried_revision = session->revision;
        set_timer(session);
    }
}

void
desk_note_cancel(struct session *session, uint64_t serial)
{
    struct desk *desk = desk_find(session, serial);
    const struct draft *draft = drafts_find_serial(&session->drafts, serial);
    if (desk == NULL || draft == NULL || desk_is_fresh(desk, draft) ||
        is_awaited(session, serial)) {
        return;
    }
    worker_cancel_draft(session->worker, serial);
    desk->hurried_sequence = 0;
    if (!desk->due) {
        schedule(session, desk, debounce_of(session, draft));
    }
}

void
desk_check_again(struct session *session, const struct draft *draft)
{
    desk_find(session, draft->serial)->hurried_sequence = 0;
    desk_hurry(session, draft);
}

void
desk_take_result(struct session *session, struct job *job)
{
    struct desk *desk = desk_find(session, job->serial);
    const struct draft *draft = drafts_find_serial(&session->drafts, job->serial);
    bool stale = desk == NULL || draft == NULL || draft->sequence != job->sequence ||
                 draft->lost || job->status == STATUS_CANCELLED;
    if (stale) {
        job_free(job);
        return;
    }
    if (job_has_failed(job)) {
        log_error("a draft of %zu bytes could not be checked: %s", draft->text.length,
                  job->error.message);
        desk_release(desk);
        publish(session, draft, diagnostics_for_unchecked_draft(DESK_FAILED));
        job_free(job);
        return;
    }
    if (job_lacks_archive(job)) {
        desk_release(desk);
        publish(session, draft, diagnostics_for_unchecked_draft(DESK_NO_ARCHIVE));
        job_free(job);
        return;
    }
    /* The draft has the same bytes. */
    buf_release(&job->text);
    if (desk_is_fresh(desk, draft)) {
        redraw_note(session);
    }
    desk_release(desk);
    desk->result = job;
    desk->result_sequence = job->sequence;
    publish_result(session, desk, draft);
}

void
desk_publish_rest(struct session *session)
{
    vec_each(struct desk, desk, &session->desks) {
        const struct draft *draft = drafts_find_serial(&session->drafts, desk->serial);
        if (desk->publish_later && draft != NULL && desk_is_fresh(desk, draft)) {
            publish_result(session, desk, draft);
        }
    }
}
