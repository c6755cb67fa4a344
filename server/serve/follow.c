/* SPDX-License-Identifier: MIT */
/* Locking: `mutex` guards what is said; the rest is the loop's, but for the feed, which
 * runs on its own thread and is only told to stop. */
#include "serve/follow.h"

#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "feed/feed.h"

/* What could not be read and is named in the client's log, between two looks of the
 * loop. */
#define PROBLEMS_TOLD 50

struct follow {
    struct session *session;
    uv_thread_t thread;
    uv_async_t said;
    char *archive;
    struct file_paths folders;
    struct feed_options options;
    struct feed_listener listener;
    struct feed *feed;

    uv_mutex_t mutex;
    struct buf done;     /* lines for the log */
    struct buf problems; /* likewise */
    unsigned problems_told;
    bool has_news; /* the archive has grown */
    bool ended;
};

/* --- on the feed's thread --------------------------------------------------- */

static void
add_line(struct buf *out, const char *text)
{
    buf_add_format(out, "%s%s", out->length > 0 ? "\n" : "", text);
}

static void
take_batch(void *data, const struct feed_batch *batch)
{
    struct follow *self = data;
    struct buf line = BUF_INIT;
    const struct ingest_counts *counts = &batch->counts;
    buf_add_format(&line,
                   "followed folders: %llu added, %llu updated, %llu unchanged, %llu "
                   "not read",
                   (unsigned long long)counts->added, (unsigned long long)counts->updated,
                   (unsigned long long)counts->unchanged,
                   (unsigned long long)counts->problems);
    if (batch->waiting > 0) {
        buf_add_format(&line, "; %llu files to go", (unsigned long long)batch->waiting);
    }
    uv_mutex_lock(&self->mutex);
    add_line(&self->done, line.data);
    self->has_news = self->has_news || counts->added + counts->updated > 0;
    uv_mutex_unlock(&self->mutex);
    uv_async_send(&self->said);
    buf_release(&line);
}

static void
take_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct follow *self = data;
    uv_mutex_lock(&self->mutex);
    if (self->problems_told++ < PROBLEMS_TOLD) {
        buf_add_format(&self->problems, "%s%s:%llu: %s",
                       self->problems.length > 0 ? "\n" : "", path,
                       (unsigned long long)line, reason);
    }
    uv_mutex_unlock(&self->mutex);
    uv_async_send(&self->said);
}

static void
take_notice(void *data, const char *message)
{
    struct follow *self = data;
    uv_mutex_lock(&self->mutex);
    add_line(&self->done, message);
    uv_mutex_unlock(&self->mutex);
    uv_async_send(&self->said);
}

static void
run(void *data)
{
    struct follow *self = data;
    struct error err = {{0}};
    if (feed_run(self->feed, &err) != STATUS_OK) {
        take_notice(self, err.message);
    }
    uv_mutex_lock(&self->mutex);
    self->ended = true;
    uv_mutex_unlock(&self->mutex);
    uv_async_send(&self->said);
}

/* --- on the loop ------------------------------------------------------------ */

static void
free_follow(struct follow *self)
{
    feed_free(self->feed);
    buf_release(&self->done);
    buf_release(&self->problems);
    file_paths_release(&self->folders);
    memory_free(self->archive);
    memory_free(self);
}

static void
on_closed(uv_handle_t *handle)
{
    struct follow *self = handle->data;
    uv_mutex_destroy(&self->mutex);
    free_follow(self);
}

static void
join(struct follow *self)
{
    uv_thread_join(&self->thread);
    self->session->follow = NULL;
    uv_close((uv_handle_t *)&self->said, on_closed);
}

static void
report_round(struct session *session, struct buf *done, struct buf *problems)
{
    if (problems->length > 0) {
        session_log(session, MESSAGE_TYPE_WARNING, problems->data);
    }
    if (done->length > 0) {
        session_log(session, MESSAGE_TYPE_INFO, done->data);
    }
}

