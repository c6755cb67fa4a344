/* SPDX-License-Identifier: MIT */
/* A client that takes results in parts gets each report as it is made. When all is as
 * it has it already, its request stays open, as the protocol advises, and the folders
 * are looked at again from time to time: so it polls us rarely, and we tell it soon.
 * Drafts that are open in the editor are pulled one by one; here they are told of
 * only where their newest state is known anyway. */
#include "serve/sweep.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "feature/diagnostics.h"
#include "lsp/uri.h"
#include "serve/asked.h"
#include "serve/desk.h"
#include "serve/pull.h"
#include "serve/refresh.h"
#include "serve/scope.h"
#include "serve/swept.h"
#include "serve/work.h"

/* Reports that go out in one message at most. */
#define BATCH_COUNT 16u
/* Seconds between two looks at the folders of one who waits. */
#define LOOK_TICKS 5u

enum stage {
    STAGE_IDLE,
    STAGE_LISTING,
    STAGE_CHECKING,
    STAGE_HOLDING, /* nothing new: the client waits */
};

struct sweep {
    struct {
        VEC_OF(struct asked);
    } asked; /* the first is worked on */
    struct swept_files swept;
    enum stage stage;
    bool is_quiet; /* a further look: unchanged drafts are not worth a word */
    bool has_news; /* a full report was made for this request */
    bool told_cut;
    unsigned ticks;
    uint64_t edition, far_edition; /* as they were at the last look */
    uint64_t revision;
    struct draft_files files;
    size_t at;
    /* Of the first request, where it brought a token: who polls us wants no bar. */
    struct work progress;
    json_t *seen;  /* keys of the URIs that were found in this look */
    json_t *items; /* reports not yet sent */
};

void
sweep_free(struct sweep *self)
{
    if (self == NULL) {
        return;
    }
    vec_each(struct asked, asked, &self->asked) {
        asked_release(asked);
    }
    vec_release(&self->asked);
    swept_files_release(&self->swept);
    draft_files_release(&self->files);
    json_decref(self->seen);
    json_decref(self->items);
    json_decref(self->progress.token);
    memory_free(self);
}

/* --- what is sent --------------------------------------------------------- */

static json_t *
wrap(json_t *items)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "items", items);
    return ret;
}

static void
flush(struct session *session, struct sweep *self)
{
    json_t *token = self->asked.data[0].token;
    if (token != NULL && json_array_size(self->items) > 0) {
        json_t *params = json_object();
        json_object_set(params, "token", token);
        json_object_set_new(params, "value", wrap(self->items));
        self->items = json_array();
        session_notify(session, "$/progress", params);
    }
}

/* Takes over the report. */
static void
add_report(struct session *session, json_t *report, const char *uri,
           const int64_t *version)
{
    struct sweep *self = session->sweep;
    bool is_full = json_object_get(report, "items") != NULL;
    self->has_news = self->has_news || is_full;
    if (!is_full && self->is_quiet) {
        json_decref(report);
        return;
    }
    json_object_set_new(report, "uri", shape_from_text(uri));
    json_object_set_new(report, "version",
                        version ? json_integer(*version) : json_null());
    json_array_append_new(self->items, report);
    if (json_array_size(self->items) >= BATCH_COUNT) {
        flush(session, self);
    }
}

/* --- one look at the folders ---------------------------------------------- */

static void
begin_look(struct session *session, bool is_quiet)
{
    struct sweep *self = session->sweep;
    struct job *job = job_new(JOB_LIST);
    job->ticket = self->asked.data[0].ticket;
    vec_each(const struct folder, folder, &session->folders) {
        if (folder->path != NULL) {
            vec_add(&job->folders, memory_dup(folder->path));
        }
    }
    json_decref(self->seen);
    json_decref(self->items);
    self->seen = json_object();
    self->items = json_array();
    self->stage = STAGE_LISTING;
    self->is_quiet = is_quiet;
    self->has_news = self->has_news && is_quiet;
    self->ticks = 0;
    self->edition = session->edition;
    self->far_edition = session->far_edition;
    self->revision = session->revision;
    worker_submit(session->worker, job);
}

