/* SPDX-License-Identifier: MIT */
#include "archive/tables.h"

#include "base/buf.h"
#include "fingerprint/shingle.h"

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
    " body BLOB NOT NULL, form BLOB NOT NULL);"
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
    "CREATE TABLE day(day INTEGER PRIMARY KEY, stories INTEGER NOT NULL);";

static const char rows[] =
    "INSERT INTO meta VALUES('scheme', '" SCHEME_NAME "'), ('format', " SCHEMA_FORMAT_TEXT
    "),"
    " ('generation', 0), ('stories', 0), ('text_bytes', 0), ('next_story', 1),"
    " ('next_segment', 1);";

#define OBJECTS "SELECT type, name, sql FROM sqlite_schema ORDER BY name, type"

enum status
tables_make(const struct sql *sql, struct error *err)
{
    char identify[64];
    sqlite3_snprintf(sizeof identify, identify, "PRAGMA application_id = %d;",
                     SCHEMA_APPLICATION_ID);
    enum status status = sql_run(sql, "BEGIN IMMEDIATE", err);
    if (status == STATUS_OK) {
        status = sql_run(sql, identify, err);
    }
    if (status == STATUS_OK) {
        status = sql_run(sql, tables, err);
    }
    if (status == STATUS_OK) {
        status = sql_run(sql, rows, err);
    }
    return status == STATUS_OK ? sql_run(sql, "COMMIT", err) : status;
}

static enum status
refuse(const struct sql *sql, sqlite3_stmt *object, const char *what, struct error *err)
{
    struct str type = sql_column(object, 0);
    struct str name = sql_column(object, 1);
    return error_set(
        err, STATUS_UNSUPPORTED,
        "%s: not a wirecheck archive, or altered by others: %.*s \"%.*s\" %s", sql->path,
        STR_ARGS(type), STR_ARGS(str_slice(name, 0, 60)), what);
}

static int
compare(sqlite3_stmt *theirs, sqlite3_stmt *ours)
{
    int order = str_compare(sql_column(theirs, 1), sql_column(ours, 1));
    return order != 0 ? order : str_compare(sql_column(theirs, 0), sql_column(ours, 0));
}

/* Both in the same order. */
static enum status
compare_objects(const struct sql *sql, sqlite3_stmt *theirs, const struct sql *model,
                sqlite3_stmt *ours, struct error *err)
{
    bool has_theirs = true;
    bool has_ours = true;
    enum status status = STATUS_OK;
    while (status == STATUS_OK) {
        status = sql_step(sql, theirs, &has_theirs, err);
        if (status == STATUS_OK) {
            status = sql_step(model, ours, &has_ours, err);
        }
        if (status != STATUS_OK || (!has_theirs && !has_ours)) {
            return status;
        }
        int order = !has_theirs ? 1 : !has_ours ? -1 : compare(theirs, ours);
        if (order < 0) {
            status = refuse(sql, theirs, "is foreign", err);
        } else if (order > 0) {
            status = refuse(sql, ours, "is missing", err);
        } else if (!str_equal(sql_column(theirs, 2), sql_column(ours, 2))) {
            status = refuse(sql, theirs, "is not as wirecheck makes it", err);
        }
    }
    return status;
}

enum status
tables_check(const struct sql *sql, struct error *err)
{
    struct sql model = {0};
    sqlite3_stmt *theirs = NULL;
    sqlite3_stmt *ours = NULL;
    enum status status = sql_open_memory(&model, err);
    if (status == STATUS_OK) {
        status = sql_run(&model, tables, err);
    }
    if (status == STATUS_OK) {
        status = sql_prepare(&model, &ours, OBJECTS, err);
    }
    if (status == STATUS_OK) {
        status = sql_prepare(sql, &theirs, OBJECTS, err);
    }
    if (status == STATUS_OK) {
        status = compare_objects(sql, theirs, &model, ours, err);
    }
    sqlite3_finalize(theirs);
    sqlite3_finalize(ours);
    sql_close(&model);
    return status;
}
