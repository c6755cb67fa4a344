/* SPDX-License-Identifier: MIT */
/* A folder is watched before it is listed, so that whatever comes in between is seen by
 * one or the other. */
#include "feed/root.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"

#define DEPTH_LIMIT 64
/* How often folders are looked at of which nothing is told. */
#define POLL_MS 5000
/* And all others, for what may have escaped us. */
#define LOOK_MS ((int64_t)3600 * 1000)
/* How often one is tried that another program follows. */
#define BUSY_MS 5000
/* What has not changed for so long when we come is complete: wide, as the clocks of two
 * computers differ. */
#define OLD_MS 60000

void
root_release(struct root *self)
{
    ledger_close(self->ledger);
    memory_free(self->given);
    memory_free(self->path);
    *self = (struct root){0};
}

/* A look at a folder and what lies below. */
struct visit {
    struct feed *feed;
    struct root *root;
    const char *folder;
    int depth;
    bool is_first;     /* since we came */
    bool is_all;       /* also folders that are watched already */
    uint64_t archive;  /* place of the archive's own folder */
    struct map *there; /* keys of all files, or NULL */
};

static void
note_file(const struct visit *visit, const char *path, const struct look *look)
{
    struct feed *feed = visit->feed;
    struct root *root = visit->root;
    int64_t age_ms = clock_now_ms() - look->changed_ms;
    struct waiting_file file = {
        .path = (char *)(uintptr_t)path,
        .root = (size_t)(root - feed->roots.data),
        .mark = look->mark,
        .changed_ms = look->changed_ms,
        .due_ms = (int64_t)uv_now(&feed->loop) + feed->options->quiet_ms,
    };
    if (visit->there != NULL) {
        map_put(visit->there, ledger_key(root->ledger, path), 1);
    }
    if (ledger_knows(root->ledger, path, look->mark)) {
        waiting_remove(&feed->waiting, path);
    } else if (ready_has(&feed->ready, path)) {
        return;
    } else if (visit->is_first && age_ms > OLD_MS) {
        file.path = memory_dup(path);
        ready_add(&feed->ready, &file);
    } else {
        waiting_touch(&feed->waiting, &file);
    }
}

static void enter(const struct visit *visit);

static void
note_path(const struct visit *visit, const char *path)
{
    struct look look = look_at(path);
    if (look.kind == LOOK_FILE) {
        note_file(visit, path, &look);
    } else if (look.kind == LOOK_FOLDER && look.place != visit->archive) {
        struct visit inner = *visit;
        inner.folder = path;
        inner.depth++;
        enter(&inner);
    }
}

static void
visit_name(void *data, const char *name)
{
    const struct visit *visit = data;
    char *path = file_join(visit->folder, name);
    note_path(visit, path);
    memory_free(path);
}

static void
watch(const struct visit *visit)
{
    struct feed *feed = visit->feed;
    if (!visit->root->polls && !watches_add(feed->watches, visit->folder)) {
        visit->root->polls = true;
        feed_notice(feed,
                    "%s: the system watches no more folders (fs.inotify."
                    "max_user_watches): looks every %d seconds",
                    visit->root->path, POLL_MS / 1000);
    }
}

static void
enter(const struct visit *visit)
{
    struct error err;
    if (visit->depth > DEPTH_LIMIT) {
        feed_problem(visit->feed, visit->folder, 0, "folders nested too deep");
        return;
    }
    if (!visit->is_all && watches_has(visit->feed->watches, visit->folder)) {
        return;
    }
    watch(visit);
    enum status status =
        look_into(visit->folder, visit_name, (void *)(uintptr_t)visit, &err);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND) {
        feed_problem(visit->feed, visit->folder, 0, err.message);
    }
}

static void
look_at_all(struct feed *feed, struct root *self, bool is_first)
{
    struct map there = {0};
    size_t ready = feed->ready.count;
    int64_t poll_ms = feed->options->poll_ms > 0 ? feed->options->poll_ms : POLL_MS;
    struct visit visit = {
        .feed = feed,
        .root = self,
        .folder = self->path,
        .is_first = is_first,
        .is_all = true,
        .archive = look_at_root(feed->options->archive).place,
        .there = &there,
    };
    enter(&visit);
    ready_sort(&feed->ready, ready);
    ledger_sweep(self->ledger, &there);
    map_release(&there);
    uv_update_time(&feed->loop);
    self->next_look_ms = (int64_t)uv_now(&feed->loop) + (self->polls ? poll_ms : LOOK_MS);
    feed_set_timer(feed);
}

