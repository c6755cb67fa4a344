/* SPDX-License-Identifier: MIT */
/* A segment holds nothing that the texts do not say, so a lost one is built again.
 * New segments are cut where a batch would be, and where a sound segment lies
 * between, so that the ranges of story numbers stay disjoint. */
#include "archive/repair.h"

#include "archive/batch.h"
#include "archive/compact.h"
#include "archive/fetch.h"

/* Stories with fingerprints that lie in no segment's range. */
#define UNCOVERED                                                                        \
    ROW_SELECT_WITH_TEXT "WHERE kind = 0 AND text_length > 0 AND NOT EXISTS"             \
                         " (SELECT 1 FROM segment WHERE story.number BETWEEN first AND " \
                         "last) ORDER BY story.number"

static enum status
flush(struct archive *self, struct error *err)
{
    uint32_t number = 0;
    enum status status = batch_write_segment(self, &number, err);
    vec_clear(&self->batch.printed);
    vec_clear(&self->batch.entries);
    return status;
}

static bool
has_segment_between(const struct segment_rows *rows, uint32_t after, uint32_t before)
{
    vec_each(struct segment_row, row, rows) {
        if (row->first > after && row->last < before) {
            return true;
        }
    }
    return false;
}

/* A story whose text is damaged stands in its segment without fingerprints: the
 * damage is told elsewhere, and cannot be repaired from here. */
static enum status
print_row(struct archive *self, sqlite3_stmt *row, const struct segment_rows *sound,
          struct error *err)
{
    struct batch *batch = &self->batch;
    struct story story;
    enum status status = STATUS_OK;
    uint32_t number = (uint32_t)sqlite3_column_int64(row, 0);
    if (batch->printed.count >= self->batch_stories_limit ||
        (batch->printed.count > 0 &&
         has_segment_between(sound, vec_last(&batch->printed)->number, number))) {
        status = flush(self, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (fetch_story(row, &self->pack, &story, NULL) == STATUS_OK) {
        batch_print_story(self, &story);
        story_release(&story);
    } else {
        vec_add(&batch->printed, ((struct segment_story){number, DAY_UNKNOWN}));
    }
    return STATUS_OK;
}

static enum status
print_uncovered(struct archive *self, struct error *err)
{
    struct segment_rows sound = {0};
    sqlite3_stmt *statement = NULL;
    bool found = true;
    enum status status = segments_list(&sound, &self->sql, err);
    if (status == STATUS_OK) {
        status = sql_prepare(&self->sql, &statement, UNCOVERED, err);
    }
    while (status == STATUS_OK && found) {
        status = sql_step(&self->sql, statement, &found, err);
        if (status == STATUS_OK && found) {
            status = print_row(self, statement, &sound, err);
        }
    }
    sqlite3_finalize(statement);
    vec_release(&sound);
    return status == STATUS_OK ? flush(self, err) : status;
}

static enum status
rebuild(struct archive *self, const struct segment_rows *bad, struct error *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < bad->count; i++) {
        status = segments_delete(&self->sql, bad->data[i].number, err);
    }
    if (status == STATUS_OK) {
        status = sql_run(&self->sql,
                         "DELETE FROM forgotten WHERE NOT EXISTS (SELECT 1 FROM segment"
                         " WHERE forgotten.number BETWEEN first AND last)",
                         err);
    }
    if (status == STATUS_OK) {
        status = print_uncovered(self, err);
    }
    self->totals.generation++;
    if (status == STATUS_OK) {
        status = totals_store(&self->totals, &self->sql, err);
    }
    return status == STATUS_OK ? batch_commit(self, err) : status;
}

enum status
repair_segments(struct archive *self, const struct segment_rows *bad, struct error *err)
{
    enum status status = batch_begin(self, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = rebuild(self, bad, err);
    if (status != STATUS_OK) {
        /* New files that came to nothing go at the next opening for writing. */
        batch_abandon(self);
        return status;
    }
    status = segments_remove_orphans(self->path, &self->sql, err);
    return status == STATUS_OK ? compact_segments(self, COMPACT_IDLE, err) : status;
}

static enum status
raise_numbers(struct archive *self, struct error *err)
{
    int64_t story = 0;
    int64_t segment = 0;
    enum status status =
        sql_number(&self->sql, "SELECT " TOTALS_HIGHEST_STORY, &story, err);
    if (status == STATUS_OK) {
        status = sql_number(&self->sql, "SELECT " TOTALS_HIGHEST_SEGMENT, &segment, err);
    }
    if (status == STATUS_OK && self->totals.next_story <= (uint64_t)story) {
        self->totals.next_story = (uint64_t)story + 1;
    }
    if (status == STATUS_OK && self->totals.next_segment <= (uint64_t)segment) {
        self->totals.next_segment = (uint64_t)segment + 1;
    }
    return status;
}

static enum status
recount(struct archive *self, struct error *err)
{
    int64_t stories = 0;
    int64_t bytes = 0;
    /* published_as % 8 is the precision: see FORMAT.md. The division rounds down,
     * for days before 1970 too. */
    enum status status =
        sql_run(&self->sql,
                "DELETE FROM text WHERE number NOT IN (SELECT number FROM story);"
                "DELETE FROM forgotten WHERE number IN (SELECT number FROM story);"
                "DELETE FROM day;"
                "INSERT INTO day SELECT (published - ((published % 86400000) + 86400000)"
                " % 86400000) / 86400000 AS at, count(*) FROM story"
                " WHERE published_as % 8 >= 3 GROUP BY at;",
                err);
    if (status == STATUS_OK) {
        status = sql_number(&self->sql, "SELECT count(*) FROM story", &stories, err);
    }
    if (status == STATUS_OK) {
        status = sql_number(&self->sql, "SELECT coalesce(sum(text_length), 0) FROM story",
                            &bytes, err);
    }
    if (status == STATUS_OK) {
        status = raise_numbers(self, err);
    }
    self->totals.stories = (uint64_t)stories;
    self->totals.text_bytes = (uint64_t)bytes;
    self->totals.generation++;
    if (status == STATUS_OK) {
        status = totals_store(&self->totals, &self->sql, err);
    }
    return status == STATUS_OK ? batch_commit(self, err) : status;
}

enum status
repair_totals(struct archive *self, struct error *err)
{
    enum status status = batch_begin(self, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = recount(self, err);
    if (status != STATUS_OK) {
        batch_abandon(self);
    }
    return status;
}
