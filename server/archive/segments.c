/* SPDX-License-Identifier: MIT */
#include "archive/segments.h"

#include <inttypes.h>
#include <string.h>

#include "archive/names.h"
#include "base/memory.h"
#include "base/own_folder.h"

#define REPAIR_HINT "; run: wirecheck verify --repair"

enum status
segments_list(struct segment_rows *ret, const struct sql *sql, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    bool found = true;
    enum status status =
        sql_prepare(sql, &statement,
                    "SELECT number, first, last, stories, entries, bytes FROM segment"
                    " ORDER BY first, number",
                    err);
    while (status == STATUS_OK && found) {
        status = sql_step(sql, statement, &found, err);
        if (status == STATUS_OK && found) {
            vec_add(ret, ((struct segment_row){
                             (uint32_t)sqlite3_column_int64(statement, 0),
                             (uint32_t)sqlite3_column_int64(statement, 1),
                             (uint32_t)sqlite3_column_int64(statement, 2),
                             (uint64_t)sqlite3_column_int64(statement, 3),
                             (uint64_t)sqlite3_column_int64(statement, 4),
                             (uint64_t)sqlite3_column_int64(statement, 5),
                         }));
        }
    }
    sqlite3_finalize(statement);
    return status;
}

enum status
segments_insert(const struct sql *sql, const struct segment_row *row, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    enum status status =
        sql_prepare(sql, &statement, "INSERT INTO segment VALUES(?, ?, ?, ?, ?, ?)", err);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(statement, 1, row->number);
        sqlite3_bind_int64(statement, 2, row->first);
        sqlite3_bind_int64(statement, 3, row->last);
        sqlite3_bind_int64(statement, 4, (int64_t)row->stories);
        sqlite3_bind_int64(statement, 5, (int64_t)row->entries);
        sqlite3_bind_int64(statement, 6, (int64_t)row->bytes);
        status = sql_finish(sql, statement, err);
    }
    sqlite3_finalize(statement);
    return status;
}

enum status
segments_delete(const struct sql *sql, uint32_t number, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    enum status status =
        sql_prepare(sql, &statement, "DELETE FROM segment WHERE number = ?", err);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(statement, 1, number);
        status = sql_finish(sql, statement, err);
    }
    sqlite3_finalize(statement);
    return status;
}

static enum status
check_counts(const struct segment *segment, const struct segment_row *row,
             const char *path, struct error *err)
{
    if (segment_story_count(segment) == row->stories &&
        segment_entry_count(segment) == row->entries) {
        return STATUS_OK;
    }
    return error_set(
        err, STATUS_CORRUPT,
        "%s: holds %zu stories and %zu entries where the catalog says %" PRIu64
        " and %" PRIu64 REPAIR_HINT,
        path, segment_story_count(segment), segment_entry_count(segment), row->stories,
        row->entries);
}

enum status
segments_open(struct segment **ret, const char *archive, const struct segment_row *row,
              struct error *err)
{
    struct error reason = {""};
    struct segment *segment = NULL;
    char *path = names_segment(archive, row->number);
    enum status status = segment_open(&segment, path, &reason);
    if (status == STATUS_OK) {
        status = check_counts(segment, row, path, err);
    } else if (status == STATUS_CORRUPT) {
        status = error_set(err, status, "%s" REPAIR_HINT, reason.message);
    } else if (status == STATUS_NOT_FOUND) {
        status = error_set(err, status, "%s: the segment is missing" REPAIR_HINT, path);
    } else {
        status = error_set(err, status, "%s", reason.message);
    }
    if (status == STATUS_OK) {
        *ret = segment;
    } else {
        segment_close(segment);
    }
    memory_free(path);
    return status;
}

void
segments_unlink(const char *archive, uint32_t number)
{
    struct own_folder folder = OWN_FOLDER_NONE;
    const char *name;
    char *path = names_segment(archive, number);
    if (own_folder_open_parent(&folder, &name, path, strlen(archive), NULL) ==
        STATUS_OK) {
        own_folder_remove(&folder, name);
    }
    own_folder_release(&folder);
    memory_free(path);
}

static bool
is_named(const struct segment_rows *rows, uint32_t number)
{
    vec_each(struct segment_row, row, rows) {
        if (row->number == number) {
            return true;
        }
    }
    return false;
}

enum status
segments_remove_orphans(const char *archive, const struct sql *sql, struct error *err)
{
    struct segment_rows rows = {0};
    struct file_paths names = {0};
    struct own_folder folder = OWN_FOLDER_NONE;
    char *path = names_segment_folder(archive);
    enum status status = segments_list(&rows, sql, err);
    if (status == STATUS_OK) {
        status = own_folder_open(&folder, path, strlen(archive), err);
    }
    if (status == STATUS_OK) {
        status = own_folder_list(&folder, &names, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < names.count; i++) {
        uint32_t number = 0;
        bool is_draft = false;
        if (names_read_segment(str_from(names.data[i]), &number, &is_draft) &&
            (is_draft || !is_named(&rows, number))) {
            own_folder_remove(&folder, names.data[i]);
        }
    }
    own_folder_release(&folder);
    file_paths_release(&names);
    vec_release(&rows);
    memory_free(path);
    return status;
}
