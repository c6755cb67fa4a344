/* SPDX-License-Identifier: MIT */
#include "feed/watches.h"

#include <string.h>

#include "base/hash.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/str.h"
#include "base/vec.h"

struct watch {
    uv_fs_event_t handle;
    struct watches *all;
    char *folder;
};

struct watches {
    uv_loop_t *loop;
    struct watch_listener listener;
    struct {
        VEC_OF(struct watch *);
    } open;
    struct map by_folder; /* hash of its path -> place in `open` */
};

struct watches *
watches_new(uv_loop_t *loop, const struct watch_listener *listener)
{
    struct watches *self = memory_zalloc(sizeof *self);
    self->loop = loop;
    self->listener = *listener;
    return self;
}

static uint64_t
key_of(const char *folder)
{
    return hash_str(str_from(folder), hash_process_seed());
}

static void
on_closed(uv_handle_t *handle)
{
    struct watch *watch = handle->data;
    memory_free(watch->folder);
    memory_free(watch);
}

static void
on_event(uv_fs_event_t *handle, const char *name, int events, int status)
{
    struct watch *watch = handle->data;
    (void)events;
    if (watch->all != NULL) {
        watch->all->listener.event(watch->all->listener.data, watch->folder,
                                   status == 0 ? name : NULL);
    }
}

static void
close_watch(struct watch *watch)
{
    watch->all = NULL;
    uv_close((uv_handle_t *)&watch->handle, on_closed);
}

void
watches_free(struct watches *self)
{
    if (self == NULL) {
        return;
    }
    vec_each(struct watch *, watch, &self->open) {
        close_watch(*watch);
    }
    vec_release(&self->open);
    map_release(&self->by_folder);
    memory_free(self);
}

bool
watches_has(const struct watches *self, const char *folder)
{
    return map_find(&self->by_folder, key_of(folder)) != NULL;
}

bool
watches_add(struct watches *self, const char *folder)
{
    if (watches_has(self, folder)) {
        return true;
    }
    struct watch *watch = memory_zalloc(sizeof *watch);
    watch->all = self;
    watch->folder = memory_dup(folder);
    watch->handle.data = watch;
    if (uv_fs_event_init(self->loop, &watch->handle) != 0) {
        on_closed((uv_handle_t *)&watch->handle);
        return false;
    }
    if (uv_fs_event_start(&watch->handle, on_event, folder, 0) != 0) {
        close_watch(watch);
        return false;
    }
    map_put(&self->by_folder, key_of(folder), self->open.count);
    vec_add(&self->open, watch);
    return true;
}

static bool
is_at_or_below(const char *path, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 &&
           (path[length] == '\0' || path[length] == '/');
}

void
watches_drop(struct watches *self, const char *folder)
{
    size_t kept = 0;
    for (size_t i = 0; i < self->open.count; i++) {
        struct watch *watch = self->open.data[i];
        if (is_at_or_below(watch->folder, folder)) {
            map_remove(&self->by_folder, key_of(watch->folder));
            close_watch(watch);
        } else {
            *map_find(&self->by_folder, key_of(watch->folder)) = kept;
            self->open.data[kept++] = watch;
        }
    }
    self->open.count = kept;
}