static void
begin_next(struct session *session)
{
    session->sweep->stage = STAGE_IDLE;
    struct sweep *self = session->sweep;
    self->has_news = false;
    if (self->asked.count > 0) {
        if (json_object_size(self->asked.data[0].work) > 0) {
            work_start(session, &self->progress, self->asked.data[0].work,
                       "Checking drafts");
        }
        begin_look(session, false);
    }
}

static void
end_first(struct session *session, json_t *result)
{
    struct sweep *self = session->sweep;
    struct asked first = self->asked.data[0];
    self->asked.count--;
    memmove(self->asked.data, self->asked.data + 1, self->asked.count * sizeof first);
    work_end(session, &self->progress, "done");
    session_reply(session, first.ticket, result);
    asked_release(&first);
    begin_next(session);
}

/* What the client has a report of and is not there any more has no findings. */
static void
report_gone(struct session *session)
{
    struct sweep *self = session->sweep;
    const char *key;
    json_t *known;
    json_object_foreach(self->asked.data[0].previous, key, known) {
        const char *uri = json_string_value(json_array_get(known, 0));
        if (json_object_get(self->seen, key) == NULL &&
            drafts_find(&session->drafts, str_from(uri)) == NULL) {
            add_report(session, diagnostics_report(NULL, json_array()), uri, NULL);
        }
    }
}

static const char *
previous_id(const struct sweep *self, const char *key)
{
    json_t *known = json_object_get(self->asked.data[0].previous, key);
    return json_string_value(json_array_get(known, 1));
}

/* Told of only while something is wrong in a file of settings, or was. */
static void
report_settings(struct session *session, const struct scope_marks *marks)
{
    struct sweep *self = session->sweep;
    struct buf key = BUF_INIT;
    uri_add_key(&key, str_from(marks->uri));
    const char *previous = previous_id(self, key.data);
    bool unchanged = previous != NULL && strcmp(previous, marks->id) == 0;
    if (previous != NULL || json_array_size(marks->diagnostics) > 0) {
        json_object_set_new(self->seen, key.data, json_true());
        add_report(session,
                   unchanged
                       ? diagnostics_unchanged(marks->id)
                       : diagnostics_report(marks->id, json_incref(marks->diagnostics)),
                   marks->uri, NULL);
    }
    buf_release(&key);
}

static void
end_look(struct session *session)
{
    struct sweep *self = session->sweep;
    scope_each_file(session, report_settings);
    if (!self->is_quiet) {
        report_gone(session);
    }
    refresh_note_report(session, self->edition, self->revision);
    if (self->asked.data[0].token == NULL) {
        json_t *items = self->items;
        self->items = NULL;
        end_first(session, wrap(items));
        return;
    }
    flush(session, self);
    if (self->has_news || self->asked.count > 1) {
        end_first(session, wrap(json_array()));
    } else {
        work_end(session, &self->progress, "nothing new");
        self->stage = STAGE_HOLDING;
    }
}

/* A draft that is open: its text is the editor's. */
static void
report_open(struct session *session, const struct draft *draft, const char *previous)
{
    const struct desk *desk = desk_find(session, draft->serial);
    if (!session->sweep->is_quiet && desk_is_checked(session, draft) &&
        desk_is_fresh(desk, draft) && pull_is_current(session, desk->result)) {
        add_report(session,
                   pull_report(session, desk->result, buf_str(&draft->text),
                               &draft->lines, previous),
                   draft->uri, &draft->version);
    }
}

static size_t
size_limit(const struct session *session, const char *path)
{
    return (size_t)scope_settings(session, path)->max_draft_size;
}

