/* SPDX-License-Identifier: MIT */
/* One thread, one loop: what happens in the folders is gathered between batches. */
#include "feed/feed.h"

#include <signal.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "feed/root.h"
#include "feed/state.h"
#include "feed/take.h"

/* Between two looks at whether the folders are there. */
#define TICK_MS 1000
/* A file that a program has open is looked at again after so long. */
#define OPEN_MS 500
/* After so many events some may be lost: the system keeps a bounded number. */
#define BURST_EVENTS 1000u
/* With `once`: what grows for so many quiet times is left. */
#define ONCE_PATIENCE 10

/* Files that nobody has changed for long enough, and that no program has open. */
static void
promote(struct feed *self)
{
    int64_t now = (int64_t)uv_now(&self->loop);
    size_t before = self->ready.count;
    for (size_t i = 0; i < self->waiting.count;) {
        struct waiting_file *file = &self->waiting.data[i];
        if (file->due_ms > now) {
            i++;
            continue;
        }
        struct look look = look_at(file->path);
        size_t length = self->roots.data[file->root].length;
        if (look.kind == LOOK_FILE && look.mark != file->mark) {
            file->mark = look.mark;
            file->changed_ms = look.changed_ms;
            file->due_ms = now + self->options->quiet_ms;
            file->tries = 0;
            file->is_retry = false;
            i++;
        } else if (look.kind == LOOK_FILE && look_is_written(file->path, length)) {
            file->due_ms = now + OPEN_MS;
            i++;
        } else {
            struct waiting_file taken = waiting_take(&self->waiting, i);
            if (look.kind == LOOK_FILE) {
                ready_add(&self->ready, &taken);
            } else {
                waiting_file_release(&taken);
            }
        }
    }
    ready_sort(&self->ready, before);
}

static size_t
count_unfinished(const struct feed *self)
{
    size_t count = 0;
    vec_each(const struct waiting_file, file, &self->waiting) {
        count += !file->is_retry;
    }
    return count;
}

/* With `once`: whether nothing more is to come of it. */
static bool
is_done(const struct feed *self)
{
    size_t unfinished = count_unfinished(self);
    int64_t waited = (int64_t)uv_now(&self->loop) - self->began_ms;
    bool gives_up = waited > ONCE_PATIENCE * self->options->quiet_ms;
    if (!self->options->once || ready_count(&self->ready) > 0 ||
        (unfinished > 0 && !gives_up)) {
        return false;
    }
    if (unfinished > 0) {
        feed_notice(self, "%zu %s still being written: left for the next time",
                    unfinished, unfinished == 1 ? "file is" : "files are");
    }
    return true;
}

static void
on_due(uv_timer_t *timer)
{
    struct feed *self = timer->data;
    promote(self);
    int64_t now = (int64_t)uv_now(&self->loop);
    if (ready_count(&self->ready) > 0 && now >= self->archive_wait_ms &&
        (self->taken_ms == 0 || now - self->taken_ms >= BATCH_MS ||
         ready_count(&self->ready) > BATCH_MS)) {
        take_batch(self);
    }
    if (cancel_requested(&self->cancel) || is_done(self)) {
        uv_stop(&self->loop);
        return;
    }
    feed_set_timer(self);
}

static void
on_event(void *data, const char *folder, const char *name)
{
    struct feed *self = data;
    self->events++;
    self->event_ms = (int64_t)uv_now(&self->loop);
    root_take_event(self, folder, name);
}

static void
tend(struct feed *self)
{
    bool was_burst = self->events > BURST_EVENTS &&
                     (int64_t)uv_now(&self->loop) - self->event_ms >= TICK_MS;
    self->events = was_burst ? 0 : self->events;
    vec_each(struct root, root, &self->roots) {
        root_tend(self, root, was_burst);
    }
}

static void
on_tick(uv_timer_t *timer)
{
    struct feed *self = timer->data;
    tend(self);
    if (cancel_requested(&self->cancel) || is_done(self)) {
        uv_stop(&self->loop);
    }
}

static void
on_stopped(uv_async_t *async)
{
    struct feed *self = async->data;
    uv_stop(&self->loop);
}

static uint64_t
reader_of(const struct feed_options *options)
{
    const struct intake_defaults *defaults = options->defaults;
    uint64_t hash = hash_str(STR(WIRECHECK_VERSION), 0);
    const char *parts[] = {defaults ? defaults->charset : NULL,
                           defaults ? defaults->language : NULL,
                           defaults ? defaults->outlet : NULL};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        hash = hash_str(parts[i] ? str_from(parts[i]) : STR_NONE, hash + 1);
    }
    return hash;
}

enum status
feed_new(struct feed **ret, const struct feed_options *options,
         const struct feed_listener *listener, struct error *err)
{
    struct feed *self = memory_zalloc(sizeof *self);
    self->options = options;
    self->listener = listener;
    self->reader = reader_of(options);
    self->on_due = on_due;
    if (uv_loop_init(&self->loop) != 0) {
        memory_free(self);
        return error_set(err, STATUS_IO, "the system gives no event loop");
    }
    if (uv_async_init(&self->loop, &self->stopped, on_stopped) != 0) {
        uv_loop_close(&self->loop);
        memory_free(self);
        return error_set(err, STATUS_IO, "the system gives no event loop");
    }
    uv_timer_init(&self->loop, &self->tick);
    uv_timer_init(&self->loop, &self->due);
    self->stopped.data = self->tick.data = self->due.data = self;
    self->watches = watches_new(&self->loop, &(struct watch_listener){self, on_event});
    for (size_t i = 0; i < options->count; i++) {
        vec_add(&self->roots, ((struct root){.given = memory_dup(options->folders[i])}));
    }
    *ret = self;
    return STATUS_OK;
}

void
feed_free(struct feed *self)
{
    if (self == NULL) {
        return;
    }
    watches_free(self->watches);
    uv_close((uv_handle_t *)&self->stopped, NULL);
    uv_close((uv_handle_t *)&self->tick, NULL);
    uv_close((uv_handle_t *)&self->due, NULL);
    /* A loop that was told to stop before it ran closes nothing in its first round. */
    while (uv_loop_close(&self->loop) == UV_EBUSY) {
        uv_run(&self->loop, UV_RUN_DEFAULT);
    }
    vec_each(struct root, root, &self->roots) {
        root_release(root);
    }
    vec_release(&self->roots);
    waiting_release(&self->waiting);
    ready_release(&self->ready);
    map_release(&self->told);
    memory_free(self);
}

enum status
feed_run(struct feed *self, struct error *err)
{
#ifdef SIGIO
    /* Whoever opens a file while we ask who has it open makes the system send it. */
    signal(SIGIO, SIG_IGN);
#endif
    uv_update_time(&self->loop);
    self->began_ms = (int64_t)uv_now(&self->loop);
    tend(self);
    if (self->status == STATUS_OK && !cancel_requested(&self->cancel) && !is_done(self)) {
        uv_timer_start(&self->tick, on_tick, TICK_MS, TICK_MS);
        feed_set_timer(self);
        uv_run(&self->loop, UV_RUN_DEFAULT);
    }
    return self->status == STATUS_OK
               ? STATUS_OK
               : error_set(err, self->status, "%s", self->error.message);
}

void
feed_stop(struct feed *self)
{
    cancel_request(&self->cancel);
    uv_async_send(&self->stopped);
}
