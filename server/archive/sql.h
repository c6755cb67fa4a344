/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_SQL_H
#define ARCHIVE_SQL_H

#include <stdbool.h>
#include <stdint.h>

#include <sqlite3.h>

#include "base/status.h"
#include "base/str.h"

/* A SQLite connection that speaks in enum status. Zeroed = closed. */
struct sql {
    sqlite3 *db;
    char *path;
    struct sql_budget *budget; /* of the step under way */
};

enum sql_mode {
    SQL_READ,      /* of a live database */
    SQL_READ_ONLY, /* of one that nobody writes to: takes no lock, sees no WAL */
    SQL_WRITE,
};

/* The file is never opened through a link in its own folder, runs nothing that somebody
 * may have put into it, and is left as it is at closing until sql_trust() is called. */
enum status sql_open(struct sql *self, const char *path, enum sql_mode mode,
                     struct error *err) NODISCARD;
/* An empty database in memory. */
enum status sql_open_memory(struct sql *self, struct error *err) NODISCARD;
/* The database is ours: its log may be written back at closing. Each step gets a budget
 * that is wide for the size that the file has now; again after it has grown. */
enum status sql_trust(const struct sql *self, struct error *err) NODISCARD;
void sql_close(struct sql *self);
/* Whether another file stands where the database was opened, or none. */
bool sql_has_moved(const struct sql *self);

/* What the last failed call on this connection means. */
enum status sql_error(const struct sql *self, struct error *err) NODISCARD;

/* Runs statements that give no rows. */
enum status sql_run(const struct sql *self, const char *script,
                    struct error *err) NODISCARD;
/* Caller frees with sqlite3_finalize (which accepts NULL). */
enum status sql_prepare(const struct sql *self, sqlite3_stmt **ret, const char *text,
                        struct error *err) NODISCARD;
/* Whether there is a row; false at the end. */
enum status sql_step(const struct sql *self, sqlite3_stmt *statement, bool *ret,
                     struct error *err) NODISCARD;
/* Steps a statement that gives no rows and makes it ready for the next time. */
enum status sql_finish(const struct sql *self, sqlite3_stmt *statement,
                       struct error *err) NODISCARD;
/* The single number that `query` gives; STATUS_NOT_FOUND without a row. */
enum status sql_number(const struct sql *self, const char *query, int64_t *ret,
                       struct error *err) NODISCARD;

/* Moves the log into the catalog and empties it, if no reader is in the way: one with
 * an older view keeps the log alive, and the last to leave empties it. */
void sql_empty_log(const struct sql *self);

/* Bytes of a text or blob column; borrowed until the statement moves. */
struct str sql_column(sqlite3_stmt *statement, int column);

#endif
