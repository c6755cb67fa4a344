/* SPDX-License-Identifier: MIT */
/* A batch is in the archive before the ledger says so. Where one of its files changed
 * while it was read, the batch is dropped and read again without it: no half of a story
 * is ever committed. */
#include "feed/take.h"

#include <stdio.h>
#include <string.h>

#include "archive/archive.h"
#include "base/clock.h"
#include "feed/root.h"

#define BATCH_FILES 512
#define BATCH_BYTES ((uint64_t)256 << 20)
/* A file's problems that are told one by one. */
#define PROBLEMS_TOLD 20
/* What cannot be read may be half of what comes: if it is young and small it is tried
 * again so often, after twice the time each time, before anybody hears of it. */
#define PATIENCE_TRIES 3
#define PATIENCE_BYTES ((uint64_t)16 << 20)
#define PATIENCE_AGE_MS 60000
/* A file that cannot be opened is tried again after so long, or when it changes. */
#define CLOSED_MS 60000
#define BUSY_MS 1000
#define FAILURE_MS_LIMIT 60000

struct told_problem {
    size_t file; /* of the batch */
    uint64_t line;
    char *reason; /* NULL: so many more, in `line` */
};

struct batch {
    struct feed *feed;
    struct {
        VEC_OF(struct waiting_file);
    } files;
    struct {
        VEC_OF(struct intake_file);
    } list; /* of the same files */
    struct {
        VEC_OF(enum status);
    } read; /* of the files that were */
    struct {
        VEC_OF(struct told_problem);
    } problems;
    uint64_t sizes;
    size_t in_file; /* problems of the file under way */
};

static void
clear_problems(struct batch *self)
{
    vec_each(struct told_problem, problem, &self->problems) {
        memory_free(problem->reason);
    }
    vec_clear(&self->problems);
    vec_clear(&self->read);
    self->in_file = 0;
}

static void
batch_release(struct batch *self)
{
    clear_problems(self);
    vec_release(&self->problems);
    vec_release(&self->read);
    vec_each(struct waiting_file, file, &self->files) {
        waiting_file_release(file);
    }
    vec_release(&self->files);
    vec_release(&self->list);
}

static void
take_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct batch *self = data;
    struct told_problem problem = {.file = self->read.count, .line = line};
    (void)path;
    if (self->in_file++ < PROBLEMS_TOLD) {
        problem.reason = memory_dup(reason);
    } else if (vec_last(&self->problems)->reason == NULL) {
        vec_last(&self->problems)->line++;
        return;
    } else {
        problem.line = 1;
    }
    vec_add(&self->problems, problem);
}

static void
take_file(void *data, enum status status)
{
    struct batch *self = data;
    vec_add(&self->read, status);
    self->in_file = 0;
}

static void
take_progress(void *data, const struct ingest_counts *counts, uint64_t total_bytes)
{
    struct batch *self = data;
    const struct feed_listener *listener = self->feed->listener;
    (void)total_bytes;
    if (listener->progress != NULL) {
        listener->progress(listener->data, counts, self->sizes);
    }
}

/* What another batch has taken, or what changed since, is not in it. */
static void
fill(struct batch *self)
{
    struct feed *feed = self->feed;
    while (ready_count(&feed->ready) > 0 && self->files.count < BATCH_FILES &&
           self->sizes < BATCH_BYTES) {
        struct waiting_file file = ready_take(&feed->ready);
        const struct root *root = &feed->roots.data[file.root];
        struct look look = look_at(file.path);
        if (root->ledger != NULL && look.kind == LOOK_FILE && look.mark == file.mark &&
            !ledger_knows(root->ledger, file.path, file.mark)) {
            self->sizes += look.size;
            vec_add(&self->files, file);
            continue;
        }
        root_note(feed, file.root, file.path);
        waiting_file_release(&file);
    }
}

/* Those that changed meanwhile wait again. */
static size_t
drop_changed(struct batch *self)
{
    size_t kept = 0;
    for (size_t i = 0; i < self->files.count; i++) {
        struct waiting_file *file = &self->files.data[i];
        struct look look = look_at(file->path);
        if (look.kind == LOOK_FILE && look.mark == file->mark) {
            self->files.data[kept++] = *file;
        } else {
            root_note(self->feed, file->root, file->path);
            waiting_file_release(file);
        }
    }
    size_t dropped = self->files.count - kept;
    self->files.count = kept;
    return dropped;
}

static enum status
read_files(struct batch *self, struct archive *archive, struct ingest_counts *ret,
           struct error *err)
{
    const struct feed *feed = self->feed;
    const struct ingest_watcher watcher = {
        .data = self,
        .defaults = feed->options->defaults,
        .problem = take_problem,
        .progress = take_progress,
        .file = take_file,
    };
    clear_problems(self);
    vec_clear(&self->list);
    vec_each(const struct waiting_file, file, &self->files) {
        vec_add(&self->list,
                ((struct intake_file){file->path, feed->roots.data[file->root].length,
                                      feed->options->defaults}));
    }
    struct ingest_list list = {self->list.data, self->list.count, &feed->cancel};
    return ingest_list(archive, &list, &watcher, ret, err);
}

static enum status
write_batch(struct batch *self, struct ingest_counts *ret, struct error *err)
{
    struct archive *archive = NULL;
    bool again = true;
    enum status status =
        archive_open(&archive, self->feed->options->archive, ARCHIVE_WRITE, err);
    while (status == STATUS_OK && again) {
        status = read_files(self, archive, ret, err);
        again = status == STATUS_OK && drop_changed(self) > 0;
        if (again) {
            archive_abandon(archive);
        }
    }
    if (status == STATUS_OK) {
        status = archive_commit(archive, err);
    }
    archive_close(archive);
    return status;
}

