/* SPDX-License-Identifier: MIT */
#include "archive/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "archive/names.h"
#include "base/file.h"
#include "base/memory.h"
#include "fingerprint/shingle.h"

/* "WCAR": lets file(1) and SQLite tools tell whose database this is. */
#define APPLICATION_ID 0x57434152

static const char setup[] = "PRAGMA page_size = 16384;"
                            "PRAGMA journal_mode = WAL;"
                            "PRAGMA synchronous = FULL;"
                            "PRAGMA secure_delete = ON;"
                            "PRAGMA cache_size = -65536;"
                            "PRAGMA journal_size_limit = 67108864;"
                            "PRAGMA temp_store = MEMORY;";

static const char tables[] =
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE story("
    " number INTEGER PRIMARY KEY, identity INTEGER NOT NULL, content BLOB NOT NULL,"
    " source INTEGER NOT NULL, source_line INTEGER NOT NULL,"
    " kind INTEGER NOT NULL, status INTEGER NOT NULL,"
    " guid TEXT, version TEXT, headline TEXT, byline TEXT, place TEXT, agency TEXT,"
    " rule INTEGER NOT NULL, publisher TEXT, sign_off TEXT, url TEXT, language TEXT,"
    " published INTEGER, published_as INTEGER NOT NULL,"
    " updated INTEGER, updated_as INTEGER NOT NULL,"
    " embargo INTEGER, embargo_as INTEGER NOT NULL,"
    " text_length INTEGER NOT NULL, dateline_length INTEGER NOT NULL,"
    " contributors TEXT, items BLOB);"
    "CREATE INDEX story_identity ON story(identity);"
    "CREATE INDEX story_source ON story(source);"
    "CREATE TABLE text(number INTEGER PRIMARY KEY, dictionary INTEGER NOT NULL,"
    " body BLOB NOT NULL);"
    "CREATE TABLE dictionary(number INTEGER PRIMARY KEY, content BLOB NOT NULL);"
    "CREATE TABLE source(number INTEGER PRIMARY KEY, hash INTEGER NOT NULL,"
    " path TEXT NOT NULL);"
    "CREATE INDEX source_hash ON source(hash);"
    "CREATE TABLE notice(content BLOB PRIMARY KEY, identity INTEGER NOT NULL,"
    " guid TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE INDEX notice_identity ON notice(identity);"
    "CREATE TABLE segment(number INTEGER PRIMARY KEY, first INTEGER NOT NULL,"
    " last INTEGER NOT NULL, stories INTEGER NOT NULL, entries INTEGER NOT NULL, bytes "
    "INTEGER NOT NULL);"
    "CREATE TABLE forgotten(number INTEGER PRIMARY KEY);"
    "CREATE TABLE day(day INTEGER PRIMARY KEY, stories INTEGER NOT NULL);"
    "INSERT INTO meta VALUES('scheme', '" SCHEME_NAME "'), ('format', " SCHEMA_FORMAT_TEXT
    "),"
    " ('generation', 0), ('stories', 0), ('text_bytes', 0), ('next_story', 1),"
    " ('next_segment', 1);";

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
check_tables(const struct sql *sql, struct error *err)
{
    int64_t all = 0;
    int64_t ours = 0;
    enum status status = sql_number(sql, "SELECT count(*) FROM sqlite_schema", &all, err);
    if (status == STATUS_OK) {
        status = sql_number(sql,
                            "SELECT count(*) FROM sqlite_schema"
                            " WHERE name IN ('meta', 'story', 'segment')",
                            &ours, err);
    }
    if (status == STATUS_OK && all == 0) {
        status = STATUS_NOT_FOUND;
    } else if (status == STATUS_OK && ours != 3) {
        status =
            error_set(err, STATUS_UNSUPPORTED, "%s: not a wirecheck archive", sql->path);
    }
    return status;
}

static enum status
check_format(const struct sql *sql, struct error *err)
{
    int64_t format = 0;
    enum status status = check_tables(sql, err);
    if (status == STATUS_OK) {
        status =
            sql_number(sql, "SELECT value FROM meta WHERE name = 'format'", &format, err);
    }
    if (status == STATUS_OK && format != SCHEMA_FORMAT) {
        return error_set(err, STATUS_UNSUPPORTED,
                         "%s: archive format %lld, this program reads %d: %s", sql->path,
                         (long long)format, SCHEMA_FORMAT,
                         format < SCHEMA_FORMAT ? "make a new archive with wirecheck add"
                                                : "a newer wirecheck is needed");
    }
    return status == STATUS_OK ? check_scheme(sql, err) : status;
}

static enum status
open_checked(struct sql *ret, const char *path, enum sql_mode mode, struct error *err)
{
    struct sql sql = {0};
    enum status status = sql_open(&sql, path, mode, err);
    if (status == STATUS_OK) {
        status = check_format(&sql, err);
    }
    if (status == STATUS_OK) {
        *ret = sql;
    } else {
        sql_close(&sql);
    }
    return status;
}

enum status
schema_open_read(struct sql *ret, const char *archive, struct error *err)
{
    char *path = names_catalog(archive);
    enum status status =
        file_exists(path) ? open_checked(ret, path, SQL_READ, err) : STATUS_NOT_FOUND;
    /* A reader of a live archive takes part in its shared memory file. Where the
     * folder cannot be written to, nobody else writes either. */
    if (status == STATUS_IO && access(archive, W_OK) != 0) {
        status = open_checked(ret, path, SQL_READ_ONLY, err);
    }
    if (status == STATUS_NOT_FOUND) {
        error_set(err, status,
                  "%s: no archive there; to make one, run: wirecheck add FOLDER",
                  archive);
    }
    memory_free(path);
    return status;
}

static enum status
make_tables(const struct sql *sql, struct error *err)
{
    char identify[64];
    sqlite3_snprintf(sizeof identify, identify, "PRAGMA application_id = %d;",
                     APPLICATION_ID);
    enum status status = sql_run(sql, "BEGIN IMMEDIATE", err);
    if (status == STATUS_OK) {
        status = sql_run(sql, identify, err);
    }
    if (status == STATUS_OK) {
        status = sql_run(sql, tables, err);
    }
    return status == STATUS_OK ? sql_run(sql, "COMMIT", err) : status;
}

/* Makes the file where there is none, so that it (and with it the log beside it) is
 * for the eyes of its owner only: SQLite goes by the umask. A file that is there is
 * not touched: closing it again would drop the locks that SQLite holds on it in this
 * process. */
static enum status
make_private(const char *path, struct error *err)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && errno != EEXIST) {
        return error_set(err, STATUS_IO, "%s: cannot create: %s", path, strerror(errno));
    }
    if (fd >= 0) {
        close(fd);
    }
    return STATUS_OK;
}

enum status
schema_open_write(struct sql *ret, const char *archive, struct error *err)
{
    struct sql sql = {0};
    int64_t tables_found = 0;
    char *path = names_catalog(archive);
    enum status status = make_private(path, err);
    if (status == STATUS_OK) {
        status = sql_open(&sql, path, SQL_WRITE, err);
    }
    if (status == STATUS_OK) {
        status = sql_run(&sql, setup, err);
    }
    if (status == STATUS_OK) {
        status =
            sql_number(&sql, "SELECT count(*) FROM sqlite_schema", &tables_found, err);
    }
    if (status == STATUS_OK && tables_found == 0) {
        status = make_tables(&sql, err);
    }
    if (status == STATUS_OK) {
        status = check_format(&sql, err);
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
