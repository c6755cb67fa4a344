/* SPDX-License-Identifier: MIT */
/* Takes one story into the batch: whether it is new, and what it says about the
 * versions that are there. The rules, which make adding the same files twice, in
 * any order, change nothing:
 *   - the same content is never stored twice, wherever it was read;
 *   - of one content the strongest status wins: withheld < usable < canceled;
 *   - a cancellation reaches every version of its guid, and a notice without
 *     text is remembered, so that it also reaches a first version that comes
 *     late. */
#include <string.h>

#include "archive/archive.h"
#include "archive/batch.h"
#include "archive/dictionary.h"
#include "archive/row.h"
#include "archive/stored_form.h"
#include "base/memory.h"
#include "story/form.h"

/* What the catalog knows of a story that is about to be added. */
struct known {
    uint32_t newest;       /* number of the newest row with that guid; 0 = none */
    uint32_t same;         /* number of the row with the same content; 0 = none */
    enum story_status was; /* its status */
    bool has_uncanceled;   /* a row with that guid is not canceled */
};

static enum status
prepare(struct archive *self, sqlite3_stmt **statement, const char *text,
        struct error *err)
{
    return *statement != NULL ? STATUS_OK : sql_prepare(&self->sql, statement, text, err);
}

static void
note_row(struct known *known, sqlite3_stmt *row, const struct row_identity *identity)
{
    struct str content = sql_column(row, 3);
    uint32_t number = (uint32_t)sqlite3_column_int64(row, 0);
    enum story_status status = (enum story_status)sqlite3_column_int(row, 1);
    known->newest = number;
    known->has_uncanceled |= status != STORY_CANCELED;
    if (content.length == ROW_CONTENT_SIZE &&
        memcmp(content.data, identity->content, ROW_CONTENT_SIZE) == 0) {
        known->same = number;
        known->was = status;
    }
}

static enum status
find_known(struct archive *self, const struct story *story,
           const struct row_identity *identity, struct known *ret, struct error *err)
{
    sqlite3_stmt **statement = &self->statements.find_identity;
    bool found = true;
    *ret = (struct known){0};
    enum status status =
        prepare(self, statement,
                "SELECT number, status, guid, content FROM story WHERE identity = ?"
                " ORDER BY number",
                err);
    if (status != STATUS_OK) {
        return status;
    }
    sqlite3_bind_int64(*statement, 1, identity->lookup);
    while (status == STATUS_OK && found) {
        status = sql_step(&self->sql, *statement, &found, err);
        if (status == STATUS_OK && found &&
            str_equal(sql_column(*statement, 2), str_from(story->guid))) {
            note_row(ret, *statement, identity);
        }
    }
    sqlite3_reset(*statement);
    return status;
}

static enum status
find_source(struct archive *self, const char *path, int64_t *ret, struct error *err)
{
    sqlite3_stmt **statement = &self->statements.find_source;
    bool found = false;
    enum status status = prepare(
        self, statement, "SELECT number FROM source WHERE hash = ? AND path = ?", err);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(*statement, 1, row_lookup(str_from(path)));
        sqlite3_bind_text(*statement, 2, path, -1, SQLITE_STATIC);
        status = sql_step(&self->sql, *statement, &found, err);
    }
    if (status == STATUS_OK && found) {
        *ret = sqlite3_column_int64(*statement, 0);
    }
    sqlite3_reset(*statement);
    return status;
}

static enum status
insert_source(struct archive *self, const char *path, int64_t *ret, struct error *err)
{
    sqlite3_stmt **statement = &self->statements.insert_source;
    enum status status =
        prepare(self, statement, "INSERT INTO source(hash, path) VALUES(?, ?)", err);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(*statement, 1, row_lookup(str_from(path)));
        sqlite3_bind_text(*statement, 2, path, -1, SQLITE_STATIC);
        status = sql_finish(&self->sql, *statement, err);
    }
    if (status == STATUS_OK) {
        *ret = sqlite3_last_insert_rowid(self->sql.db);
    }
    return status;
}

/* The number of the file that the story was read from; 0 where it has none. A file
 * of many stories asks the same thing again and again. */
static enum status
source_of(struct archive *self, const char *path, int64_t *ret, struct error *err)
{
    enum status status = STATUS_OK;
    int64_t number = 0;
    if (path == NULL) {
        *ret = 0;
        return STATUS_OK;
    }
    if (self->last_source != NULL && strcmp(self->last_source, path) == 0) {
        *ret = self->last_source_number;
        return STATUS_OK;
    }
    status = find_source(self, path, &number, err);
    if (status == STATUS_OK && number == 0) {
        status = insert_source(self, path, &number, err);
    }
    if (status == STATUS_OK) {
        memory_free(self->last_source);
        self->last_source = memory_dup(path);
        self->last_source_number = number;
        *ret = number;
    }
    return status;
}

