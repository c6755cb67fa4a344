/* SPDX-License-Identifier: MIT */
/* Puts the session, the loop and the worker together, and takes them apart. */
#include "serve/server.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "serve/configure.h"
#include "serve/crash.h"
#include "serve/deed.h"
#include "serve/desk.h"
#include "serve/follow.h"
#include "serve/ingest.h"
#include "serve/lifecycle.h"
#include "serve/method.h"
#include "serve/pull.h"
#include "serve/query.h"
#include "serve/redraw.h"
#include "serve/scope.h"
#include "serve/session.h"
#include "serve/status.h"
#include "serve/sweep.h"
#include "serve/tidings.h"

#define TICK_MS 1000
/* Most checks take less. */
#define REST_MS 20
/* A worker that does not stop within this time is left to the system: it only
 * reads, and the most impatient editor kills after 200 ms. */
#define STOP_MS 100

/* Keeps standard output for the protocol alone: a stray print goes to stderr. */
static int
claim_output(void)
{
    int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (fd >= 0 && dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        close(fd);
        fd = -1;
    }
    return fd;
}

static void
on_frame(void *data, enum frame_kind kind, struct str body)
{
    method_take_frame(data, kind, body);
}

static void
on_end(void *data)
{
    lifecycle_hang_up(data);
}

static void
on_failed(void *data)
{
    log_error("the client cannot be written to");
    session_leave(data, 1);
}

static void
on_rested(uv_timer_t *timer)
{
    struct session *session = timer->data;
    if (session->worker != NULL) {
        worker_release_held(session->worker);
    }
}

/* The client has read all: what is held goes on after a pause, in which another draft is
 * checked if one waits. */
static void
rest(struct session *session)
{
    uv_timer_start(&session->rest_timer, on_rested, REST_MS, 0);
}

static void
on_drained(void *data)
{
    struct session *session = data;
    if (session->phase == PHASE_LEAVING) {
        uv_stop(&session->loop);
    } else {
        desk_publish_rest(session);
        rest(session);
    }
}

static void
on_tick(uv_timer_t *timer)
{
    lifecycle_tick(timer->data);
}

static void
trace_check(struct session *session, const struct job *job)
{
    struct buf text = BUF_INIT;
    struct buf more = BUF_INIT;
    buf_add_format(&text, "a draft was checked: %s, %u findings",
                   status_name(job->status), (unsigned)job->report.finding_count);
    buf_add_format(&more, "%zu bytes, %u paragraphs, generation %llu of the archive",
                   job->text.length, (unsigned)job->report.paragraphs,
                   (unsigned long long)job->archive.generation);
    session_trace(session, text.data, more.data);
    buf_release(&text);
    buf_release(&more);
}

/* False, and the job still the caller's, where the rest of it is for later. */
static bool
take_job(struct session *session, struct job *job)
{
    struct archive_state archive = job->archive;
    session->paragraphs_checked = job->paragraphs_checked;
    session->has_help = archive.has_help;
    configure_note_revision(session, job->revision);
    if (!query_take_job(session, job)) {
        return false;
    }
    if (job->kind == JOB_CHECK) {
        trace_check(session, job);
        pull_take_job(session, job);
        desk_take_result(session, job);
    } else {
        sweep_take_job(session, job);
        job_free(job);
    }
    configure_note_archive(session, &archive);
    status_note_work(session);
    return true;
}

static void
on_job_done(uv_async_t *async)
{
    struct session *session = async->data;
    struct job *job = NULL;
    while ((job = worker_take_done(session->worker)) != NULL) {
        if (session->phase != PHASE_RUNNING) {
            job_free(job);
        } else if (!take_job(session, job)) {
            worker_hold(session->worker, job);
        }
    }
    if (transport_queued(&session->transport) == 0) {
        rest(session);
    }
}

/* Before the loop sleeps: all that could be done has been done. */
static void
on_prepare(uv_prepare_t *prepare)
{
    struct session *session = prepare->data;
    if (session->phase == PHASE_RUNNING) {
        if (!desk_is_any_due(session) && worker_is_idle(session->worker)) {
            redraw_send(session);
        }
        query_answer_settled(session);
    }
}

