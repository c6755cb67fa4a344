/* SPDX-License-Identifier: MIT */
#include "archive/schema.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "archive/names.h"
#include "archive/tables.h"
#include "archive/trust.h"
#include "base/memory.h"
#include "base/own_folder.h"
#include "fingerprint/shingle.h"

static const char setup[] = "PRAGMA page_size = 16384;"
                            "PRAGMA journal_mode = WAL;"
                            "PRAGMA synchronous = FULL;"
                            "PRAGMA secure_delete = ON;"
                            "PRAGMA cache_size = -65536;"
                            "PRAGMA journal_size_limit = 67108864;"
                            "PRAGMA temp_store = MEMORY;";

static enum status
check_scheme(const struct sql *sql, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    bool found = false;
    enum status status =
        sql_prepare(sql, &statement, "SELECT value FROM meta WHERE name = 'scheme'", err);
    if (status == STATUS_OK) {
        status = sql_step(sql, statement, &found, err);
    }
    struct str scheme =
        status == STATUS_OK && found ? sql_column(statement, 0) : STR_NONE;
    if (status == STATUS_OK && !str_equal(scheme, STR(SCHEME_NAME))) {
        status = error_set(err, STATUS_UNSUPPORTED,
                           "%s: fingerprints of scheme \"%.*s\", this program reads "
                           "\"" SCHEME_NAME "\": make a new archive with wirecheck add",
                           sql->path, STR_ARGS(scheme));
    }
    sqlite3_finalize(statement);
    return status;
}

/* STATUS_NOT_FOUND where there is no table at all: whoever began to make the
 * archive did not come far. */
static enum status
check_made(const struct sql *sql, struct error *err)
{
    int64_t objects = 0;
    enum status status =
        sql_number(sql, "SELECT count(*) FROM sqlite_schema", &objects, err);
    return status == STATUS_OK && objects == 0 ? STATUS_NOT_FOUND : status;
}

static enum status
check_format(const struct sql *sql, struct error *err)
{
    int64_t format = 0;
    enum status status =
        sql_number(sql, "SELECT value FROM meta WHERE name = 'format'", &format, err);
    if (status == STATUS_NOT_FOUND) {
        return error_set(err, STATUS_CORRUPT, "%s: damaged: no format", sql->path);
    }
    if (status == STATUS_OK && format != SCHEMA_FORMAT) {
        return error_set(err, STATUS_UNSUPPORTED,
                         "%s: archive format %lld, this program reads %d: %s", sql->path,
                         (long long)format, SCHEMA_FORMAT,
                         format < SCHEMA_FORMAT ? "make a new archive with wirecheck add"
                                                : "a newer wirecheck is needed");
    }
    return status;
}

/* Of another format the tables differ too: then the format is what is said. */
static enum status
check_schema(const struct sql *sql, struct error *err)
{
    struct error reason = {""};
    enum status status = check_made(sql, err);
    if (status != STATUS_OK) {
        return status;
    }
    enum status tables = tables_check(sql, &reason);
    status = check_format(sql, err);
    if (tables != STATUS_OK && status != STATUS_UNSUPPORTED) {
        return error_set(err, tables, "%s", reason.message);
    }
    if (status == STATUS_OK) {
        status = check_scheme(sql, err);
    }
    return status == STATUS_OK ? sql_trust(sql, err) : status;
}

static enum status
open_checked(struct sql *ret, const char *path, enum sql_mode mode, struct error *err)
{
    struct sql sql = {0};
    enum status status = sql_open(&sql, path, mode, err);
    if (status == STATUS_OK) {
        status = check_schema(&sql, err);
    }
    if (status == STATUS_OK) {
        *ret = sql;
    } else {
        sql_close(&sql);
    }
    return status;
}

/* A reader of a live archive takes part in its log and shared memory file. Where these
 * cannot be made (a full disk, a folder that cannot be written to) nobody else writes
 * either, and the catalog alone is all there is, unless a log was left behind. */
static enum status
open_alone(struct sql *ret, const char *path, struct error *err)
{
    if (trust_has_log(path)) {
        return error_set(err, STATUS_IO,
                         "%s: its newest stories stand in %s-wal, which cannot be read "
                         "where nothing can be written: copy the archive, or make room",
                         path, path);
    }
    return open_checked(ret, path, SQL_READ_ONLY, err);
}

enum status
schema_open_read(struct sql *ret, const char *archive, struct error *err)
{
    char *path = names_catalog(archive);
    struct sql sql = {0};
    enum status status = trust_files(archive, false, err);
    if (status == STATUS_OK) {
        status = trust_mark(path, err);
    }
    if (status == STATUS_OK) {
        status = open_checked(&sql, path, SQL_READ, err);
        if (status == STATUS_IO) {
            status = open_alone(&sql, path, err);
        }
    }
    if (status == STATUS_OK) {
        status = trust_opened(&sql, archive, false, err);
    }
    if (status == STATUS_OK) {
        *ret = sql;
    } else {
        sql_close(&sql);
    }
    if (status == STATUS_NOT_FOUND) {
        error_set(err, status,
                  "%s: no archive there; to make one, run: wirecheck add FOLDER",
                  archive);
    }
    memory_free(path);
    return status;
}

