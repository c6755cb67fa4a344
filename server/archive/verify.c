/* SPDX-License-Identifier: MIT */
/* Reads an archive from end to end and holds its parts against each other. Finds
 * faults; repair.c puts right those that can be. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/fetch.h"
#include "archive/repair.h"
#include "archive/segments.h"
#include "base/buf.h"
#include "base/memory.h"

struct verifier {
    struct archive *archive;
    void (*problem)(void *data, const char *message);
    void *data;
    uint64_t lasting;        /* problems that no repair will reach */
    struct segment_rows bad; /* segments to be built again */
    bool has_uncovered;      /* stories stand in no segment */
    bool has_wrong_totals;
};

static void
add_problem(struct verifier *self, const char *message)
{
    if (self->problem != NULL) {
        self->problem(self->data, message);
    }
}

static enum status
check_database(struct verifier *self, struct error *err)
{
    const struct sql *sql = &self->archive->sql;
    sqlite3_stmt *statement = NULL;
    bool found = true;
    enum status status = sql_prepare(sql, &statement, "PRAGMA integrity_check", err);
    while (status == STATUS_OK && found) {
        status = sql_step(sql, statement, &found, err);
        if (status != STATUS_OK || !found) {
            break;
        }
        struct str line = sql_column(statement, 0);
        if (!str_equal(line, STR("ok"))) {
            struct error message;
            error_set(&message, STATUS_CORRUPT, "%s: %.*s", sql->path, STR_ARGS(line));
            add_problem(self, message.message);
            self->lasting++;
        }
    }
    sqlite3_finalize(statement);
    return status;
}

static bool
is_same_content(sqlite3_stmt *row, const struct story *story, struct buf *scratch)
{
    struct row_identity identity;
    struct str stored = sql_column(row, ROW_CONTENT);
    row_identify(story, scratch, &identity);
    return stored.length == ROW_CONTENT_SIZE &&
           memcmp(stored.data, identity.content, ROW_CONTENT_SIZE) == 0;
}

static void
check_story(struct verifier *self, sqlite3_stmt *row, struct buf *scratch)
{
    struct story story;
    struct error reason;
    enum status status = fetch_story(row, &self->archive->pack, &story, &reason);
    if (status == STATUS_OK) {
        if (!is_same_content(row, &story, scratch)) {
            status =
                error_set(&reason, STATUS_CORRUPT,
                          "story %" PRIu32 ": not what was once added", story.number);
        }
        story_release(&story);
    }
    if (status != STATUS_OK) {
        add_problem(self, reason.message);
        self->lasting++;
    }
}

/* The story that could not be read, which the one after `last` is: tells it. */
static enum status
skip_story(struct verifier *self, int64_t *last, const char *reason, struct error *err)
{
    char query[100];
    struct error message;
    sqlite3_snprintf(sizeof query, query,
                     "SELECT coalesce(min(number), 0) FROM story WHERE number > %lld",
                     (long long)*last);
    enum status status = sql_number(&self->archive->sql, query, last, err);
    if (status == STATUS_OK && *last == 0) {
        return error_set(err, STATUS_CORRUPT, "%s", reason);
    }
    if (status == STATUS_OK) {
        error_set(&message, STATUS_CORRUPT, "story %lld: %s", (long long)*last, reason);
        add_problem(self, message.message);
        self->lasting++;
    }
    return status;
}

static enum status
check_stories(struct verifier *self, struct error *err)
{
    const struct sql *sql = &self->archive->sql;
    struct buf scratch = BUF_INIT;
    struct error reason = {""};
    sqlite3_stmt *statement = NULL;
    int64_t last = 0;
    bool found = true;
    enum status status = sql_prepare(
        sql, &statement,
        ROW_SELECT_WITH_TEXT "WHERE story.number > ? ORDER BY story.number", err);
    sqlite3_bind_int64(statement, 1, last);
    while (status == STATUS_OK && found) {
        enum status step = sql_step(sql, statement, &found, &reason);
        if (step == STATUS_OK && found) {
            last = sqlite3_column_int64(statement, 0);
            check_story(self, statement, &scratch);
        } else if (step != STATUS_OK) {
            sqlite3_reset(statement);
            status = skip_story(self, &last, reason.message, err);
            sqlite3_bind_int64(statement, 1, last);
        }
    }
    sqlite3_finalize(statement);
    buf_release(&scratch);
    return status;
}

