/* SPDX-License-Identifier: MIT */
/* Who published a set of stories, without loading them. */
#include "archive/snapshot.h"
#include "archive/view.h"
#include "base/hash.h"

enum status
snapshot_outlets(struct snapshot *self, const uint32_t *numbers, size_t count,
                 size_t *ret, struct error *err)
{
    struct map seen = {0};
    sqlite3_stmt *statement = NULL;
    enum status status = sql_prepare(
        &self->sql, &statement,
        "SELECT coalesce(publisher, agency) FROM story WHERE number = ?", err);
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        bool found = false;
        sqlite3_bind_int64(statement, 1, numbers[i]);
        status = sql_step(&self->sql, statement, &found, err);
        if (status == STATUS_OK && found &&
            sqlite3_column_type(statement, 0) != SQLITE_NULL) {
            map_put(&seen, hash_str(sql_column(statement, 0), 0), 0);
        }
        sqlite3_reset(statement);
    }
    if (status == STATUS_OK) {
        *ret = seen.count;
    }
    sqlite3_finalize(statement);
    map_release(&seen);
    return status;
}
