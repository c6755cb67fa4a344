/* SPDX-License-Identifier: MIT */
/* The only file that turns SQLite's result codes into ours. */
#include "archive/sql.h"

#include "base/buf.h"
#include "base/memory.h"

/* How long a reader or writer waits for another's short lock: a checkpoint, or
 * the recovery of a log after a crash. */
#define BUSY_TIMEOUT_MS 10000

enum status
sql_error(const struct sql *self, struct error *err)
{
    const char *reason = sqlite3_errmsg(self->db);
    switch (sqlite3_errcode(self->db) & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return error_set(err, STATUS_CORRUPT, "%s: damaged: %s", self->path, reason);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_set(err, STATUS_BUSY, "%s: in use by another process", self->path);
    case SQLITE_TOOBIG:
        return error_set(err, STATUS_LIMIT, "%s: %s", self->path, reason);
    default:
        return error_set(err, STATUS_IO, "%s: %s", self->path, reason);
    }
}

enum status
sql_run(const struct sql *self, const char *script, struct error *err)
{
    return sqlite3_exec(self->db, script, NULL, NULL, NULL) == SQLITE_OK
               ? STATUS_OK
               : sql_error(self, err);
}

/* A path as a file: URI, so that it can carry ?immutable=1. */
static char *
uri_of(const char *path, const char *query)
{
    struct buf uri = BUF_INIT;
    buf_add_text(&uri, "file:");
    for (const char *at = path; *at != '\0'; at++) {
        if (*at == '%' || *at == '?' || *at == '#') {
            buf_add_format(&uri, "%%%02X", (unsigned)(unsigned char)*at);
        } else {
            buf_add_byte(&uri, *at);
        }
    }
    buf_add_text(&uri, query);
    return buf_take(&uri);
}

/* Whoever wrote the file may have put more into it than tables: nothing of it is run. */
static enum status
distrust(const struct sql *self, struct error *err)
{
    static const struct {
        int option;
        int value;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (sqlite3_db_config(self->db, settings[i].option, settings[i].value, NULL) !=
            SQLITE_OK) {
            return sql_error(self, err);
        }
    }
    return STATUS_OK;
}

enum status
sql_open(struct sql *self, const char *path, enum sql_mode mode, struct error *err)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    /* A reader too must be able to roll back what a crash left half done. */
    flags |= mode == SQL_WRITE  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
             : mode == SQL_READ ? SQLITE_OPEN_READWRITE
                                : SQLITE_OPEN_READONLY;
    char *uri = uri_of(path, mode == SQL_READ_ONLY ? "?immutable=1" : "");
    struct sql opened = {.path = memory_dup(path)};
    enum status status = STATUS_OK;
    if (sqlite3_open_v2(uri, &opened.db, flags, NULL) != SQLITE_OK) {
        status = sql_error(&opened, err);
    } else {
        sqlite3_busy_timeout(opened.db, BUSY_TIMEOUT_MS);
        status = distrust(&opened, err);
        if (status == STATUS_OK && mode == SQL_READ) {
            status = sql_run(&opened, "PRAGMA query_only = ON", err);
        }
    }
    if (status == STATUS_OK) {
        *self = opened;
    } else {
        sql_close(&opened);
    }
    memory_free(uri);
    return status;
}

void
sql_close(struct sql *self)
{
    sqlite3_close_v2(self->db);
    memory_free(self->path);
    *self = (struct sql){0};
}

enum status
sql_prepare(const struct sql *self, sqlite3_stmt **ret, const char *text,
            struct error *err)
{
    return sqlite3_prepare_v3(self->db, text, -1, SQLITE_PREPARE_PERSISTENT, ret, NULL) ==
                   SQLITE_OK
               ? STATUS_OK
               : sql_error(self, err);
}

enum status
sql_step(const struct sql *self, sqlite3_stmt *statement, bool *ret, struct error *err)
{
    int code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        return sql_error(self, err);
    }
    *ret = code == SQLITE_ROW;
    return STATUS_OK;
}

enum status
sql_finish(const struct sql *self, sqlite3_stmt *statement, struct error *err)
{
    enum status status =
        sqlite3_step(statement) == SQLITE_DONE ? STATUS_OK : sql_error(self, err);
    sqlite3_reset(statement);
    return status;
}

enum status
sql_number(const struct sql *self, const char *query, int64_t *ret, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    bool found = false;
    enum status status = sql_prepare(self, &statement, query, err);
    if (status == STATUS_OK) {
        status = sql_step(self, statement, &found, err);
    }
    if (status == STATUS_OK && !found) {
        status = error_set(err, STATUS_NOT_FOUND, "%s: an entry is missing", self->path);
    }
    if (status == STATUS_OK) {
        *ret = sqlite3_column_int64(statement, 0);
    }
    sqlite3_finalize(statement);
    return status;
}

struct str
sql_column(sqlite3_stmt *statement, int column)
{
    const void *bytes = sqlite3_column_blob(statement, column);
    int length = sqlite3_column_bytes(statement, column);
    return (struct str){bytes, bytes != NULL ? (size_t)length : 0};
}

void
sql_empty_log(const struct sql *self)
{
    sqlite3_busy_timeout(self->db, 0);
    sqlite3_wal_checkpoint_v2(self->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_timeout(self->db, BUSY_TIMEOUT_MS);
}
