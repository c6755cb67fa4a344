/* SPDX-License-Identifier: MIT */
/* The figures of a snapshot. Totals are kept by every commit, so that asking takes
 * no scan of the stories. */
#include <sys/stat.h>

#include "archive/names.h"
#include "archive/segments.h"
#include "archive/snapshot.h"
#include "archive/view.h"
#include "base/buf.h"
#include "base/memory.h"

static void
add_file(struct snapshot_stats *ret, const char *path, const char *suffix)
{
    struct buf name = BUF_INIT;
    struct stat file;
    buf_add_format(&name, "%s%s", path, suffix);
    if (stat(name.data, &file) == 0) {
        int64_t updated_ms =
            (int64_t)file.st_mtim.tv_sec * 1000 + file.st_mtim.tv_nsec / 1000000;
        ret->catalog_bytes += (uint64_t)file.st_size;
        ret->updated_ms = updated_ms > ret->updated_ms ? updated_ms : ret->updated_ms;
    }
    buf_release(&name);
}

static struct date
date_of_day(int64_t day)
{
    return (struct date){day * 86400000, DATE_DAY, DATE_FROM_METADATA, false};
}

static enum status
read_days(struct snapshot *self, struct snapshot_stats *ret, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    bool found = false;
    enum status status = sql_prepare(&self->sql, &statement,
                                     "SELECT count(*), min(day), max(day) FROM day", err);
    if (status == STATUS_OK) {
        status = sql_step(&self->sql, statement, &found, err);
    }
    if (status == STATUS_OK && found) {
        ret->days = (uint64_t)sqlite3_column_int64(statement, 0);
        bool any = ret->days > 0;
        ret->first = any ? date_of_day(sqlite3_column_int64(statement, 1)) : DATE_UNKNOWN;
        ret->last = any ? date_of_day(sqlite3_column_int64(statement, 2)) : DATE_UNKNOWN;
    }
    sqlite3_finalize(statement);
    return status;
}

enum status
snapshot_days(struct snapshot *self, uint64_t *ret, struct error *err)
{
    enum status status = STATUS_OK;
    if (self->days < 0) {
        status = sql_number(&self->sql, "SELECT count(*) FROM day", &self->days, err);
    }
    if (status == STATUS_OK) {
        *ret = (uint64_t)self->days;
    }
    return status;
}

enum status
snapshot_stats(struct snapshot *self, struct snapshot_stats *ret, struct error *err)
{
    struct snapshot_stats stats = {
        .stories = self->totals.stories,
        .generation = self->totals.generation,
        .text_bytes = self->totals.text_bytes,
        .segments = self->segment_count,
    };
    for (size_t i = 0; i < self->segment_count; i++) {
        stats.segment_bytes += segment_bytes(self->segments[i]);
        stats.fingerprints += segment_entry_count(self->segments[i]);
    }
    char *catalog = names_catalog(self->path);
    add_file(&stats, catalog, "");
    add_file(&stats, catalog, "-wal");
    memory_free(catalog);
    enum status status = read_days(self, &stats, err);
    if (status == STATUS_OK) {
        *ret = stats;
    }
    return status;
}
