/* SPDX-License-Identifier: MIT */
/* Knows the archive as a writer, on a thread of libuv's pool. The loop looks at its
 * counts now and then; `mutex` guards what both touch. */
#include "serve/ingest.h"

#include <string.h>

#include "archive/archive.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "ingest/ingest.h"
#include "lsp/uri.h"
#include "serve/desk.h"
#include "serve/follow.h"
#include "serve/story_folder.h"
#include "serve/work.h"

#define REPORT_MS 200
/* Reasons why something could not be read, and places a reason, that are told. */
#define REASONS_TOLD 30
#define PLACES_TOLD 30
/* So long it waits for a batch of what is followed. */
#define FOLLOW_TURNS 1000
#define FOLLOW_TURN_MS 10

/* What could not be read for one reason. */
struct trouble {
    char *reason;
    unsigned count;
    struct buf places; /* a line each */
};

struct troubles {
    VEC_OF(struct trouble);
};

/* U+FEFF, which editors leave out of a document's text. */
#define BYTE_ORDER_MARK STR("\xef\xbb\xbf")

struct ingest {
    uv_work_t work;
    uv_timer_t timer;
    struct session *session;
    uint64_t ticket;
    struct work progress;
    char *archive;
    char *path;
    bool follows;  /* folders, beside that */
    bool is_draft; /* then the file must still have the text with this hash */
    uint64_t text_hash;
    struct cancel cancel;

    uv_mutex_t mutex;
    struct ingest_counts counts;
    uint64_t total_bytes;
    struct troubles troubles; /* for the log */

    enum status status; /* once it has ended */
    struct error error;
};

/* --- on the pool's thread -------------------------------------------------- */

/* The one of that reason; NULL where there are too many. */
static struct trouble *
find_trouble(struct troubles *self, const char *reason)
{
    vec_each(struct trouble, trouble, self) {
        if (strcmp(trouble->reason, reason) == 0) {
            return trouble;
        }
    }
    if (self->count == REASONS_TOLD) {
        return NULL;
    }
    struct trouble trouble = {memory_dup(reason), 0, BUF_INIT};
    vec_add(self, trouble);
    return vec_last(self);
}

static void
take_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct ingest *self = data;
    uv_mutex_lock(&self->mutex);
    struct trouble *trouble = find_trouble(&self->troubles, reason);
    if (trouble != NULL && trouble->count++ < PLACES_TOLD) {
        buf_add_format(&trouble->places, "\n    %s", path);
        if (line > 0) {
            buf_add_format(&trouble->places, ":%llu", (unsigned long long)line);
        }
    }
    uv_mutex_unlock(&self->mutex);
}

static void
take_progress(void *data, const struct ingest_counts *counts, uint64_t total_bytes)
{
    struct ingest *self = data;
    uv_mutex_lock(&self->mutex);
    self->counts = *counts;
    self->total_bytes = total_bytes;
    uv_mutex_unlock(&self->mutex);
}

/* The story is what the file says, so the two must say the same. */
static enum status
look_at_file(const struct ingest *self, struct error *err)
{
    struct buf text = BUF_INIT;
    enum status status = file_read(&text, self->path, TEXT_LIMIT, err);
    struct str content = buf_str(&text);
    if (str_starts_with(content, BYTE_ORDER_MARK)) {
        content = str_slice(content, BYTE_ORDER_MARK.length, content.length);
    }
    if (status == STATUS_OK && hash_str(content, 0) != self->text_hash) {
        status = error_set(err, STATUS_UNSUPPORTED,
                           "save the draft first: its file has another text");
    }
    buf_release(&text);
    return status;
}

/* What this server follows by itself takes its turns with what is asked for. */
static enum status
open_archive(const struct ingest *self, struct archive **ret, struct error *err)
{
    enum status status = archive_open(ret, self->archive, ARCHIVE_WRITE, err);
    for (int i = 0; i < FOLLOW_TURNS && self->follows && status == STATUS_BUSY &&
                    !cancel_requested(&self->cancel);
         i++) {
        uv_sleep(FOLLOW_TURN_MS);
        status = archive_open(ret, self->archive, ARCHIVE_WRITE, err);
    }
    return status;
}

