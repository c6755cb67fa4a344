/* SPDX-License-Identifier: MIT */
#include "archive/trust.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "archive/sql.h"
#include "archive/tables.h"
#include "base/buf.h"

static enum status
check_file(const char *path, bool alone, struct error *err)
{
    struct stat info;
    if (lstat(path, &info) != 0) {
        return errno == ENOENT || errno == ENOTDIR
                   ? STATUS_NOT_FOUND
                   : error_set(err, STATUS_IO, "%s: cannot examine: %s", path,
                               strerror(errno));
    }
    if (S_ISLNK(info.st_mode)) {
        return error_set(err, STATUS_INVALID,
                         "%s: it is a link, and wirecheck makes none there", path);
    }
    if (!S_ISREG(info.st_mode)) {
        return error_set(err, STATUS_INVALID, "%s: not a regular file", path);
    }
    if (alone && info.st_nlink > 1) {
        return error_set(err, STATUS_INVALID,
                         "%s: the file has a second name elsewhere, which would be "
                         "written to as well: put a copy in its place",
                         path);
    }
    return STATUS_OK;
}

enum status
trust_files(const char *catalog, bool writes, struct error *err)
{
    static const char *const beside[] = {"-wal", "-shm", "-journal"};
    struct buf path = BUF_INIT;
    enum status status = check_file(catalog, writes, err);
    for (size_t i = 0; status == STATUS_OK && i < sizeof beside / sizeof *beside; i++) {
        buf_clear(&path);
        buf_add_format(&path, "%s%s", catalog, beside[i]);
        status = check_file(path.data, true, err);
        status = status == STATUS_NOT_FOUND ? STATUS_OK : status;
    }
    buf_release(&path);
    return status;
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