static int
compare_numbers(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

/* Ascending. Caller frees. */
static uint32_t *
numbers_of(const struct segment *segment)
{
    size_t count = segment_story_count(segment);
    uint32_t *ret = memory_alloc_array(count + 1, sizeof *ret);
    for (size_t i = 0; i < count; i++) {
        ret[i] = segment_story(segment, i).number;
    }
    if (count > 1) {
        qsort(ret, count, sizeof *ret, compare_numbers);
    }
    return ret;
}

/* Whether the segment holds just the stories that it should: those of the catalog
 * in its range that have fingerprints, and forgotten ones. */
static enum status
check_members(struct verifier *self, const struct segment *segment,
              const struct segment_row *row, struct error *err)
{
    const struct sql *sql = &self->archive->sql;
    sqlite3_stmt *statement = NULL;
    size_t at = 0;
    bool found = true;
    uint32_t *numbers = numbers_of(segment);
    enum status status = sql_prepare(
        sql, &statement,
        "SELECT number FROM story WHERE kind = 0 AND text_length > 0 AND number BETWEEN "
        "?1"
        " AND ?2 UNION SELECT number FROM forgotten WHERE number BETWEEN ?1 AND ?2"
        " ORDER BY number",
        err);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(statement, 1, row->first);
        sqlite3_bind_int64(statement, 2, row->last);
    }
    while (status == STATUS_OK && found) {
        status = sql_step(sql, statement, &found, err);
        bool matches = found ? at < segment_story_count(segment) &&
                                   numbers[at] == sqlite3_column_int64(statement, 0)
                             : at == segment_story_count(segment);
        if (status == STATUS_OK && !matches) {
            status = error_set(err, STATUS_CORRUPT,
                               "segment %06" PRIu32
                               ": its stories are not those of the catalog",
                               row->number);
        }
        at++;
    }
    sqlite3_finalize(statement);
    memory_free(numbers);
    return status;
}

/* A writer may have merged the segment away while we read. */
static bool
is_still_named(const struct verifier *self, uint32_t number)
{
    struct sql now = {0};
    struct segment_rows rows = {0};
    bool named = true;
    if (self->archive->mode == ARCHIVE_READ &&
        schema_open_read(&now, self->archive->path, NULL) == STATUS_OK &&
        segments_list(&rows, &now, NULL) == STATUS_OK) {
        named = false;
        vec_each(struct segment_row, row, &rows) {
            named = named || row->number == number;
        }
    }
    vec_release(&rows);
    sql_close(&now);
    return named;
}

static void
check_segment(struct verifier *self, const struct segment_row *row)
{
    struct segment *segment = NULL;
    struct error reason;
    enum status status = segments_open(&segment, self->archive->path, row, &reason);
    if (status == STATUS_NOT_FOUND && !is_still_named(self, row->number)) {
        return;
    }
    if (status == STATUS_OK) {
        status = segment_verify(segment, &reason);
    }
    if (status == STATUS_OK) {
        status = check_members(self, segment, row, &reason);
    }
    if (status != STATUS_OK) {
        add_problem(self, reason.message);
        vec_add(&self->bad, *row);
    }
    segment_close(segment);
}

static enum status
check_segments(struct verifier *self, struct error *err)
{
    const struct sql *sql = &self->archive->sql;
    struct segment_rows rows = {0};
    int64_t uncovered = 0;
    enum status status = segments_list(&rows, sql, err);
    for (size_t i = 0; status == STATUS_OK && i < rows.count; i++) {
        check_segment(self, &rows.data[i]);
    }
    if (status == STATUS_OK) {
        status =
            sql_number(sql,
                       "SELECT count(*) FROM story WHERE kind = 0 AND text_length > 0"
                       " AND NOT EXISTS (SELECT 1 FROM segment"
                       " WHERE story.number BETWEEN first AND last)",
                       &uncovered, err);
    }
    if (status == STATUS_OK && uncovered > 0) {
        struct error message;
        error_set(&message, STATUS_CORRUPT, "%s: %lld stories stand in no segment",
                  self->archive->path, (long long)uncovered);
        add_problem(self, message.message);
        self->has_uncovered = true;
    }
    vec_release(&rows);
    return status;
}