static size_t
count_problems(const struct batch *self, size_t file)
{
    size_t count = 0;
    vec_each(const struct told_problem, problem, &self->problems) {
        if (problem->file == file) {
            count += problem->reason != NULL ? 1 : (size_t)problem->line;
        }
    }
    return count;
}

static bool
may_be_half(const struct feed *feed, const struct waiting_file *file)
{
    int64_t age_ms = clock_now_ms() - file->changed_ms;
    return !feed->options->once && file->tries < PATIENCE_TRIES &&
           age_ms < PATIENCE_AGE_MS && look_at(file->path).size <= PATIENCE_BYTES;
}

static void
tell_problems(const struct batch *self, size_t file)
{
    const struct feed_listener *listener = self->feed->listener;
    vec_each(const struct told_problem, problem, &self->problems) {
        if (problem->file != file || listener->problem == NULL) {
            continue;
        }
        char more[48];
        snprintf(more, sizeof more, "and %llu more of this file",
                 (unsigned long long)problem->line);
        listener->problem(listener->data, self->files.data[file].path,
                          problem->reason != NULL ? problem->line : 0,
                          problem->reason != NULL ? problem->reason : more);
    }
}

/* Lets it be read once more after a while, though it does not change. */
static void
try_later(struct feed *feed, const struct waiting_file *file, int64_t pause_ms)
{
    struct waiting_file again = *file;
    again.tries++;
    again.is_retry = true;
    again.due_ms = (int64_t)uv_now(&feed->loop) + pause_ms;
    waiting_touch(&feed->waiting, &again);
}

/* One file of a batch that is in the archive. Gives the problems that nobody hears of. */
static size_t
conclude_file(struct batch *self, size_t at)
{
    struct feed *feed = self->feed;
    const struct waiting_file *file = &self->files.data[at];
    struct ledger *ledger = feed->roots.data[file->root].ledger;
    size_t problems = count_problems(self, at);
    if (self->read.data[at] != STATUS_OK) {
        if (file->tries == 0) {
            tell_problems(self, at);
        }
        try_later(feed, file, CLOSED_MS);
        return file->tries == 0 ? 0 : problems;
    }
    if (problems > 0 && may_be_half(feed, file)) {
        try_later(feed, file, feed->options->quiet_ms << (file->tries + 1));
        return problems;
    }
    tell_problems(self, at);
    if (ledger != NULL) {
        ledger_note(ledger, file->path, file->mark, problems > 0);
    }
    return 0;
}

static void
save_ledgers(struct feed *feed)
{
    struct error err;
    vec_each(struct root, root, &feed->roots) {
        if (root->ledger != NULL && ledger_save(root->ledger, &err) != STATUS_OK) {
            /* What is not written down is read again some day, and found unchanged. */
            feed_problem(feed, root->path, 0, err.message);
        }
    }
}

static void
conclude(struct batch *self, struct ingest_counts *counts)
{
    struct feed *feed = self->feed;
    for (size_t i = 0; i < self->files.count; i++) {
        counts->problems -= conclude_file(self, i);
    }
    save_ledgers(feed);
    struct feed_batch done = {
        .counts = *counts,
        .waiting = ready_count(&feed->ready),
        .only = self->files.count == 1 ? self->files.data[0].path : NULL,
    };
    bool is_silent =
        counts->added + counts->updated + counts->unchanged == 0 && counts->problems == 0;
    if (feed->listener->batch != NULL && !is_silent) {
        feed->listener->batch(feed->listener->data, &done);
    }
    if (feed->archive_tries > 0) {
        feed_notice(feed, "%s: is written to again", feed->options->archive);
    }
    feed->archive_tries = 0;
    feed->archive_error.message[0] = '\0';
}

static void
put_back(struct batch *self)
{
    struct ready *ready = &self->feed->ready;
    vec_each(struct waiting_file, file, &self->files) {
        ready_add(ready, file);
    }
    self->files.count = 0;
    ready_sort(ready, ready->next);
}

/* The archive cannot be written to: by another writer, or on a full disk. */
static void
note_failure(struct feed *feed, enum status status, const struct error *reason)
{
    int64_t pause_ms = BUSY_MS;
    if (feed->options->once && status != STATUS_BUSY) {
        feed_end(feed, status, reason);
        return;
    }
    for (unsigned i = 0; status != STATUS_BUSY && i < feed->archive_tries; i++) {
        pause_ms = pause_ms < FAILURE_MS_LIMIT ? 2 * pause_ms : FAILURE_MS_LIMIT;
    }
    if (strcmp(feed->archive_error.message, reason->message) != 0) {
        feed_notice(feed, "%s; waits", reason->message);
        feed->archive_error = *reason;
    }
    feed->archive_tries += feed->archive_tries < 16;
    feed->archive_wait_ms = (int64_t)uv_now(&feed->loop) + pause_ms;
}

void
take_batch(struct feed *feed)
{
    struct batch batch = {.feed = feed};
    struct ingest_counts counts = {0};
    struct error err = {{0}};
    fill(&batch);
    if (batch.files.count > 0) {
        enum status status = write_batch(&batch, &counts, &err);
        uv_update_time(&feed->loop);
        feed->taken_ms = (int64_t)uv_now(&feed->loop);
        if (status == STATUS_OK) {
            conclude(&batch, &counts);
        } else {
            put_back(&batch);
            if (status != STATUS_CANCELLED) {
                note_failure(feed, status, &err);
            }
        }
    }
    batch_release(&batch);
}