static enum status
insert_text(struct archive *self, const struct story *story, struct error *err)
{
    sqlite3_stmt **statement = &self->statements.insert_text;
    enum status status = pack_text(&self->pack, story_text(story), &self->packed, err);
    buf_clear(&self->scratch);
    stored_form_write(&self->scratch, story);
    if (status == STATUS_OK) {
        status = prepare(self, statement, "INSERT INTO text VALUES(?, ?, ?, ?)", err);
    }
    if (status == STATUS_OK) {
        sqlite3_bind_int64(*statement, 1, story->number);
        sqlite3_bind_int64(*statement, 2, self->pack.dictionary);
        sqlite3_bind_blob64(*statement, 3, self->packed.data, self->packed.length,
                            SQLITE_STATIC);
        sqlite3_bind_blob64(*statement, 4, self->scratch.data, self->scratch.length,
                            SQLITE_STATIC);
        status = sql_finish(&self->sql, *statement, err);
    }
    return status;
}

static enum status
insert_story(struct archive *self, struct story *story,
             const struct row_identity *identity, struct error *err)
{
    sqlite3_stmt **statement = &self->statements.insert_story;
    int64_t source = 0;
    if (self->totals.next_story >= UINT32_MAX) {
        return error_set(err, STATUS_LIMIT, "%s: no story number is left", self->path);
    }
    if (story->parts == NULL) {
        story_find_form(story);
    }
    enum status status = source_of(self, story->source_path, &source, err);
    if (status == STATUS_OK) {
        status = prepare(self, statement, ROW_INSERT, err);
    }
    if (status == STATUS_OK) {
        story->number = (uint32_t)self->totals.next_story++;
        row_bind(*statement, story, identity, source);
        status = sql_finish(&self->sql, *statement, err);
        sqlite3_clear_bindings(*statement);
    }
    if (status == STATUS_OK && story->text_length > 0) {
        status = insert_text(self, story, err);
    }
    if (status == STATUS_OK) {
        batch_add_story(self, story);
    }
    if (status == STATUS_OK && self->totals.stories == DICTIONARY_STORIES &&
        self->pack.dictionary == PACK_NO_DICTIONARY) {
        status = dictionary_make(&self->sql, &self->pack, err);
    }
    return status;
}

/* Sets a status; of all rows with that guid where `number` is 0. */
static enum status
set_status(struct archive *self, const struct story *story, uint32_t number,
           enum story_status to, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    enum status status = sql_prepare(
        &self->sql, &statement,
        number != 0 ? "UPDATE story SET status = ?1 WHERE number = ?2"
                    : "UPDATE story SET status = ?1 WHERE identity = ?2 AND guid = ?3",
        err);
    if (status == STATUS_OK) {
        sqlite3_bind_int(statement, 1, (int)to);
        sqlite3_bind_int64(statement, 2,
                           number != 0 ? number : row_lookup(str_from(story->guid)));
        if (number == 0) {
            sqlite3_bind_text(statement, 3, story->guid, -1, SQLITE_STATIC);
        }
        status = sql_finish(&self->sql, statement, err);
    }
    sqlite3_finalize(statement);
    self->batch.has_changes = true;
    /* Whoever has read these stories already must know that they are others now. */
    return status == STATUS_OK
               ? sql_run(&self->sql,
                         "INSERT INTO meta VALUES('status_changes', 1)"
                         " ON CONFLICT(name) DO UPDATE SET value = value + 1",
                         err)
               : status;
}

/* Whether a notice withdrew this guid before any story with it was there. */
static enum status
find_notice(struct archive *self, const struct story *story, int64_t lookup, bool *ret,
            struct error *err)
{
    sqlite3_stmt **statement = &self->statements.find_notice;
    enum status status = prepare(
        self, statement, "SELECT 1 FROM notice WHERE identity = ? AND guid = ?", err);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(*statement, 1, lookup);
        sqlite3_bind_text(*statement, 2, story->guid, -1, SQLITE_STATIC);
        status = sql_step(&self->sql, *statement, ret, err);
    }
    sqlite3_reset(*statement);
    return status;
}

/* `ret`: whether it was not known yet. */
static enum status
insert_notice(struct archive *self, const struct story *story,
              const struct row_identity *identity, bool *ret, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    enum status status = sql_prepare(&self->sql, &statement,
                                     "INSERT OR IGNORE INTO notice VALUES(?, ?, ?)", err);
    if (status == STATUS_OK) {
        sqlite3_bind_blob(statement, 1, identity->content, ROW_CONTENT_SIZE,
                          SQLITE_STATIC);
        sqlite3_bind_int64(statement, 2, identity->lookup);
        sqlite3_bind_text(statement, 3, story->guid, -1, SQLITE_STATIC);
        status = sql_finish(&self->sql, statement, err);
    }
    if (status == STATUS_OK) {
        *ret = sqlite3_changes(self->sql.db) > 0;
        self->batch.has_changes |= *ret;
    }
    sqlite3_finalize(statement);
    return status;
}

