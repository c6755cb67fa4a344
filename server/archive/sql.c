/* SPDX-License-Identifier: MIT */
/* The only file that turns SQLite's result codes into ours. */
#include "archive/sql.h"

#include <limits.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/memory.h"

/* How long a reader or writer waits for another's short lock: a checkpoint, or
 * the recovery of a log after a crash. */
#define BUSY_TIMEOUT_MS 5000

/* No row that we write comes near it. */
#define VALUE_LIMIT (32 << 20)

/* Instructions of SQLite's machine. The most that any statement of ours takes for a page
 * is its 200 stories held against all segments. */
#define BUDGET_LEAST UINT64_C(100000000)
#define BUDGET_PER_PAGE UINT64_C(1000000)
#define BUDGET_SLICE 10000

struct sql_budget {
    uint64_t whole;
    uint64_t left;
};

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
        return error_set(err, STATUS_CORRUPT,
                         "%s: damaged: a value in it is larger than any that wirecheck "
                         "writes",
                         self->path);
    case SQLITE_CONSTRAINT:
        return error_set(err, STATUS_CORRUPT, "%s: damaged: %s", self->path, reason);
    case SQLITE_INTERRUPT:
        return error_set(err, STATUS_CORRUPT, "%s: damaged: reading it comes to no end",
                         self->path);
    default:
        return error_set(err, STATUS_IO, "%s: %s", self->path, reason);
    }
}

static void
renew(const struct sql *self)
{
    self->budget->left = self->budget->whole;
}

/* Not zero ends the statement. */
static int
spend(void *data)
{
    struct sql_budget *budget = data;
    bool is_spent = budget->left < BUDGET_SLICE;
    budget->left -= is_spent ? 0 : BUDGET_SLICE;
    return is_spent;
}

enum status
sql_run(const struct sql *self, const char *script, struct error *err)
{
    renew(self);
    return sqlite3_exec(self->db, script, NULL, NULL, NULL) == SQLITE_OK
               ? STATUS_OK
               : sql_error(self, err);
}

/* The folder's own path without links, so that SQLite can be told to follow none. */
static char *
real_path(const char *path)
{
    size_t slash = str_find_last_byte(str_from(path), '/');
    char *folder = slash == STR_NOT_FOUND ? memory_dup(".")
                                          : memory_dup_bytes(path, slash ? slash : 1);
    char real[PATH_MAX];
    struct buf ret = BUF_INIT;
    buf_add_text(&ret, realpath(folder, real) != NULL ? real : folder);
    buf_add_byte(&ret, '/');
    buf_add_text(&ret, slash == STR_NOT_FOUND ? path : path + slash + 1);
    memory_free(folder);
    return buf_take(&ret);
}

/* A path as a file: URI, so that it can carry ?immutable=1. */
static char *
uri_of(const char *path, const char *query)
{
    struct buf uri = BUF_INIT;
    char *real = real_path(path);
    buf_add_text(&uri, "file:");
    for (const char *at = real; *at != '\0'; at++) {
        if (*at == '%' || *at == '?' || *at == '#') {
            buf_add_format(&uri, "%%%02X", (unsigned)(unsigned char)*at);
        } else {
            buf_add_byte(&uri, *at);
        }
    }
    buf_add_text(&uri, query);
    memory_free(real);
    return buf_take(&uri);
}

static void
set_limits(const struct sql *self)
{
    static const struct {
        int limit;
        int value;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, VALUE_LIMIT},
        {SQLITE_LIMIT_SQL_LENGTH, 100000},
        {SQLITE_LIMIT_COLUMN, 64},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 10},
        {SQLITE_LIMIT_VDBE_OP, 100000},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        sqlite3_limit(self->db, limits[i].limit, limits[i].value);
    }
}

/* Whoever wrote the file may have put more into it than tables: nothing of it is run,
 * and closing it does not change it. */
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
        {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
    };
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (sqlite3_db_config(self->db, settings[i].option, settings[i].value, NULL) !=
            SQLITE_OK) {
            return sql_error(self, err);
        }
    }
    set_limits(self);
    sqlite3_progress_handler(self->db, BUDGET_SLICE, spend, self->budget);
    return sql_run(self, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY", err);
}

static enum status
open_uri(struct sql *self, const char *uri, const char *path, int flags,
         struct error *err)
{
    struct sql opened = {.path = memory_dup(path),
                         .budget = memory_zalloc(sizeof *opened.budget)};
    enum status status = STATUS_OK;
    opened.budget->whole = BUDGET_LEAST;
    if (sqlite3_open_v2(uri, &opened.db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI,
                        NULL) != SQLITE_OK) {
        status = sql_error(&opened, err);
    } else {
        sqlite3_busy_timeout(opened.db, BUSY_TIMEOUT_MS);
        status = distrust(&opened, err);
    }
    if (status == STATUS_OK) {
        *self = opened;
    } else {
        sql_close(&opened);
    }
    return status;
}

enum status
sql_open(struct sql *self, const char *path, enum sql_mode mode, struct error *err)
{
    struct sql opened = {0};
    /* A reader too must be able to roll back what a crash left half done. */
    int flags = mode == SQL_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    char *uri = uri_of(path, mode == SQL_READ_ONLY ? "?immutable=1" : "");
    enum status status = open_uri(&opened, uri, path, flags | SQLITE_OPEN_NOFOLLOW, err);
    if (status == STATUS_OK && mode == SQL_READ) {
        status = sql_run(&opened, "PRAGMA query_only = ON", err);
    }
    if (status == STATUS_OK) {
        *self = opened;
    } else {
        sql_close(&opened);
    }
    memory_free(uri);
    return status;
}

enum status
sql_open_memory(struct sql *self, struct error *err)
{
    return open_uri(self, ":memory:", "memory", SQLITE_OPEN_READWRITE, err);
}

enum status
sql_trust(const struct sql *self, struct error *err)
{
    int64_t pages = 0;
    enum status status = sql_number(self, "PRAGMA page_count", &pages, err);
    if (status == STATUS_OK) {
        self->budget->whole = BUDGET_LEAST + (uint64_t)pages * BUDGET_PER_PAGE;
        sqlite3_db_config(self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    }
    return status;
}

bool
sql_has_moved(const struct sql *self)
{
    int moved = 0;
    return sqlite3_file_control(self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
               SQLITE_OK &&
           moved != 0;
}

void
sql_close(struct sql *self)
{
    sqlite3_close_v2(self->db);
    memory_free(self->path);
    memory_free(self->budget);
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
    renew(self);
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
    renew(self);
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
