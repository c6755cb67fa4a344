/* SPDX-License-Identifier: MIT */
/* Only neighbours are merged, so that segments hold disjoint ranges of story
 * numbers. Merging the end of the
 * list as long as the next one is not much larger keeps sizes geometric: a story
 * is rewritten about log(n) times, and a look-up meets few segments. */
#include "archive/compact.h"

#include "archive/batch.h"
#include "archive/names.h"
#include "base/map.h"
#include "base/memory.h"

/* A neighbour joins where it is at most twice what is merged already. */
#define GROWTH 2
#define BUSY_FAN_IN 8
#define IDLE_FAN_IN 4
/* Smaller ones count as this large: a morning of single stories makes one. */
#define SMALL_ENTRIES 32768

static uint64_t
weight_of(const struct segment_row *row)
{
    return row->entries > SMALL_ENTRIES ? row->entries : SMALL_ENTRIES;
}

size_t
compact_plan(const struct segment_rows *rows, enum compact_effort effort)
{
    uint64_t weight = 0;
    uint64_t stories = 0;
    uint64_t entries = 0;
    size_t count = 0;
    while (count < rows->count) {
        const struct segment_row *row = &rows->data[rows->count - 1 - count];
        stories += row->stories;
        entries += row->entries;
        if (stories > SEGMENT_STORY_LIMIT || entries > UINT32_MAX ||
            (count > 0 && weight_of(row) > GROWTH * weight)) {
            break;
        }
        weight += weight_of(row);
        count++;
    }
    return count >= (effort == COMPACT_BUSY ? BUSY_FAN_IN : IDLE_FAN_IN) ? count : 0;
}

static enum status
load_forgotten(struct map *ret, const struct sql *sql, const struct segment_row *range,
               struct error *err)
{
    sqlite3_stmt *statement = NULL;
    bool found = true;
    enum status status =
        sql_prepare(sql, &statement,
                    "SELECT number FROM forgotten WHERE number BETWEEN ? AND ?", err);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(statement, 1, range->first);
        sqlite3_bind_int64(statement, 2, range->last);
    }
    while (status == STATUS_OK && found) {
        status = sql_step(sql, statement, &found, err);
        if (status == STATUS_OK && found) {
            map_put(ret, (uint64_t)sqlite3_column_int64(statement, 0), 1);
        }
    }
    sqlite3_finalize(statement);
    return status;
}

static bool
is_kept(uint32_t number, void *data)
{
    return map_find(data, number) == NULL;
}

static enum status
drop_rows(struct archive *self, const struct segment_row *rows, size_t count,
          struct error *err)
{
    sqlite3_stmt *statement = NULL;
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        status = segments_delete(&self->sql, rows[i].number, err);
    }
    /* What was left out of the new segment need not be filtered any longer. */
    if (status == STATUS_OK) {
        status = sql_prepare(&self->sql, &statement,
                             "DELETE FROM forgotten WHERE number BETWEEN ? AND ?", err);
    }
    if (status == STATUS_OK) {
        sqlite3_bind_int64(statement, 1, rows[0].first);
        sqlite3_bind_int64(statement, 2, rows[count - 1].last);
        status = sql_finish(&self->sql, statement, err);
    }
    sqlite3_finalize(statement);
    return status;
}

static enum status
write_merged(struct archive *self, struct segment *const *segments, size_t count,
             struct segment_row *ret, struct error *err)
{
    struct map forgotten = {0};
    struct segment *merged = NULL;
    char *path = names_segment(self->path, ret->number);
    enum status status = load_forgotten(&forgotten, &self->sql, ret, err);
    if (status == STATUS_OK) {
        status = segment_merge(path, segments, count, is_kept, &forgotten, err);
    }
    if (status == STATUS_OK) {
        status = segment_open(&merged, path, err);
    }
    if (status == STATUS_OK) {
        ret->stories = segment_story_count(merged);
        ret->entries = segment_entry_count(merged);
        ret->bytes = segment_bytes(merged);
        segment_close(merged);
    }
    map_release(&forgotten);
    memory_free(path);
    return status;
}

enum status
compact_replace(struct archive *self, const struct segment_row *rows, size_t count,
                uint32_t *ret, struct error *err)
{
    struct segment **segments = memory_zalloc_array(count, sizeof(struct segment *));
    struct segment_row row = {.number = (uint32_t)self->totals.next_segment++,
                              .first = rows[0].first,
                              .last = rows[count - 1].last};
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        status = segments_open(&segments[i], self->path, &rows[i], err);
    }
    if (status == STATUS_OK) {
        status = write_merged(self, segments, count, &row, err);
    }
    if (status == STATUS_OK) {
        status = drop_rows(self, rows, count, err);
    }
    if (status == STATUS_OK && row.stories > 0) {
        status = segments_insert(&self->sql, &row, err);
    }
    if (status == STATUS_OK) {
        status = totals_store(&self->totals, &self->sql, err);
    }
    if (status != STATUS_OK || row.stories == 0) {
        segments_unlink(self->path, row.number);
    }
    for (size_t i = 0; i < count; i++) {
        segment_close(segments[i]);
    }
    memory_free(segments);
    if (status == STATUS_OK) {
        *ret = row.stories > 0 ? row.number : 0;
    }
    return status;
}

static enum status
merge_last(struct archive *self, const struct segment_row *rows, size_t count,
           struct error *err)
{
    uint32_t number = 0;
    enum status status = batch_begin(self, err);
    if (status == STATUS_OK) {
        status = compact_replace(self, rows, count, &number, err);
    }
    if (status == STATUS_OK) {
        status = batch_commit(self, err);
    }
    if (status != STATUS_OK) {
        batch_abandon(self);
        return status;
    }
    for (size_t i = 0; i < count; i++) {
        segments_unlink(self->path, rows[i].number);
    }
    return STATUS_OK;
}

enum status
compact_segments(struct archive *self, enum compact_effort effort, struct error *err)
{
    struct segment_rows rows = {0};
    enum status status = STATUS_OK;
    size_t count;
    do {
        vec_clear(&rows);
        status = segments_list(&rows, &self->sql, err);
        count = status == STATUS_OK ? compact_plan(&rows, effort) : 0;
        if (count > 0) {
            status = merge_last(self, &rows.data[rows.count - count], count, err);
        }
    } while (status == STATUS_OK && count > 0);
    vec_release(&rows);
    return status;
}