static void
report_large(struct session *session, const struct draft_file *file, const char *uri,
             const char *previous)
{
    struct job stand_in = {.revision = session->revision};
    struct buf size = BUF_INIT;
    char id[PULL_ID_SIZE];
    size_t limit = size_limit(session, file->path);
    buf_add_format(&size, "%llu", (unsigned long long)file->size);
    pull_make_id(session, &stand_in, buf_str(&size), id);
    buf_release(&size);
    bool has_it = previous != NULL && strcmp(previous, id) == 0;
    add_report(session,
               has_it ? diagnostics_unchanged(id)
                      : pull_full(session, id,
                                  diagnostics_for_large_draft((size_t)file->size, limit)),
               uri, NULL);
}

/* Takes over the key of its URI. */
static void
submit_file(struct session *session, const struct draft_file *file, char *key)
{
    struct job *job = job_new(JOB_FILE);
    job->ticket = session->sweep->asked.data[0].ticket;
    job->path = memory_dup(file->path);
    job->name = key;
    session_sign(session, job);
    job->file = *file;
    job->markup = markup_from_path(str_from(file->path));
    job->scope = scope_number(session, file->path);
    job->size_limit = size_limit(session, file->path);
    worker_submit(session->worker, job);
}

/* Reports on a file; false where it has to be checked for that first, which begins. */
static bool
report_or_check(struct session *session, const struct draft_file *file)
{
    struct sweep *self = session->sweep;
    struct buf uri = BUF_INIT;
    struct buf key = BUF_INIT;
    uri_add_file(&uri, str_from(file->path));
    uri_add_key(&key, buf_str(&uri));
    json_object_set_new(self->seen, key.data, json_true());
    const char *previous = previous_id(self, key.data);
    const struct draft *draft = drafts_find(&session->drafts, buf_str(&uri));
    const struct swept *swept = swept_files_find(&self->swept, file->path);
    bool done = true;
    if (draft != NULL) {
        report_open(session, draft, previous);
    } else if (file->size > size_limit(session, file->path)) {
        report_large(session, file, uri.data, previous);
    } else if (previous != NULL && strcmp(previous, swept->id) == 0 &&
               swept_is_current(swept, file, session)) {
        add_report(session, diagnostics_unchanged(swept->id), uri.data, NULL);
    } else {
        submit_file(session, file, buf_take(&key));
        done = false;
    }
    buf_release(&key);
    buf_release(&uri);
    return done;
}

/* Each percent once. */
static void
report_progress(struct session *session)
{
    struct sweep *self = session->sweep;
    unsigned percentage = (unsigned)(100 * self->at / self->files.count);
    if (percentage > self->progress.percentage) {
        char message[64];
        snprintf(message, sizeof message, "%zu of %zu drafts", self->at,
                 self->files.count);
        work_report(session, &self->progress, message, percentage);
    }
}

static void
go_on(struct session *session)
{
    struct sweep *self = session->sweep;
    for (; self->at < self->files.count; self->at++) {
        report_progress(session);
        if (!report_or_check(session, &self->files.data[self->at])) {
            return;
        }
    }
    end_look(session);
}

static void
take_list(struct session *session, struct job *job)
{
    struct sweep *self = session->sweep;
    draft_files_release(&self->files);
    self->files = job->files;
    job->files = (struct draft_files){.entries = 0};
    self->at = 0;
    self->stage = STAGE_CHECKING;
    if (self->files.is_cut && !self->told_cut) {
        self->told_cut = true;
        session_log(session, MESSAGE_TYPE_WARNING,
                    "The open folders hold more than Wirecheck looks through: only the "
                    "first 2,000 drafts, down to 16 folders deep, are checked unopened.");
    }
    go_on(session);
}

