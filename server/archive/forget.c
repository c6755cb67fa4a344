/* SPDX-License-Identifier: MIT */
/* Removes a story so that its words cannot be read from the archive's files any
 * more: the row is overwritten with zeroes (secure_delete), the log that may hold
 * an older page is emptied, and the segment is rewritten, or, where that takes too
 * long for one story, its postings are filtered until it is merged. */
#include <inttypes.h>

#include "archive/archive.h"
#include "archive/batch.h"
#include "archive/compact.h"
#include "archive/segments.h"

static enum status
run_for(struct archive *self, const char *text, int64_t value, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    enum status status = sql_prepare(&self->sql, &statement, text, err);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(statement, 1, value);
        status = sql_finish(&self->sql, statement, err);
    }
    sqlite3_finalize(statement);
    return status;
}

/* What the totals must know of the story that goes. */
struct farewell {
    uint64_t text_bytes;
    int64_t source;
    int32_t day;
    bool is_printed;
};

static enum status
read_farewell(struct archive *self, uint32_t number, struct farewell *ret,
              struct error *err)
{
    sqlite3_stmt *statement = NULL;
    struct story story;
    bool found = false;
    story_init(&story);
    enum status status = sql_prepare(&self->sql, &statement,
                                     "SELECT text_length, source, kind, published,"
                                     " published_as FROM story WHERE number = ?",
                                     err);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(statement, 1, number);
        status = sql_step(&self->sql, statement, &found, err);
    }
    if (status == STATUS_OK && !found) {
        status =
            error_set(err, STATUS_NOT_FOUND, "%s: no story %" PRIu32, self->path, number);
    }
    if (status == STATUS_OK) {
        story.published.ms = sqlite3_column_int64(statement, 3);
        story.published.precision =
            (enum date_precision)(sqlite3_column_int(statement, 4) & 7);
        *ret = (struct farewell){
            .text_bytes = (uint64_t)sqlite3_column_int64(statement, 0),
            .source = sqlite3_column_int64(statement, 1),
            .day = prints_day(&story),
            .is_printed =
                prints_wanted((enum story_kind)sqlite3_column_int(statement, 2)),
        };
        ret->is_printed = ret->is_printed && ret->text_bytes > 0;
    }
    sqlite3_finalize(statement);
    return status;
}

static enum status
delete_rows(struct archive *self, uint32_t number, const struct farewell *farewell,
            struct error *err)
{
    const struct {
        const char *text;
        int64_t value;
        bool wanted;
    } steps[] = {
        {"DELETE FROM story WHERE number = ?", number, true},
        {"DELETE FROM text WHERE number = ?", number, true},
        {"INSERT INTO forgotten VALUES(?)", number, farewell->is_printed},
        {"DELETE FROM source WHERE number = ?1 AND NOT EXISTS"
         " (SELECT 1 FROM story WHERE source = ?1)",
         farewell->source, true},
        {"UPDATE day SET stories = stories - 1 WHERE day = ?", farewell->day,
         farewell->day != DAY_UNKNOWN},
        {"DELETE FROM day WHERE day = ? AND stories = 0", farewell->day,
         farewell->day != DAY_UNKNOWN},
    };
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof steps / sizeof *steps; i++) {
        if (steps[i].wanted) {
            status = run_for(self, steps[i].text, steps[i].value, err);
        }
    }
    return status;
}

/* Rewrites the segment of the story unless it is large. `from` and `to` are 0, or
 * the numbers of the old file and the new one. */
static enum status
rewrite_segment(struct archive *self, uint32_t number, uint32_t *from, uint32_t *to,
                struct error *err)
{
    struct segment_rows rows = {0};
    enum status status = segments_list(&rows, &self->sql, err);
    vec_each(struct segment_row, row, &rows) {
        if (status == STATUS_OK && row->first <= number && number <= row->last &&
            row->bytes <= self->rewrite_limit) {
            *from = row->number;
            status = compact_replace(self, row, 1, to, err);
        }
    }
    vec_release(&rows);
    if (status == STATUS_CORRUPT || status == STATUS_NOT_FOUND) {
        /* A damaged segment must not keep a story from being forgotten: its
         * postings are filtered until the segment is rebuilt. */
        *from = 0;
        status = STATUS_OK;
    }
    return status;
}

static enum status
forget_in_transaction(struct archive *self, uint32_t number, uint32_t *from,
                      struct error *err)
{
    struct farewell farewell = {0};
    uint32_t to = 0;
    enum status status = read_farewell(self, number, &farewell, err);
    if (status == STATUS_OK) {
        status = delete_rows(self, number, &farewell, err);
    }
    if (status == STATUS_OK) {
        self->totals.stories--;
        self->totals.text_bytes -= farewell.text_bytes;
        self->totals.generation++;
    }
    if (status == STATUS_OK && farewell.is_printed) {
        status = rewrite_segment(self, number, from, &to, err);
    }
    if (status == STATUS_OK) {
        status = totals_store(&self->totals, &self->sql, err);
    }
    if (status != STATUS_OK && to != 0) {
        segments_unlink(self->path, to);
    }
    return status == STATUS_OK ? batch_commit(self, err) : status;
}

enum status
archive_forget(struct archive *self, uint32_t number, struct error *err)
{
    uint32_t from = 0;
    enum status status = archive_commit(self, err);
    if (status == STATUS_OK) {
        status = batch_begin(self, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = forget_in_transaction(self, number, &from, err);
    if (status != STATUS_OK) {
        batch_abandon(self);
        return status;
    }
    if (from != 0) {
        segments_unlink(self->path, from);
    }
    sql_empty_log(&self->sql);
    return STATUS_OK;
}
