/* SPDX-License-Identifier: MIT */
#include "ingest/ingest.h"

#include <inttypes.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/file.h"
#include "intake/intake.h"
#include "story/account.h"

/* How often progress is told. */
#define PROGRESS_INTERVAL_US 50000

struct ingest {
    struct archive *archive; /* NULL: nothing is stored */
    const struct ingest_watcher *watcher;
    struct ingest_counts counts;
    uint64_t total_bytes;
    int64_t told_us;
    bool archive_failed;
};

static void
tell_progress(struct ingest *self, bool always)
{
    if (self->watcher == NULL || self->watcher->progress == NULL) {
        return;
    }
    int64_t now = clock_monotonic_us();
    if (always || now - self->told_us >= PROGRESS_INTERVAL_US) {
        self->told_us = now;
        self->watcher->progress(self->watcher->data, &self->counts, self->total_bytes);
    }
}

static void
take_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct ingest *self = data;
    self->counts.problems++;
    if (self->watcher != NULL && self->watcher->problem != NULL) {
        self->watcher->problem(self->watcher->data, path, line, reason);
    }
}

static void
take_progress(void *data, uint64_t bytes)
{
    struct ingest *self = data;
    self->counts.bytes += bytes;
    tell_progress(self, false);
}

/* A reader of the archive would wonder where the rest of the story is. */
static void
tell_loss(const struct ingest *self, const struct story *story)
{
    const struct story_account *account = story->account;
    if (self->watcher == NULL || self->watcher->notice == NULL ||
        !account_lost_much(account)) {
        return;
    }
    struct buf what = BUF_INIT;
    buf_add_format(&what,
                   "%" PRIu32 " of %" PRIu32 " words of prose were left out; add "
                   "--dry-run shows which",
                   account->left_prose, account->left_prose + account->kept);
    self->watcher->notice(self->watcher->data, story->source_path, story->source_line,
                          what.data);
    buf_release(&what);
}

static enum status
take_story(void *data, struct story *story, struct error *err)
{
    struct ingest *self = data;
    enum archive_outcome outcome;
    if (self->archive == NULL) {
        self->counts.added++;
        self->watcher->story(self->watcher->data, story);
        return STATUS_OK;
    }
    enum status status = archive_add(self->archive, story, &outcome, err);
    if (status == STATUS_LIMIT) {
        take_problem(self, story->source_path, story->source_line,
                     err != NULL ? err->message : status_name(status));
        return STATUS_OK;
    }
    if (status != STATUS_OK) {
        self->archive_failed = true;
        return status;
    }
    self->counts.added += outcome == ARCHIVE_ADDED;
    self->counts.updated += outcome == ARCHIVE_UPDATED;
    self->counts.unchanged += outcome == ARCHIVE_UNCHANGED;
    if (outcome != ARCHIVE_UNCHANGED) {
        tell_loss(self, story);
    }
    return STATUS_OK;
}

static enum status
read_files(struct ingest *self, const struct ingest_list *list, struct error *err)
{
    const struct intake_sink sink = {self, take_story, take_problem, take_progress};
    struct error reason;
    int64_t now_ms = clock_now_ms();
    for (size_t i = 0; i < list->count; i++) {
        const struct intake_file *file = &list->files[i];
        if (cancel_requested(list->cancel)) {
            return error_set(err, STATUS_CANCELLED, "cancelled");
        }
        enum status status = intake_read_file(file, now_ms, &sink, list->cancel, &reason);
        if (self->archive_failed || status == STATUS_CANCELLED) {
            return error_set(err, status, "%s", reason.message);
        }
        if (status != STATUS_OK) {
            take_problem(self, file->path, 0, reason.message);
        }
        self->counts.files++;
        if (self->watcher != NULL && self->watcher->file != NULL) {
            self->watcher->file(self->watcher->data, status);
        }
        tell_progress(self, false);
    }
    return STATUS_OK;
}

enum status
ingest_list(struct archive *archive, const struct ingest_list *list,
            const struct ingest_watcher *watcher, struct ingest_counts *ret,
            struct error *err)
{
    struct ingest ingest = {.archive = archive, .watcher = watcher};
    enum status status = read_files(&ingest, list, err);
    *ret = ingest.counts;
    return status;
}

/* The files that were found, and of each how much of its path was named. */
struct found_files {
    struct file_paths paths;
    struct {
        VEC_OF(struct intake_file);
    } files;
};

static void
list_files(struct ingest *self, const char *const *paths, size_t count,
           struct found_files *ret)
{
    struct error reason;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(paths[i], "-") == 0) {
            vec_add(&ret->paths, memory_dup("-"));
        } else if (file_walk(&ret->paths, paths[i], &reason) != STATUS_OK) {
            take_problem(self, paths[i], 0, reason.message);
        }
        while (ret->files.count < ret->paths.count) {
            const char *path = ret->paths.data[ret->files.count];
            vec_add(&ret->files,
                    ((struct intake_file){path, strlen(paths[i]),
                                          self->watcher != NULL ? self->watcher->defaults
                                                                : NULL}));
        }
    }
    vec_each(char *, path, &ret->paths) {
        struct stat file;
        if (stat(*path, &file) == 0 && file.st_size > 0) {
            self->total_bytes += (uint64_t)file.st_size;
        }
    }
}

enum status
ingest_files(struct archive *archive, const char *const *paths, size_t count,
             const struct ingest_watcher *watcher, const struct cancel *cancel,
             struct ingest_counts *ret, struct error *err)
{
    struct ingest ingest = {.archive = archive, .watcher = watcher};
    struct found_files files = {0};
    list_files(&ingest, paths, count, &files);
    struct ingest_list list = {files.files.data, files.files.count, cancel};
    enum status status = read_files(&ingest, &list, err);
    /* What was read before a cancellation stays; what came before a failure of the
     * archive in the same batch is gone already. */
    if (archive != NULL && (status == STATUS_OK || status == STATUS_CANCELLED)) {
        enum status committed = archive_commit(archive, err);
        status = committed != STATUS_OK ? committed : status;
    }
    tell_progress(&ingest, true);
    file_paths_release(&files.paths);
    vec_release(&files.files);
    *ret = ingest.counts;
    return status;
}