static enum status
read_stories(struct ingest *self, struct error *err)
{
    struct archive *archive = NULL;
    struct ingest_watcher watcher = {
        .data = self, .problem = take_problem, .progress = take_progress};
    struct ingest_counts counts = {0};
    const char *paths[] = {self->path};
    enum status status = self->is_draft ? look_at_file(self, err) : STATUS_OK;
    if (status == STATUS_OK && !file_exists(self->path)) {
        status =
            error_set(err, STATUS_NOT_FOUND, "%s: there is no such folder", self->path);
    }
    if (status == STATUS_OK) {
        status = open_archive(self, &archive, err);
    }
    if (status == STATUS_OK) {
        status = ingest_files(archive, paths, 1, &watcher, &self->cancel, &counts, err);
        take_progress(self, &counts, 0);
    }
    archive_close(archive);
    return status;
}

static void
on_work(uv_work_t *work)
{
    struct ingest *self = work->data;
    struct error err = {{0}};
    enum status status = read_stories(self, &err);
    self->status = status;
    self->error = err;
}

/* --- on the loop ----------------------------------------------------------- */

static void
free_ingest(uv_handle_t *timer)
{
    struct ingest *self = timer->data;
    uv_mutex_destroy(&self->mutex);
    json_decref(self->progress.token);
    vec_each(struct trouble, trouble, &self->troubles) {
        memory_free(trouble->reason);
        buf_release(&trouble->places);
    }
    vec_release(&self->troubles);
    memory_free(self->archive);
    memory_free(self->path);
    memory_free(self);
}

static void
on_report(uv_timer_t *timer)
{
    struct ingest *self = timer->data;
    uv_mutex_lock(&self->mutex);
    struct ingest_counts counts = self->counts;
    uint64_t total = self->total_bytes;
    uv_mutex_unlock(&self->mutex);
    struct buf message = BUF_INIT;
    uint64_t stories = counts.added + counts.updated + counts.unchanged;
    unsigned percentage = total > 0 ? (unsigned)(counts.bytes * 100 / total) : 0;
    buf_add_format(&message, "%llu %s from %llu %s", (unsigned long long)stories,
                   stories == 1 ? "story" : "stories", (unsigned long long)counts.files,
                   counts.files == 1 ? "file" : "files");
    work_report(self->session, &self->progress, message.data, percentage);
    buf_release(&message);
}

static json_t *
build_result(const struct ingest_counts *counts)
{
    return json_pack("{s:I, s:I, s:I, s:I}", "added", (json_int_t)counts->added,
                     "updated", (json_int_t)counts->updated, "unchanged",
                     (json_int_t)counts->unchanged, "failed",
                     (json_int_t)counts->problems);
}

/* A message a reason: how often, and where. */
static void
log_troubles(const struct ingest *self)
{
    vec_each(const struct trouble, trouble, &self->troubles) {
        struct buf message = BUF_INIT;
        buf_add_format(&message, "%u not read: %s", trouble->count, trouble->reason);
        buf_add_str(&message, buf_str(&trouble->places));
        if (trouble->count > PLACES_TOLD) {
            buf_add_text(&message, "\n    ...");
        }
        session_log(self->session, MESSAGE_TYPE_WARNING, message.data);
        buf_release(&message);
    }
}

static void
answer(struct ingest *self)
{
    struct session *session = self->session;
    log_troubles(self);
    if (self->status == STATUS_OK) {
        work_end(session, &self->progress, "done");
        session_reply(session, self->ticket, build_result(&self->counts));
    } else if (self->status == STATUS_CANCELLED) {
        work_end(session, &self->progress, "stopped; what was read so far is kept");
        session_fail(session, self->ticket, RPC_REQUEST_CANCELLED,
                     "stopped; what was read so far is kept");
    } else {
        work_end(session, &self->progress, "failed");
        session_fail_status(session, self->ticket, self->status, self->error.message);
    }
}

static void
on_ended(uv_work_t *work, int uv_status)
{
    struct ingest *self = work->data;
    struct session *session = self->session;
    (void)uv_status;
    session->ingest = NULL;
    if (session->phase == PHASE_RUNNING) {
        answer(self);
        worker_submit(session->worker, job_new(JOB_LOOK));
    }
    uv_close((uv_handle_t *)&self->timer, free_ingest);
}

