/* SPDX-License-Identifier: MIT */
#include "archive/trust.h"

#include <string.h>
#include <sys/stat.h>

#include "archive/names.h"
#include "archive/tables.h"
#include "base/buf.h"
#include "base/own_folder.h"

enum status
trust_files(const char *archive, bool writes, struct error *err)
{
    static const char *const beside[] = {NAMES_CATALOG "-wal", NAMES_CATALOG "-shm",
                                         NAMES_CATALOG "-journal"};
    struct own_folder folder = OWN_FOLDER_NONE;
    enum status status = own_folder_open(&folder, archive, strlen(archive), err);
    if (status == STATUS_OK) {
        status = own_folder_look(&folder, NAMES_CATALOG, writes, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < sizeof beside / sizeof *beside; i++) {
        status = own_folder_look(&folder, beside[i], true, err);
        status = status == STATUS_NOT_FOUND ? STATUS_OK : status;
    }
    own_folder_release(&folder);
    return status;
}

enum status
trust_opened(const struct sql *sql, const char *archive, bool writes, struct error *err)
{
    if (sql_has_moved(sql)) {
        return error_set(err, STATUS_IO, "%s: it was replaced while it was opened",
                         sql->path);
    }
    return trust_files(archive, writes, err);
}

static enum status
check_mark(const struct sql *sql, struct error *err)
{
    int64_t owner = 0;
    int64_t version = 0;
    int64_t objects = 0;
    enum status status = sql_number(sql, "PRAGMA application_id", &owner, err);
    if (status != STATUS_OK || owner == SCHEMA_APPLICATION_ID) {
        return status;
    }
    status = sql_number(sql, "PRAGMA user_version", &version, err);
    if (status == STATUS_OK) {
        status = sql_number(sql, "SELECT count(*) FROM sqlite_schema", &objects, err);
    }
    if (status == STATUS_OK && (owner != 0 || version != 0 || objects != 0)) {
        status = error_set(
            err, STATUS_UNSUPPORTED,
            "%s: not a wirecheck archive, but a database of another program", sql->path);
    }
    return status;
}

enum status
trust_mark(const char *catalog, struct error *err)
{
    struct sql sql = {0};
    enum status status = sql_open(&sql, catalog, SQL_READ_ONLY, err);
    if (status == STATUS_OK) {
        status = check_mark(&sql, err);
    }
    sql_close(&sql);
    /* A log that is being written back, or was when its writer died, makes whole what
     * looks damaged without it: then the schema decides. */
    return status == STATUS_CORRUPT && trust_has_log(catalog) ? STATUS_OK : status;
}

bool
trust_has_log(const char *catalog)
{
    struct stat info;
    struct buf path = BUF_INIT;
    buf_add_format(&path, "%s-wal", catalog);
    bool ret = stat(path.data, &info) == 0 && info.st_size > 0;
    buf_release(&path);
    return ret;
}
