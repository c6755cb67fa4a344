/* SPDX-License-Identifier: MIT */
/* Opens a consistent view. A writer may merge away a segment between our reading
 * its name and our opening it: then the catalog has moved on, and we begin again.
 * Once a file is mapped it stays readable, whoever unlinks it. */
#include "archive/view.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "archive/names.h"
#include "archive/segments.h"
#include "archive/snapshot.h"
#include "base/memory.h"

#define OPEN_ATTEMPTS 20

static void
close_segments(struct snapshot *self)
{
    for (size_t i = 0; i < self->segment_count; i++) {
        segment_close(self->segments[i]);
    }
    memory_free(self->segments);
    self->segments = NULL;
    self->segment_count = 0;
}

static enum status
open_segments(struct snapshot *self, const struct segment_rows *rows, struct error *err)
{
    enum status status = STATUS_OK;
    self->segments = memory_zalloc_array(rows->count + 1, sizeof(struct segment *));
    for (size_t i = 0; status == STATUS_OK && i < rows->count; i++) {
        status = segments_open(&self->segments[i], self->path, &rows->data[i], err);
        self->segment_count += status == STATUS_OK;
    }
    return status;
}

static enum status
load_forgotten(struct snapshot *self, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    bool found = true;
    enum status status =
        sql_prepare(&self->sql, &statement, "SELECT number FROM forgotten", err);
    while (status == STATUS_OK && found) {
        status = sql_step(&self->sql, statement, &found, err);
        if (status == STATUS_OK && found) {
            map_put(&self->forgotten, (uint64_t)sqlite3_column_int64(statement, 0), 1);
        }
    }
    sqlite3_finalize(statement);
    return status;
}

/* One attempt: a read transaction and the segments that it names. Sets `moved`
 * where a file is missing. */
static enum status
take_view(struct snapshot *self, bool *missing, struct error *err)
{
    struct segment_rows rows = {0};
    *missing = false;
    enum status status = sql_run(&self->sql, "BEGIN", err);
    if (status == STATUS_OK) {
        status = totals_load(&self->totals, &self->sql, err);
    }
    if (status == STATUS_OK) {
        status = segments_list(&rows, &self->sql, err);
    }
    if (status == STATUS_OK) {
        status = open_segments(self, &rows, err);
        *missing = status == STATUS_NOT_FOUND;
    }
    vec_release(&rows);
    return status;
}

static enum status
load_view(struct snapshot *self, struct error *err)
{
    bool missing = true;
    enum status status = STATUS_OK;
    for (int i = 0; missing && i < OPEN_ATTEMPTS; i++) {
        if (i > 0) {
            close_segments(self);
            status = sql_run(&self->sql, "ROLLBACK", err);
        }
        if (status == STATUS_OK || i == 0) {
            status = take_view(self, &missing, err);
        }
    }
    if (missing) {
        return STATUS_CORRUPT;
    }
    if (status == STATUS_OK) {
        status = load_forgotten(self, err);
    }
    if (status == STATUS_OK) {
        status = sql_number(&self->sql,
                            "SELECT coalesce((SELECT value FROM meta"
                            " WHERE name = 'status_changes'), 0)",
                            &self->status_changes, err);
    }
    if (status == STATUS_OK) {
        status = pack_load(&self->pack, &self->sql, err);
    }
    return status;
}

/* The second connection, and which file it has open. */
static enum status
open_newest(struct snapshot *self, struct error *err)
{
    struct stat file;
    char *catalog = names_catalog(self->path);
    enum status status = schema_open_read(&self->newest, self->path, err);
    if (status == STATUS_OK) {
        status = sql_prepare(&self->newest, &self->newest_generation,
                             "SELECT value FROM meta WHERE name = 'generation'", err);
    }
    if (status == STATUS_OK && stat(catalog, &file) != 0) {
        status = error_set(err, STATUS_NOT_FOUND, "%s: %s", catalog, strerror(errno));
    }
    if (status == STATUS_OK) {
        self->device = file.st_dev;
        self->inode = file.st_ino;
    }
    memory_free(catalog);
    return status;
}

static void
close_newest(struct snapshot *self)
{
    sqlite3_finalize(self->newest_generation);
    self->newest_generation = NULL;
    sql_close(&self->newest);
}

static void
free_snapshot(struct snapshot *self)
{
    close_segments(self);
    close_newest(self);
    sqlite3_finalize(self->story);
    sqlite3_finalize(self->status_of);
    sqlite3_finalize(self->versions);
    sql_close(&self->sql);
    pack_release(&self->pack);
    map_release(&self->forgotten);
    memory_free(self->path);
    memory_free(self);
}

enum status
snapshot_open(struct snapshot **ret, const char *path, struct error *err)
{
    struct snapshot *self = memory_zalloc(sizeof *self);
    atomic_init(&self->references, 1);
    self->path = memory_dup(path);
    self->days = -1;
    enum status status = schema_open_read(&self->sql, path, err);
    if (status == STATUS_OK) {
        status = load_view(self, err);
    }
    if (status == STATUS_OK) {
        status = open_newest(self, err);
    }
    if (status == STATUS_OK) {
        self->own_device = self->device;
        self->own_inode = self->inode;
        *ret = self;
    } else {
        free_snapshot(self);
    }
    return status;
}

struct snapshot *
snapshot_ref(struct snapshot *self)
{
    atomic_fetch_add_explicit(&self->references, 1, memory_order_relaxed);
    return self;
}

void
snapshot_unref(struct snapshot *self)
{
    if (self != NULL &&
        atomic_fetch_sub_explicit(&self->references, 1, memory_order_acq_rel) == 1) {
        free_snapshot(self);
    }
}

uint64_t
snapshot_generation(const struct snapshot *self)
{
    return self->totals.generation;
}

uint64_t
snapshot_story_count(const struct snapshot *self)
{
    return self->totals.stories;
}

static enum status
read_newest(struct snapshot *self, uint64_t *ret, struct error *err)
{
    bool found = false;
    enum status status = sql_step(&self->newest, self->newest_generation, &found, err);
    if (status == STATUS_OK && found) {
        *ret = (uint64_t)sqlite3_column_int64(self->newest_generation, 0);
    }
    /* Ends the implicit transaction, so that the next call sees what is new. */
    sqlite3_reset(self->newest_generation);
    return status;
}

enum status
snapshot_newest(struct snapshot *self, uint64_t *ret, struct error *err)
{
    struct stat file;
    char *catalog = names_catalog(self->path);
    enum status status = STATUS_OK;
    uint64_t generation = 0;
    bool is_replaced = false;
    if (stat(catalog, &file) != 0) {
        status = error_set(err, STATUS_NOT_FOUND, "%s: %s", catalog, strerror(errno));
    } else if (file.st_dev != self->device || file.st_ino != self->inode) {
        is_replaced = true;
        close_newest(self);
        status = open_newest(self, err);
    }
    if (status == STATUS_OK) {
        status = read_newest(self, &generation, err);
    }
    /* Another archive stands there now, and may have counted as far as ours. */
    if (is_replaced && generation == self->totals.generation) {
        generation++;
    }
    if (status == STATUS_OK) {
        *ret = generation;
    }
    memory_free(catalog);
    return status;
}
