/* SPDX-License-Identifier: MIT */
/* The order that makes a commit whole or nothing: the segment is written and
 * synced first, then one transaction of the catalog adds the stories and names it.
 * What a crash leaves between the two is a file that nobody names. */
#include <stdlib.h>

#include "archive/archive.h"
#include "archive/batch.h"
#include "archive/compact.h"
#include "archive/segments.h"
#include "base/log.h"

static int
compare_days(const void *a, const void *b)
{
    int32_t left = *(const int32_t *)a;
    int32_t right = *(const int32_t *)b;
    return (left > right) - (left < right);
}

static enum status
add_days(struct archive *self, struct error *err)
{
    struct batch_days *days = &self->batch.days;
    sqlite3_stmt *statement = NULL;
    enum status status = sql_prepare(&self->sql, &statement,
                                     "INSERT INTO day VALUES(?1, ?2) ON CONFLICT(day)"
                                     " DO UPDATE SET stories = stories + ?2",
                                     err);
    if (days->count > 1) {
        qsort(days->data, days->count, sizeof *days->data, compare_days);
    }
    size_t end;
    for (size_t i = 0; status == STATUS_OK && i < days->count; i = end) {
        end = i + 1;
        while (end < days->count && days->data[end] == days->data[i]) {
            end++;
        }
        sqlite3_bind_int(statement, 1, days->data[i]);
        sqlite3_bind_int64(statement, 2, (int64_t)(end - i));
        status = sql_finish(&self->sql, statement, err);
    }
    sqlite3_finalize(statement);
    return status;
}

static enum status
commit_batch(struct archive *self, struct error *err)
{
    uint32_t segment = 0;
    enum status status = batch_write_segment(self, &segment, err);
    if (status == STATUS_OK) {
        status = add_days(self, err);
    }
    if (status == STATUS_OK) {
        self->totals.generation++;
        status = totals_store(&self->totals, &self->sql, err);
    }
    if (status != STATUS_OK && segment != 0) {
        segments_unlink(self->path, segment);
    }
    return status == STATUS_OK ? batch_commit(self, err) : status;
}

static void
settle(struct archive *self, enum compact_effort effort)
{
    struct error reason;
    /* The stories are safe already. Too many segments only cost time, and damage
     * is told by whoever needs the segment next. */
    if (compact_segments(self, effort, &reason) != STATUS_OK) {
        log_debug("segments not merged: %s", reason.message);
    }
}

enum status
archive_commit(struct archive *self, struct error *err)
{
    if (!self->batch.is_open) {
        return STATUS_OK;
    }
    if (!self->batch.has_changes) {
        batch_abandon(self);
        return STATUS_OK;
    }
    /* A batch that filled up is in the middle of many. */
    bool is_full = self->batch.text_bytes >= BATCH_TEXT_LIMIT ||
                   self->batch.stories >= self->batch_stories_limit;
    enum status status = commit_batch(self, err);
    if (status == STATUS_OK) {
        settle(self, is_full ? COMPACT_BUSY : COMPACT_IDLE);
    } else {
        batch_abandon(self);
    }
    return status;
}