static void
on_said(uv_async_t *async)
{
    struct follow *self = async->data;
    struct session *session = self->session;
    uv_mutex_lock(&self->mutex);
    struct buf done = self->done;
    struct buf problems = self->problems;
    bool has_news = self->has_news;
    bool ended = self->ended;
    self->done = self->problems = BUF_INIT;
    self->problems_told = 0;
    self->has_news = false;
    uv_mutex_unlock(&self->mutex);
    if (session->phase == PHASE_RUNNING) {
        report_round(session, &done, &problems);
        if (has_news) {
            worker_submit(session->worker, job_new(JOB_LOOK));
        }
    }
    buf_release(&done);
    buf_release(&problems);
    if (ended) {
        join(self);
        if (session->phase == PHASE_RUNNING) {
            follow_apply(session);
        }
    }
}

static enum status
start_feed(struct follow *self, struct error *err)
{
    self->options = (struct feed_options){
        .archive = self->archive,
        .folders = (const char *const *)self->folders.data,
        .count = self->folders.count,
        .quiet_ms = FEED_QUIET_MS,
    };
    self->listener = (struct feed_listener){
        .data = self,
        .batch = take_batch,
        .problem = take_problem,
        .notice = take_notice,
    };
    return feed_new(&self->feed, &self->options, &self->listener, err);
}

static bool
start_thread(struct follow *self)
{
    if (uv_mutex_init(&self->mutex) != 0) {
        free_follow(self);
        return false;
    }
    self->said.data = self;
    uv_async_init(&self->session->loop, &self->said, on_said);
    /* The client's own requests must not wait for it to be awake. */
    uv_unref((uv_handle_t *)&self->said);
    if (uv_thread_create(&self->thread, run, self) != 0) {
        uv_close((uv_handle_t *)&self->said, on_closed);
        return false;
    }
    return true;
}

static void
start(struct session *session)
{
    struct follow *self = memory_zalloc(sizeof *self);
    struct error err = {{0}};
    const char *const *folder = session->settings.follow;
    self->session = session;
    self->archive = session_archive_path(session);
    for (; folder != NULL && *folder != NULL; folder++) {
        vec_add(&self->folders, memory_dup(*folder));
    }
    if (start_feed(self, &err) != STATUS_OK) {
        log_warn("no folder is followed: %s", err.message);
        free_follow(self);
    } else if (start_thread(self)) {
        session->follow = self;
    } else {
        log_warn("no folder is followed: the system gives no thread");
    }
}

/* Whether it follows what the settings say. */
static bool
is_wanted(const struct follow *self)
{
    const struct session *session = self->session;
    const char *const *folder = session->settings.follow;
    char *archive = session_archive_path(session);
    bool same = strcmp(archive, self->archive) == 0;
    size_t count = 0;
    for (; folder != NULL && *folder != NULL; folder++, count++) {
        same = same && count < self->folders.count &&
               strcmp(*folder, self->folders.data[count]) == 0;
    }
    memory_free(archive);
    return same && count == self->folders.count;
}

void
follow_apply(struct session *session)
{
    const char *const *folders = session->settings.follow;
    if (session->follow != NULL) {
        if (!is_wanted(session->follow)) {
            feed_stop(session->follow->feed);
        }
    } else if (folders != NULL && folders[0] != NULL) {
        start(session);
    }
}

bool
follow_is_on(const struct session *session)
{
    return session->follow != NULL;
}

void
follow_shut_down(struct session *session)
{
    if (session->follow != NULL) {
        feed_stop(session->follow->feed);
    }
}

bool
follow_stop(struct session *session, unsigned timeout_ms)
{
    uint64_t end = uv_hrtime() + (uint64_t)timeout_ms * 1000000;
    follow_shut_down(session);
    while (session->follow != NULL && uv_hrtime() < end) {
        uv_run(&session->loop, UV_RUN_NOWAIT);
        uv_sleep(1);
    }
    return session->follow == NULL;
}