static void
close_root(struct feed *feed, struct root *self)
{
    watches_drop(feed->watches, self->path);
    ledger_close(self->ledger);
    self->ledger = NULL;
    memory_free(self->path);
    self->path = NULL;
    self->next_look_ms = 0;
}

/* Why it is not followed, once; with `once` it is what the run ends with. */
static void
tell_why(struct feed *feed, struct root *self, enum status status,
         const struct error *reason)
{
    if (feed->options->once) {
        feed_end(feed, status, reason);
    } else if (!self->was_told) {
        feed_notice(feed, "%s; waits", reason->message);
        self->was_told = true;
    }
    self->next_look_ms = (int64_t)uv_now(&feed->loop) +
                         (status == STATUS_NOT_FOUND ? 0 : (int64_t)BUSY_MS);
}

static enum status
open_ledger(struct feed *feed, struct root *self, const char *path, struct error *err)
{
    struct look look = look_at_root(path);
    if (look.kind != LOOK_FOLDER) {
        return error_set(err, STATUS_INVALID,
                         "%s: not a folder: what is followed are folders", self->given);
    }
    self->place = look.place;
    return ledger_open(&self->ledger, feed->options->archive, path, feed->reader, err);
}

static void
open_root(struct feed *feed, struct root *self)
{
    char path[PATH_MAX];
    struct error err;
    enum status status = realpath(self->given, path) != NULL
                             ? open_ledger(feed, self, path, &err)
                             : error_set(&err, STATUS_NOT_FOUND, "%s: cannot open: %s",
                                         self->given, strerror(errno));
    if (status != STATUS_OK) {
        tell_why(feed, self, status, &err);
        return;
    }
    self->path = memory_dup(path);
    self->length = strlen(path);
    self->polls = feed->options->poll_ms > 0 || look_is_remote(self->path);
    if (self->was_told) {
        feed_notice(feed, "%s: is followed now", self->path);
        self->was_told = false;
    }
    look_at_all(feed, self, true);
}

/* Another folder in its place, or another archive, is another beginning. */
static bool
is_still_there(const struct root *self)
{
    struct look look = look_at_root(self->path);
    return look.kind == LOOK_FOLDER && look.place == self->place &&
           ledger_is_there(self->ledger);
}

void
root_tend(struct feed *feed, struct root *self, bool all)
{
    bool is_due = (int64_t)uv_now(&feed->loop) >= self->next_look_ms;
    if (self->path != NULL && !is_still_there(self)) {
        close_root(feed, self);
        is_due = true;
    }
    if (self->path == NULL) {
        if (is_due) {
            open_root(feed, self);
        }
    } else if (is_due || all) {
        look_at_all(feed, self, false);
    }
}

void
root_note(struct feed *feed, size_t root, const char *path)
{
    struct look look = look_at(path);
    struct visit visit = {.feed = feed, .root = &feed->roots.data[root]};
    if (look.kind == LOOK_FILE && visit.root->ledger != NULL) {
        note_file(&visit, path, &look);
    }
}

static bool
is_in(const char *path, const struct root *root)
{
    return root->path != NULL && strncmp(path, root->path, root->length) == 0 &&
           (path[root->length] == '\0' || path[root->length] == '/');
}

/* Of folders in one another, the inner one. */
static struct root *
find_root(struct feed *feed, const char *path)
{
    struct root *found = NULL;
    vec_each(struct root, root, &feed->roots) {
        if (is_in(path, root) && (found == NULL || root->length > found->length)) {
            found = root;
        }
    }
    return found;
}

static void
take_name(const struct visit *visit, const char *name)
{
    struct feed *feed = visit->feed;
    char *path = file_join(visit->folder, name);
    if (look_at(path).kind != LOOK_NOTHING) {
        note_path(visit, path);
    } else {
        waiting_remove(&feed->waiting, path);
        if (watches_has(feed->watches, path)) {
            watches_drop(feed->watches, path);
        }
        /* It may be the folder itself that is told of. */
        if (look_at_root(visit->folder).kind != LOOK_FOLDER) {
            watches_drop(feed->watches, visit->folder);
        }
    }
    memory_free(path);
}

void
root_take_event(struct feed *feed, const char *folder, const char *name)
{
    struct root *root = find_root(feed, folder);
    if (root == NULL || (name != NULL && look_passes_over(name))) {
        return;
    }
    struct visit visit = {
        .feed = feed,
        .root = root,
        .folder = folder,
        .archive = look_at_root(feed->options->archive).place,
    };
    if (name != NULL) {
        take_name(&visit, name);
    } else {
        visit.is_all = true;
        enter(&visit);
    }
    feed_set_timer(feed);
}