/* Makes the file where there is none, so that it (and with it the log beside it) is
 * for the eyes of its owner only: SQLite goes by the umask. A file that is there is
 * not touched: closing it again would drop the locks that SQLite holds on it in this
 * process. */
static enum status
make_private(const char *archive, struct error *err)
{
    struct own_folder folder = OWN_FOLDER_NONE;
    enum status status = own_folder_open(&folder, archive, strlen(archive), err);
    if (status != STATUS_OK) {
        return status;
    }
    int fd = own_folder_make_file(&folder, NAMES_CATALOG);
    if (fd < 0 && errno != EEXIST) {
        status = error_set(err, STATUS_IO, "%s/" NAMES_CATALOG ": cannot create: %s",
                           archive, strerror(errno));
    }
    if (fd >= 0) {
        close(fd);
    }
    own_folder_release(&folder);
    return status;
}

/* A catalog that is there is known to be ours before anything of it is set. */
static enum status
set_up(const struct sql *sql, const char *archive, struct error *err)
{
    enum status found = check_schema(sql, err);
    if (found != STATUS_OK && found != STATUS_NOT_FOUND) {
        return found;
    }
    enum status status = trust_opened(sql, archive, true, err);
    if (status == STATUS_OK) {
        status = sql_run(sql, setup, err);
    }
    if (status == STATUS_OK && found == STATUS_NOT_FOUND) {
        status = tables_make(sql, err);
        if (status == STATUS_OK) {
            status = check_schema(sql, err);
        }
    }
    return status;
}

enum status
schema_open_write(struct sql *ret, const char *archive, struct error *err)
{
    struct sql sql = {0};
    char *path = names_catalog(archive);
    enum status status = make_private(archive, err);
    if (status == STATUS_OK) {
        status = trust_files(archive, true, err);
    }
    if (status == STATUS_OK) {
        status = trust_mark(path, err);
    }
    if (status == STATUS_OK) {
        status = sql_open(&sql, path, SQL_WRITE, err);
    }
    if (status == STATUS_OK) {
        status = set_up(&sql, archive, err);
    }
    if (status == STATUS_OK) {
        *ret = sql;
    } else {
        sql_close(&sql);
    }
    memory_free(path);
    return status;
}

static const char *const total_names[] = {
    "generation", "stories", "text_bytes", "next_story", "next_segment",
};

static bool
is_count(sqlite3_stmt *statement)
{
    return sqlite3_column_type(statement, 0) == SQLITE_INTEGER &&
           sqlite3_column_int64(statement, 0) >= 0;
}

enum status
totals_load(struct totals *ret, const struct sql *sql, struct error *err)
{
    struct totals totals = {0};
    uint64_t *const values[] = {&totals.generation, &totals.stories, &totals.text_bytes,
                                &totals.next_story, &totals.next_segment};
    sqlite3_stmt *statement = NULL;
    enum status status =
        sql_prepare(sql, &statement, "SELECT value FROM meta WHERE name = ?", err);
    for (size_t i = 0; status == STATUS_OK && i < sizeof values / sizeof *values; i++) {
        bool found = false;
        sqlite3_bind_text(statement, 1, total_names[i], -1, SQLITE_STATIC);
        status = sql_step(sql, statement, &found, err);
        if (status == STATUS_OK && !found) {
            status = error_set(err, STATUS_CORRUPT, "%s: damaged: no %s", sql->path,
                               total_names[i]);
        }
        if (status == STATUS_OK && !is_count(statement)) {
            status = error_set(err, STATUS_CORRUPT, "%s: damaged: %s is not a number",
                               sql->path, total_names[i]);
        }
        if (status == STATUS_OK) {
            *values[i] = (uint64_t)sqlite3_column_int64(statement, 0);
        }
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    if (status == STATUS_OK) {
        *ret = totals;
    }
    return status;
}

enum status
totals_store(const struct totals *self, const struct sql *sql, struct error *err)
{
    const uint64_t values[] = {self->generation, self->stories, self->text_bytes,
                               self->next_story, self->next_segment};
    sqlite3_stmt *statement = NULL;
    enum status status =
        sql_prepare(sql, &statement, "UPDATE meta SET value = ? WHERE name = ?", err);
    for (size_t i = 0; status == STATUS_OK && i < sizeof values / sizeof *values; i++) {
        sqlite3_bind_int64(statement, 1, (int64_t)values[i]);
        sqlite3_bind_text(statement, 2, total_names[i], -1, SQLITE_STATIC);
        status = sql_finish(sql, statement, err);
    }
    sqlite3_finalize(statement);
    return status;
}