static void
report_file(struct session *session, const struct draft_file *file, const struct job *job)
{
    struct sweep *self = session->sweep;
    struct str text = buf_str(&job->text);
    struct buf uri = BUF_INIT;
    struct buf key = BUF_INIT;
    struct lines lines = {0};
    uri_add_file(&uri, str_from(file->path));
    uri_add_key(&key, buf_str(&uri));
    struct swept *swept = swept_files_find(&self->swept, file->path);
    swept_note(swept, file, job, session->far_edition);
    pull_make_id(session, job, text, swept->id);
    lines_build(&lines, text);
    add_report(session,
               pull_report(session, job, text, &lines, previous_id(self, key.data)),
               uri.data, NULL);
    lines_release(&lines);
    buf_release(&key);
    buf_release(&uri);
}

/* What cannot be read any more counts as gone: the next look tells. */
static void
take_file(struct session *session, const struct job *job)
{
    struct sweep *self = session->sweep;
    const struct draft_file *file = &self->files.data[self->at];
    bool is_missing = job->archive.status != STATUS_OK;
    struct buf uri = BUF_INIT;
    uri_add_file(&uri, str_from(file->path));
    if (drafts_find(&session->drafts, buf_str(&uri)) != NULL) {
        log_debug("a draft was opened while its file was checked");
    } else if (job->status == STATUS_OK || is_missing) {
        report_file(session, file, job);
    } else {
        log_info("a draft of an open folder was not checked: %s", job->error.message);
    }
    buf_release(&uri);
    self->at++;
    go_on(session);
}

/* --- the ways in ---------------------------------------------------------- */

enum status
sweep_ask(struct session *session, const json_t *params, uint64_t ticket,
          struct error *err)
{
    struct asked asked;
    enum status status = asked_read(&asked, params, ticket, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (session->sweep == NULL) {
        session->sweep = memory_zalloc(sizeof *session->sweep);
    }
    struct sweep *self = session->sweep;
    vec_add(&self->asked, asked);
    if (self->stage == STAGE_HOLDING) {
        end_first(session, wrap(json_array()));
    } else if (self->stage == STAGE_IDLE) {
        begin_next(session);
    }
    return STATUS_OK;
}

void
sweep_take_job(struct session *session, struct job *job)
{
    struct sweep *self = session->sweep;
    if (self == NULL || self->asked.count == 0 ||
        self->asked.data[0].ticket != job->ticket || job->status == STATUS_CANCELLED) {
        return;
    }
    if (job->kind == JOB_LIST && self->stage == STAGE_LISTING) {
        take_list(session, job);
    } else if (job->kind == JOB_FILE && self->stage == STAGE_CHECKING) {
        take_file(session, job);
    }
}

void
sweep_tick(struct session *session)
{
    struct sweep *self = session->sweep;
    if (self != NULL && self->stage == STAGE_HOLDING) {
        self->ticks++;
        if (self->ticks >= LOOK_TICKS || self->far_edition != session->far_edition ||
            self->revision != session->revision) {
            begin_look(session, true);
        }
    }
}

void
sweep_cancel(struct session *session, uint64_t ticket)
{
    struct sweep *self = session->sweep;
    size_t kept = 0;
    bool was_first = false;
    for (size_t i = 0; self != NULL && i < self->asked.count; i++) {
        struct asked *asked = &self->asked.data[i];
        if (ticket != 0 && asked->ticket != ticket) {
            self->asked.data[kept++] = *asked;
            continue;
        }
        was_first = was_first || i == 0;
        if (i == 0) {
            work_end(session, &self->progress, "cancelled");
        }
        worker_cancel_ticket(session->worker, asked->ticket);
        session_fail(session, asked->ticket, RPC_REQUEST_CANCELLED,
                     "the request was cancelled");
        asked_release(asked);
    }
    if (was_first) {
        self->asked.count = kept;
        begin_next(session);
    } else if (self != NULL) {
        self->asked.count = kept;
    }
}

void
sweep_cancel_work(struct session *session, const json_t *params)
{
    struct sweep *self = session->sweep;
    if (self != NULL && work_is_meant(&self->progress, params)) {
        sweep_cancel(session, self->asked.data[0].ticket);
    }
}