/* One story on its way in. */
struct addition {
    struct archive *archive;
    struct story *story;
    struct row_identity identity;
    struct known known;
    enum archive_outcome outcome;
};

static bool
is_cancellation(const struct story *story)
{
    return story->guid != NULL &&
           (story->status == STORY_CANCELED || story->kind == STORY_KILL);
}

static enum status
add_notice(struct addition *self, struct error *err)
{
    bool is_new = false;
    enum status status =
        insert_notice(self->archive, self->story, &self->identity, &is_new, err);
    if (status == STATUS_OK && is_new && self->known.has_uncanceled) {
        status = set_status(self->archive, self->story, 0, STORY_CANCELED, err);
    }
    self->story->number = self->known.newest;
    if (is_new) {
        self->outcome = self->known.newest != 0 ? ARCHIVE_UPDATED : ARCHIVE_ADDED;
    }
    return status;
}

/* A higher rank is never taken back by the same content. */
static int
status_rank(enum story_status status)
{
    return status == STORY_CANCELED ? 2 : status == STORY_USABLE ? 1 : 0;
}

static enum status
add_again(struct addition *self, struct error *err)
{
    struct story *story = self->story;
    story->number = self->known.same;
    if (status_rank(story->status) <= status_rank(self->known.was)) {
        return STATUS_OK;
    }
    self->outcome = ARCHIVE_UPDATED;
    return set_status(self->archive, story, is_cancellation(story) ? 0 : self->known.same,
                      story->status, err);
}

static enum status
add_version(struct addition *self, struct error *err)
{
    struct story *story = self->story;
    bool was_withdrawn = false;
    enum status status = STATUS_OK;
    if (is_cancellation(story) && self->known.has_uncanceled) {
        status = set_status(self->archive, story, 0, STORY_CANCELED, err);
    } else if (story->guid != NULL && self->known.newest == 0) {
        status =
            find_notice(self->archive, story, self->identity.lookup, &was_withdrawn, err);
    }
    if (was_withdrawn) {
        story->status = STORY_CANCELED;
    }
    if (status == STATUS_OK) {
        status = insert_story(self->archive, story, &self->identity, err);
    }
    self->outcome = self->known.newest != 0 ? ARCHIVE_UPDATED : ARCHIVE_ADDED;
    return status;
}

static enum status
add_to_batch(struct addition *self, struct error *err)
{
    row_identify(self->story, &self->archive->scratch, &self->identity);
    enum status status =
        find_known(self->archive, self->story, &self->identity, &self->known, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (self->known.same != 0) {
        return add_again(self, err);
    }
    if (is_cancellation(self->story) && self->story->text_length == 0) {
        return add_notice(self, err);
    }
    return add_version(self, err);
}

/* Before a batch: a number given twice would hide a story or fail half way. */
static enum status
check_story_number(const struct archive *self, struct error *err)
{
    int64_t highest = 0;
    enum status status =
        sql_number(&self->sql, "SELECT " TOTALS_HIGHEST_STORY, &highest, err);
    if (status == STATUS_OK && self->totals.next_story <= (uint64_t)highest) {
        status =
            error_set(err, STATUS_CORRUPT,
                      "%s: damaged: next_story is not above all stories", self->sql.path);
    }
    return status;
}

enum status
archive_add(struct archive *self, struct story *story, enum archive_outcome *ret,
            struct error *err)
{
    struct addition addition = {self, story, .outcome = ARCHIVE_UNCHANGED};
    if (story->text_length > ARCHIVE_TEXT_LIMIT) {
        return error_set(err, STATUS_LIMIT,
                         "a text of %u bytes, too long for a story: the limit is %zu",
                         (unsigned)story->text_length, ARCHIVE_TEXT_LIMIT);
    }
    if (!row_fits(story)) {
        return error_set(err, STATUS_LIMIT,
                         "a headline or another field that no story has: the limit is "
                         "%zu bytes",
                         ROW_FIELD_LIMIT);
    }
    enum status status = self->batch.is_open ? STATUS_OK : check_story_number(self, err);
    if (status == STATUS_OK) {
        status = batch_begin(self, err);
    }
    if (status == STATUS_OK) {
        status = add_to_batch(&addition, err);
        if (status != STATUS_OK) {
            batch_abandon(self);
        }
    }
    if (status == STATUS_OK && (self->batch.text_bytes >= BATCH_TEXT_LIMIT ||
                                self->batch.stories >= self->batch_stories_limit)) {
        status = archive_commit(self, err);
    }
    if (status == STATUS_OK) {
        *ret = addition.outcome;
    }
    return status;
}