/* Takes over the path. */
static enum status
start(struct session *session, const json_t *params, const struct ingest *wanted,
      struct error *err)
{
    struct ingest *self = memory_zalloc(sizeof *self);
    *self = *wanted;
    self->session = session;
    self->archive = session_archive_path(session);
    self->follows = follow_is_on(session);
    self->work.data = self;
    self->timer.data = self;
    uv_timer_init(&session->loop, &self->timer);
    if (uv_mutex_init(&self->mutex) != 0 ||
        uv_queue_work(&session->loop, &self->work, on_work, on_ended) != 0) {
        uv_close((uv_handle_t *)&self->timer, free_ingest);
        return error_set(err, STATUS_IO, "the system gives no thread");
    }
    session->ingest = self;
    uv_timer_start(&self->timer, on_report, REPORT_MS, REPORT_MS);
    work_start(session, &self->progress, params, "Adding to the archive");
    return STATUS_OK;
}

static enum status
refuse_second(const struct session *session, struct error *err)
{
    return session->ingest == NULL
               ? STATUS_OK
               : error_set(err, STATUS_BUSY,
                           "stories are being added already; wait, or cancel that");
}

enum status
ingest_folder(struct session *session, const json_t *params, const json_t *argument,
              uint64_t ticket, struct error *err)
{
    const json_t *folder = json_object_get(argument, "folder");
    const char *name = json_string_value(folder);
    struct buf path = BUF_INIT;
    bool is_plain = name != NULL && strlen(name) == json_string_length(folder);
    if (!is_plain || (name[0] != '/' && !uri_add_path(&path, str_from(name)))) {
        return error_set(err, STATUS_INVALID,
                         "folder: must be an absolute path, or a file: URI");
    }
    if (path.length == 0) {
        buf_add_text(&path, name);
    }
    enum status status = story_folder_check(session, path.data, err);
    if (status == STATUS_OK) {
        status = refuse_second(session, err);
    }
    if (status == STATUS_OK) {
        struct ingest wanted = {.ticket = ticket, .path = buf_take(&path)};
        status = start(session, params, &wanted, err);
    }
    buf_release(&path);
    return status;
}

/* Only what is open: the path is the draft's own, and not the argument's. */
enum status
ingest_draft(struct session *session, const json_t *params, const json_t *argument,
             uint64_t ticket, struct error *err)
{
    struct str uri = STR_NONE;
    enum status status = uri_read(&uri, argument, err);
    if (status != STATUS_OK) {
        return status;
    }
    const struct draft *draft = drafts_find(&session->drafts, uri);
    if (draft == NULL || draft->path == NULL || !desk_is_checked(session, draft)) {
        return error_set(err, STATUS_INVALID, "uri: is no saved draft that is open");
    }
    status = refuse_second(session, err);
    if (status == STATUS_OK) {
        struct ingest wanted = {
            .ticket = ticket,
            .path = memory_dup(draft->path),
            .is_draft = true,
            .text_hash = hash_str(buf_str(&draft->text), 0),
        };
        status = start(session, params, &wanted, err);
    }
    return status;
}

void
ingest_take_answer(struct session *session, int64_t request, bool accepted)
{
    struct ingest *self = session->ingest;
    if (self != NULL && self->progress.request == request) {
        work_take_answer(session, &self->progress, accepted);
    }
}

void
ingest_cancel_work(struct session *session, const json_t *params)
{
    struct ingest *self = session->ingest;
    if (self != NULL && work_is_meant(&self->progress, params)) {
        cancel_request(&self->cancel);
    }
}

void
ingest_cancel(struct session *session, uint64_t ticket)
{
    struct ingest *self = session->ingest;
    if (self != NULL && self->ticket == ticket) {
        cancel_request(&self->cancel);
    }
}

void
ingest_shut_down(struct session *session)
{
    struct ingest *self = session->ingest;
    if (self != NULL) {
        cancel_request(&self->cancel);
        work_end(session, &self->progress, "stopped");
        session_fail(session, self->ticket, RPC_REQUEST_CANCELLED, "stopped");
    }
}

bool
ingest_stop(struct session *session, unsigned timeout_ms)
{
    uint64_t end = uv_hrtime() + (uint64_t)timeout_ms * 1000000;
    if (session->ingest != NULL) {
        cancel_request(&session->ingest->cancel);
    }
    /* Its end comes through the loop. */
    while (session->ingest != NULL && uv_hrtime() < end) {
        uv_run(&session->loop, UV_RUN_NOWAIT);
        uv_sleep(1);
    }
    return session->ingest == NULL;
}
