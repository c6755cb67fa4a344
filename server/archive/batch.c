/* SPDX-License-Identifier: MIT */
#include "archive/batch.h"

#include "archive/names.h"
#include "archive/segments.h"
#include "base/memory.h"

enum status
batch_begin(struct archive *self, struct error *err)
{
    if (self->mode != ARCHIVE_WRITE) {
        return error_set(err, STATUS_INVALID, "%s: opened for reading only", self->path);
    }
    if (self->batch.is_open) {
        return STATUS_OK;
    }
    enum status status = sql_trust(&self->sql, err);
    if (status == STATUS_OK) {
        status = sql_run(&self->sql, "BEGIN IMMEDIATE", err);
    }
    self->batch.is_open = status == STATUS_OK;
    return status;
}

static void
clear(struct archive *self)
{
    struct batch *batch = &self->batch;
    batch->is_open = false;
    batch->has_changes = false;
    batch->stories = 0;
    batch->text_bytes = 0;
    vec_clear(&batch->printed);
    vec_clear(&batch->entries);
    vec_clear(&batch->days);
    /* The number of a source that was rolled back means nothing. */
    memory_free(self->last_source);
    self->last_source = NULL;
}

enum status
batch_commit(struct archive *self, struct error *err)
{
    enum status status = sql_run(&self->sql, "COMMIT", err);
    if (status == STATUS_OK) {
        clear(self);
    }
    return status;
}

void
batch_abandon(struct archive *self)
{
    if (!self->batch.is_open) {
        return;
    }
    /* After some failures SQLite has rolled back by itself; then this one fails,
     * and there is nothing more to undo. */
    sqlite3_exec(self->sql.db, "ROLLBACK", NULL, NULL, NULL);
    clear(self);
    /* Segment numbers are not used again: see batch_commit. */
    uint64_t next_segment = self->totals.next_segment;
    struct totals totals;
    if (totals_load(&totals, &self->sql, NULL) == STATUS_OK) {
        self->totals = totals;
        self->totals.next_segment = next_segment;
    }
    /* A dictionary that was made in the batch is gone with it. Texts that cannot be
     * packed with one can always be packed without. */
    if (pack_load(&self->pack, &self->sql, NULL) != STATUS_OK) {
        pack_release(&self->pack);
    }
}

void
batch_release(struct archive *self)
{
    clear(self);
    vec_release(&self->batch.printed);
    vec_release(&self->batch.entries);
    vec_release(&self->batch.days);
}

void
batch_print_story(struct archive *self, const struct story *story)
{
    struct batch *batch = &self->batch;
    prints_add(&self->prints, story, (uint32_t)batch->printed.count, &batch->entries);
    vec_add(&batch->printed, ((struct segment_story){story->number, prints_day(story)}));
}

void
batch_add_story(struct archive *self, const struct story *story)
{
    struct batch *batch = &self->batch;
    int32_t day = prints_day(story);
    batch->has_changes = true;
    batch->stories++;
    batch->text_bytes += story->text_length;
    self->totals.stories++;
    self->totals.text_bytes += story->text_length;
    if (day != DAY_UNKNOWN) {
        vec_add(&batch->days, day);
    }
    if (prints_wanted(story->kind) && story->text_length > 0) {
        batch_print_story(self, story);
    }
}

static enum status
write_segment(struct archive *self, uint32_t number, struct segment_row *ret,
              struct error *err)
{
    const struct batch *batch = &self->batch;
    struct segment *segment = NULL;
    char *path = names_segment(self->path, number);
    enum status status = segment_write(path, batch->printed.data, batch->printed.count,
                                       batch->entries.data, batch->entries.count, err);
    if (status == STATUS_OK) {
        status = segment_open(&segment, path, err);
    }
    if (status == STATUS_OK) {
        *ret = (struct segment_row){
            .number = number,
            .first = batch->printed.data[0].number,
            .last = vec_last(&batch->printed)->number,
            .stories = segment_story_count(segment),
            .entries = segment_entry_count(segment),
            .bytes = segment_bytes(segment),
        };
        segment_close(segment);
    }
    memory_free(path);
    return status;
}

/* A number that is in use would replace that segment's file. */
static enum status
check_segment_number(const struct archive *self, struct error *err)
{
    int64_t highest = 0;
    enum status status = sql_number(
        &self->sql, "SELECT coalesce(max(number), 0) FROM segment", &highest, err);
    if (status == STATUS_OK && (self->totals.next_segment <= (uint64_t)highest ||
                                self->totals.next_segment > UINT32_MAX)) {
        status = error_set(err, STATUS_CORRUPT,
                           "%s: damaged: next_segment is not above all segments",
                           self->sql.path);
    }
    return status;
}

enum status
batch_write_segment(struct archive *self, uint32_t *ret, struct error *err)
{
    struct segment_row row;
    if (self->batch.printed.count == 0) {
        *ret = 0;
        return STATUS_OK;
    }
    uint32_t number = (uint32_t)self->totals.next_segment;
    enum status status = check_segment_number(self, err);
    if (status != STATUS_OK) {
        return status;
    }
    self->totals.next_segment++;
    status = write_segment(self, number, &row, err);
    if (status == STATUS_OK) {
        status = segments_insert(&self->sql, &row, err);
    }
    if (status == STATUS_OK) {
        *ret = number;
    } else {
        segments_unlink(self->path, number);
    }
    return status;
}
