/* SPDX-License-Identifier: MIT */
/* Opens and closes an archive. What is done with one stands in add.c, commit.c,
 * forget.c and verify.c. */
#include "archive/archive.h"

#include <string.h>

#include "archive/batch.h"
#include "archive/names.h"
#include "archive/segments.h"
#include "archive/state.h"
#include "base/memory.h"
#include "base/own_folder.h"

static enum status
open_for_writing(struct archive *self, struct error *err)
{
    struct own_folder archive = OWN_FOLDER_NONE;
    struct own_folder segments = OWN_FOLDER_NONE;
    char *path = names_segment_folder(self->path);
    enum status status = own_folder_make(&archive, self->path, strlen(self->path), err);
    if (status == STATUS_OK) {
        status = own_folder_make(&segments, path, strlen(self->path), err);
    }
    if (status == STATUS_OK) {
        status = lock_take(&self->lock, &archive, err);
    }
    if (status == STATUS_OK) {
        status = schema_open_write(&self->sql, self->path, err);
    }
    if (status == STATUS_OK) {
        status = segments_remove_orphans(self->path, &self->sql, err);
    }
    own_folder_release(&segments);
    own_folder_release(&archive);
    memory_free(path);
    return status;
}

enum status
archive_open(struct archive **ret, const char *path, enum archive_mode mode,
             struct error *err)
{
    struct archive *self = memory_zalloc(sizeof *self);
    self->path = memory_dup(path);
    self->mode = mode;
    self->batch_stories_limit = BATCH_STORIES_LIMIT;
    self->rewrite_limit = REWRITE_LIMIT;
    enum status status = mode == ARCHIVE_WRITE ? open_for_writing(self, err)
                                               : schema_open_read(&self->sql, path, err);
    if (status == STATUS_OK) {
        status = totals_load(&self->totals, &self->sql, err);
    }
    if (status == STATUS_OK) {
        status = pack_load(&self->pack, &self->sql, err);
    }
    if (status == STATUS_OK) {
        *ret = self;
    } else {
        archive_close(self);
    }
    return status;
}

static void
finalize_statements(struct statements *self)
{
    sqlite3_finalize(self->find_identity);
    sqlite3_finalize(self->insert_story);
    sqlite3_finalize(self->insert_text);
    sqlite3_finalize(self->find_source);
    sqlite3_finalize(self->insert_source);
    sqlite3_finalize(self->find_notice);
    *self = (struct statements){0};
}

void
archive_close(struct archive *self)
{
    if (self == NULL) {
        return;
    }
    batch_abandon(self);
    batch_release(self);
    finalize_statements(&self->statements);
    sql_close(&self->sql);
    lock_release(&self->lock);
    pack_release(&self->pack);
    prints_release(&self->prints);
    buf_release(&self->scratch);
    buf_release(&self->packed);
    memory_free(self->path);
    memory_free(self);
}

void
archive_abandon(struct archive *self)
{
    batch_abandon(self);
}

const char *
archive_path(const struct archive *self)
{
    return self->path;
}