static enum status
open_session(struct session *self, const struct server_options *options,
             struct error *err)
{
    struct transport_events events = {self, on_frame, on_end, on_failed, on_drained};
    *self = (struct session){
        .given_archive = options->archive,
        .ignore_client_process = options->ignore_client_process,
        .exit_status = 1,
    };
    lifecycle_watch_process(self, options->client_process);
    uv_random(NULL, NULL, &self->nonce, sizeof self->nonce, 0, NULL);
    int output = claim_output();
    if (output < 0) {
        return error_set(err, STATUS_IO, "standard output cannot be used");
    }
    if (uv_loop_init(&self->loop) != 0 ||
        uv_async_init(&self->loop, &self->job_done, on_job_done) != 0) {
        return error_set(err, STATUS_IO, "the system gives no event loop");
    }
    uv_prepare_init(&self->loop, &self->before_sleep);
    uv_timer_init(&self->loop, &self->due_timer);
    uv_timer_init(&self->loop, &self->tick_timer);
    uv_timer_init(&self->loop, &self->leave_timer);
    uv_timer_init(&self->loop, &self->rest_timer);
    self->before_sleep.data = self;
    self->due_timer.data = self;
    self->tick_timer.data = self;
    self->leave_timer.data = self;
    self->rest_timer.data = self;
    self->job_done.data = self;
    uv_prepare_start(&self->before_sleep, on_prepare);
    uv_timer_start(&self->tick_timer, on_tick, TICK_MS, TICK_MS);
    struct transport_ends ends = {STDIN_FILENO, output};
    return transport_open(&self->transport, &self->loop, ends, &events, err);
}

static void
close_handle(uv_handle_t *handle, void *data)
{
    (void)data;
    if (!uv_is_closing(handle)) {
        uv_close(handle, NULL);
    }
}

static void
release_session(struct session *self)
{
    vec_each(struct desk, desk, &self->desks) {
        desk_release(desk);
    }
    vec_release(&self->desks);
    while (self->waits.count > 0) {
        session_end_wait(self, self->waits.count - 1);
    }
    vec_release(&self->waits);
    pull_release(self);
    sweep_free(self->sweep);
    json_decref(self->status_sent);
    drafts_release(&self->drafts);
    folders_release(&self->folders);
    requests_release(&self->requests);
    deed_release_pending(self);
    scope_release(self);
    json_decref(self->initialization_options);
    json_decref(self->configuration);
    memory_free(self->settings_notice);
    memory_free(self->archive_notice);
    memory_free(self->dismissals_notice);
    memory_free(self->stock_notice);
    memory_free(self->help);
    memory_free(self->help_folder);
    transport_release(&self->transport);
}

/* Ends the process where it would have to wait: for a worker that does not poll its
 * token, for stories that are being written (what is on disk is sound at any moment),
 * or for a terminal that is being read. */
static void
close_session(struct session *self)
{
    if ((self->worker != NULL && !worker_stop(self->worker, STOP_MS)) ||
        !follow_stop(self, STOP_MS) || !ingest_stop(self, STOP_MS) ||
        self->transport.reading_file) {
        _Exit(self->exit_status);
    }
    if (self->worker != NULL) {
        worker_free(self->worker);
    }
    tidings_close(self);
    transport_close(&self->transport);
    uv_walk(&self->loop, close_handle, NULL);
    uv_run(&self->loop, UV_RUN_DEFAULT);
    uv_loop_close(&self->loop);
    release_session(self);
}

int
server_run(const struct server_options *options)
{
    struct error err = {{0}};
    struct session *session = memory_zalloc(sizeof *session);
    log_set_level(options->log_level);
    signal(SIGPIPE, SIG_IGN);
    crash_install();
    crash_enter_thread();
    message_seed_hashes();
    if (open_session(session, options, &err) != STATUS_OK) {
        log_error("%s", err.message);
        memory_free(session);
        return 1;
    }
    uv_run(&session->loop, UV_RUN_DEFAULT);
    close_session(session);
    int exit_status = session->exit_status;
    memory_free(session);
    return exit_status;
}
