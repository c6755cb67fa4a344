/* SPDX-License-Identifier: MIT */
/* Where the system tells nothing (a network folder) the tick remains. */
#include "serve/tidings.h"

#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"

/* A commit is many changes of files. */
#define SETTLE_MS 50

struct tidings {
    struct session *session;
    uv_fs_event_t event;
    uv_timer_t timer;
    char *folder; /* that is watched, or NULL */
    dev_t device;
    ino_t inode;
    unsigned open; /* handles */
};

static void
on_settled(uv_timer_t *timer)
{
    struct tidings *self = timer->data;
    struct session *session = self->session;
    if (session->phase != PHASE_RUNNING || session->drafts.count == 0) {
        return;
    }
    /* What is under way may have looked too early. */
    worker_submit(session->worker, job_new(JOB_LOOK));
}

static void
on_event(uv_fs_event_t *event, const char *name, int events, int status)
{
    struct tidings *self = event->data;
    (void)name;
    (void)events;
    (void)status;
    if (!uv_is_active((uv_handle_t *)&self->timer)) {
        uv_timer_start(&self->timer, on_settled, SETTLE_MS, 0);
    }
}

static struct tidings *
tidings_of(struct session *session)
{
    if (session->tidings == NULL) {
        struct tidings *self = memory_zalloc(sizeof *self);
        self->session = session;
        uv_fs_event_init(&session->loop, &self->event);
        uv_timer_init(&session->loop, &self->timer);
        self->event.data = self->timer.data = self;
        self->open = 2;
        session->tidings = self;
    }
    return session->tidings;
}

static void
unwatch(struct tidings *self)
{
    uv_fs_event_stop(&self->event);
    memory_free(self->folder);
    self->folder = NULL;
}

static void
watch(struct tidings *self, const char *folder, const struct stat *info)
{
    unwatch(self);
    if (uv_fs_event_start(&self->event, on_event, folder, 0) == 0) {
        self->folder = memory_dup(folder);
        self->device = info->st_dev;
        self->inode = info->st_ino;
    }
}

void
tidings_tick(struct session *session)
{
    struct stat info;
    if (session->phase != PHASE_RUNNING) {
        return;
    }
    struct tidings *self = tidings_of(session);
    char *folder = session_archive_path(session);
    bool is_there = stat(folder, &info) == 0;
    bool is_same = is_there && self->folder != NULL &&
                   strcmp(self->folder, folder) == 0 && self->device == info.st_dev &&
                   self->inode == info.st_ino;
    if (!is_there) {
        unwatch(self);
    } else if (!is_same) {
        watch(self, folder, &info);
    }
    memory_free(folder);
}

static void
on_closed(uv_handle_t *handle)
{
    struct tidings *self = handle->data;
    self->open--;
    if (self->open == 0) {
        memory_free(self);
    }
}

void
tidings_close(struct session *session)
{
    struct tidings *self = session->tidings;
    if (self != NULL) {
        session->tidings = NULL;
        unwatch(self);
        uv_close((uv_handle_t *)&self->event, on_closed);
        uv_close((uv_handle_t *)&self->timer, on_closed);
    }
}
