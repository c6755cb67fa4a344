/* SPDX-License-Identifier: MIT */
/* Numbers and names in, stories out. */
#include <inttypes.h>
#include <stdlib.h>

#include "archive/fetch.h"
#include "archive/row.h"
#include "archive/snapshot.h"
#include "archive/view.h"
#include "base/memory.h"

enum status
snapshot_story(struct snapshot *self, uint32_t number, struct story *ret,
               struct error *err)
{
    bool found = false;
    enum status status = STATUS_OK;
    if (self->story == NULL) {
        status = sql_prepare(&self->sql, &self->story,
                             ROW_SELECT_WITH_TEXT "WHERE story.number = ?", err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    sqlite3_bind_int64(self->story, 1, number);
    status = sql_step(&self->sql, self->story, &found, err);
    if (status == STATUS_OK && !found) {
        status =
            error_set(err, STATUS_NOT_FOUND, "%s: no story %" PRIu32, self->path, number);
    } else if (status == STATUS_OK) {
        status = fetch_story(self->story, &self->pack, ret, err);
    }
    sqlite3_reset(self->story);
    return status;
}

enum status
snapshot_each(struct snapshot *self, bool (*visit)(void *data, const struct story *story),
              void *data, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    bool found = true;
    enum status status =
        sql_prepare(&self->sql, &statement, ROW_SELECT "ORDER BY story.number", err);
    while (status == STATUS_OK && found) {
        struct story story;
        status = sql_step(&self->sql, statement, &found, err);
        if (status == STATUS_OK && found) {
            status = row_read(statement, &story, err);
        }
        if (status == STATUS_OK && found) {
            found = visit(data, &story);
            story_release(&story);
        }
    }
    sqlite3_finalize(statement);
    return status;
}

/* A version of a guid, with what tells which is newer. */
struct version {
    uint32_t number;
    bool has_count; /* its version is a number */
    uint64_t count;
    bool has_time;
    int64_t updated_ms;
};

struct versions {
    VEC_OF(struct version);
};

static struct version
read_version(sqlite3_stmt *row)
{
    struct version version = {.number = (uint32_t)sqlite3_column_int64(row, 0)};
    struct str count = sql_column(row, 1);
    version.has_count = count.length > 0 && count.length <= 18;
    for (size_t i = 0; version.has_count && i < count.length; i++) {
        version.has_count = count.data[i] >= '0' && count.data[i] <= '9';
        version.count =
            version.count * 10 + (uint64_t)(unsigned char)(count.data[i] - '0');
    }
    version.has_time = sqlite3_column_type(row, 2) != SQLITE_NULL;
    version.updated_ms = sqlite3_column_int64(row, 2);
    return version;
}

static int
compare_numbers(uint64_t left, uint64_t right)
{
    return (left > right) - (left < right);
}

static int
compare_by_count(const void *a, const void *b)
{
    const struct version *left = a;
    const struct version *right = b;
    int order = compare_numbers(left->count, right->count);
    return order != 0 ? order : compare_numbers(left->number, right->number);
}

static int
compare_by_time(const void *a, const void *b)
{
    const struct version *left = a;
    const struct version *right = b;
    int order =
        (left->updated_ms > right->updated_ms) - (left->updated_ms < right->updated_ms);
    return order != 0 ? order : compare_numbers(left->number, right->number);
}

/* By version where all have a numeric one, else by the time of the update where
 * all have that, else as they came in: one rule for all, or the order would not
 * be one. */
static void
sort_versions(struct versions *versions)
{
    bool counted = true;
    bool timed = true;
    vec_each(struct version, version, versions) {
        counted = counted && version->has_count;
        timed = timed && version->has_time;
    }
    if (versions->count > 1 && (counted || timed)) {
        qsort(versions->data, versions->count, sizeof *versions->data,
              counted ? compare_by_count : compare_by_time);
    }
}

static enum status
list_versions(struct snapshot *self, const char *guid, struct versions *ret,
              struct error *err)
{
    bool found = true;
    enum status status = STATUS_OK;
    if (self->versions == NULL) {
        status = sql_prepare(&self->sql, &self->versions,
                             "SELECT number, version, updated FROM story"
                             " WHERE identity = ? AND guid = ? ORDER BY number",
                             err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    sqlite3_bind_int64(self->versions, 1, row_lookup(str_from(guid)));
    sqlite3_bind_text(self->versions, 2, guid, -1, SQLITE_STATIC);
    while (status == STATUS_OK && found) {
        status = sql_step(&self->sql, self->versions, &found, err);
        if (status == STATUS_OK && found) {
            vec_add(ret, read_version(self->versions));
        }
    }
    sqlite3_reset(self->versions);
    sqlite3_clear_bindings(self->versions);
    sort_versions(ret);
    return status;
}

enum status
snapshot_versions(struct snapshot *self, const char *guid, struct story_numbers *ret,
                  struct error *err)
{
    struct versions versions = {0};
    enum status status = list_versions(self, guid, &versions, err);
    vec_each(struct version, version, &versions) {
        if (status == STATUS_OK) {
            vec_add(ret, version->number);
        }
    }
    vec_release(&versions);
    return status;
}

/* The story number that a statement gives; 0 for none. Finalizes it. */
static enum status
take_number(struct snapshot *self, sqlite3_stmt *statement, uint32_t *ret,
            struct error *err)
{
    bool found = false;
    enum status status = sql_step(&self->sql, statement, &found, err);
    if (status == STATUS_OK) {
        *ret = found ? (uint32_t)sqlite3_column_int64(statement, 0) : 0;
    }
    sqlite3_finalize(statement);
    return status;
}

static int64_t
read_number(const char *name)
{
    int64_t number = 0;
    for (const char *at = name; *at != '\0'; at++) {
        if (*at < '0' || *at > '9' || number > UINT32_MAX) {
            return 0;
        }
        number = number * 10 + (*at - '0');
    }
    return number;
}

static enum status
find_by_number(struct snapshot *self, const char *name, uint32_t *ret, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    enum status status = sql_prepare(&self->sql, &statement,
                                     "SELECT number FROM story WHERE number = ?", err);
    if (status != STATUS_OK) {
        return status;
    }
    sqlite3_bind_int64(statement, 1, read_number(name));
    return take_number(self, statement, ret, err);
}

static enum status
find_by_guid(struct snapshot *self, const char *name, uint32_t *ret, struct error *err)
{
    struct versions versions = {0};
    enum status status = list_versions(self, name, &versions, err);
    if (status == STATUS_OK && versions.count > 0) {
        *ret = vec_last(&versions)->number;
    }
    vec_release(&versions);
    return status;
}

static enum status
find_by_path(struct snapshot *self, const char *name, uint32_t *ret, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    enum status status =
        sql_prepare(&self->sql, &statement,
                    "SELECT max(story.number) FROM source JOIN story"
                    " ON story.source = source.number WHERE hash = ? AND path = ?",
                    err);
    if (status != STATUS_OK) {
        return status;
    }
    sqlite3_bind_int64(statement, 1, row_lookup(str_from(name)));
    sqlite3_bind_text(statement, 2, name, -1, SQLITE_STATIC);
    return take_number(self, statement, ret, err);
}

enum status
snapshot_find_story(struct snapshot *self, const char *name, uint32_t *ret,
                    struct error *err)
{
    uint32_t number = 0;
    enum status status = find_by_number(self, name, &number, err);
    if (status == STATUS_OK && number == 0) {
        status = find_by_guid(self, name, &number, err);
    }
    if (status == STATUS_OK && number == 0) {
        status = find_by_path(self, name, &number, err);
    }
    if (status == STATUS_OK && number == 0) {
        status =
            error_set(err, STATUS_NOT_FOUND, "%s: no story \"%s\"", self->path, name);
    }
    if (status == STATUS_OK) {
        *ret = number;
    }
    return status;
}

enum status
left_out_add(struct left_out *self, struct snapshot *snapshot, const char *name,
             struct error *err)
{
    uint32_t number = 0;
    struct versions versions = {0};
    enum status status = snapshot_find_story(snapshot, name, &number, err);
    if (status == STATUS_OK) {
        status = list_versions(snapshot, name, &versions, err);
    }
    if (status == STATUS_OK) {
        map_put(&self->numbers, number, 1);
        vec_each(struct version, version, &versions) {
            map_put(&self->numbers, version->number, 1);
        }
    }
    vec_release(&versions);
    return status;
}

bool
left_out_has(const struct left_out *self, uint32_t number)
{
    return self != NULL && map_find(&self->numbers, number) != NULL;
}

void
left_out_release(struct left_out *self)
{
    map_release(&self->numbers);
}