static enum status
check_totals(struct verifier *self, struct error *err)
{
    const struct sql *sql = &self->archive->sql;
    struct totals totals;
    int64_t wrong = 0;
    enum status status = totals_load(&totals, sql, err);
    if (status == STATUS_OK) {
        status = sql_number(sql,
                            "SELECT (SELECT count(*) FROM story) <>"
                            " (SELECT value FROM meta WHERE name = 'stories')"
                            " OR (SELECT coalesce(sum(text_length), 0) FROM story) <>"
                            " (SELECT value FROM meta WHERE name = 'text_bytes')"
                            " OR (SELECT coalesce(sum(stories), 0) FROM day) <>"
                            " (SELECT count(*) FROM story WHERE published_as % 8 >= 3)"
                            " OR EXISTS (SELECT 1 FROM text WHERE number NOT IN"
                            " (SELECT number FROM story))"
                            " OR EXISTS (SELECT 1 FROM story WHERE number IN"
                            " (SELECT number FROM forgotten))"
                            " OR (SELECT value FROM meta WHERE name = 'next_story') <="
                            " " TOTALS_HIGHEST_STORY
                            " OR (SELECT value FROM meta WHERE name = 'next_segment') <="
                            " " TOTALS_HIGHEST_SEGMENT,
                            &wrong, err);
    }
    if (status == STATUS_OK && wrong != 0) {
        struct error message;
        error_set(&message, STATUS_CORRUPT, "%s: the totals are not those of the stories",
                  sql->path);
        add_problem(self, message.message);
        self->has_wrong_totals = true;
    }
    return status;
}

static enum status
check_all(struct verifier *self, struct error *err)
{
    enum status status = check_database(self, err);
    if (status == STATUS_OK) {
        status = check_stories(self, err);
    }
    if (status == STATUS_OK) {
        status = check_segments(self, err);
    }
    if (status == STATUS_OK) {
        status = check_totals(self, err);
    }
    return status;
}

/* In one read transaction, so that a writer beside us is not taken for damage. */
static enum status
check_consistently(struct verifier *self, struct error *err)
{
    enum status status = sql_run(&self->archive->sql, "BEGIN", err);
    if (status == STATUS_OK) {
        /* It may have come since the archive was opened. */
        status = pack_load(&self->archive->pack, &self->archive->sql, err);
    }
    if (status == STATUS_OK) {
        status = check_all(self, err);
    }
    sqlite3_exec(self->archive->sql.db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static enum status
repair_all(struct verifier *self, struct error *err)
{
    enum status status = STATUS_OK;
    /* First, as the new segments get their numbers from the totals. */
    if (self->has_wrong_totals) {
        status = repair_totals(self->archive, err);
    }
    if (status == STATUS_OK && (self->bad.count > 0 || self->has_uncovered)) {
        status = repair_segments(self->archive, &self->bad, err);
    }
    if (status == STATUS_OK) {
        vec_clear(&self->bad);
        self->has_uncovered = false;
        self->has_wrong_totals = false;
    }
    return status;
}

enum status
archive_verify(struct archive *self, bool repair,
               void (*problem)(void *data, const char *message), void *data,
               struct error *err)
{
    struct verifier verifier = {.archive = self, .problem = problem, .data = data};
    if (repair && self->mode != ARCHIVE_WRITE) {
        return error_set(err, STATUS_INVALID, "%s: opened for reading only", self->path);
    }
    enum status status = archive_commit(self, err);
    if (status == STATUS_OK) {
        status = check_consistently(&verifier, err);
    }
    if (status == STATUS_CORRUPT && err != NULL) {
        add_problem(&verifier, err->message);
    }
    if (status == STATUS_OK && repair) {
        status = repair_all(&verifier, err);
    }
    uint64_t left = verifier.lasting + verifier.bad.count + verifier.has_uncovered +
                    verifier.has_wrong_totals;
    vec_release(&verifier.bad);
    if (status == STATUS_OK && left > 0) {
        status = error_set(err, STATUS_CORRUPT, "%s: %s", self->path,
                           repair ? "damage that cannot be repaired from its own texts"
                                  : "damaged; run: wirecheck verify --repair");
    }
    return status;
}
