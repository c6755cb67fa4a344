/* SPDX-License-Identifier: MIT */
/* Enumerations are stored as numbers, which FORMAT.md lists: the assertions below
 * fail where somebody renumbers them. */
#include "archive/row.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "archive/items.h"
#include "archive/stored_date.h"
#include "base/bytes.h"
#include "base/hash.h"

static_assert(STORY_USABLE == 0 && STORY_WITHHELD == 1 && STORY_CANCELED == 2,
              "stored: see FORMAT.md");
static_assert(STORY_ARTICLE == 0 && STORY_ADVISORY == 1 && STORY_TABLE == 2 &&
                  STORY_KILL == 3,
              "stored: see FORMAT.md");
static_assert(CREDIT_NONE == 0 && CREDIT_SOURCE == 1 && CREDIT_DATELINE == 2 &&
                  CREDIT_BYLINE == 3 && CREDIT_SIGN_OFF == 4 && CREDIT_END_LINE == 5 &&
                  CREDIT_SENTENCE == 6 && CREDIT_PROVIDER == 7 && CREDIT_PUBLISHER == 8 &&
                  CREDIT_FAMILY == 9,
              "stored: see FORMAT.md");
static_assert(DATE_NONE == 0 && DATE_YEAR == 1 && DATE_MONTH == 2 && DATE_DAY == 3 &&
                  DATE_MINUTE == 4 && DATE_SECOND == 5,
              "stored: see FORMAT.md");
static_assert(DATE_FROM_FIRST_CREATED == 0 && DATE_FROM_VERSION_CREATED == 1 &&
                  DATE_FROM_METADATA == 2 && DATE_FROM_PUBLISHED_LINE == 3 &&
                  DATE_FROM_FIRST_PUBLISHED == 4 && DATE_FROM_DATELINE == 5 &&
                  DATE_FROM_PAGE_STAMP == 6 && DATE_FROM_UPDATED_LINE == 7 &&
                  DATE_FROM_FAMILY == 8,
              "stored: see FORMAT.md");

#define LOOKUP_SEED UINT64_C(0x77697265636b0020)
#define CONTENT_SEED UINT64_C(0x77697265636b0021)

static bool
read_date(sqlite3_stmt *statement, int column, struct date *ret)
{
    return stored_date_make(sqlite3_column_int64(statement, column),
                            sqlite3_column_int64(statement, column + 1), ret);
}

/* Fields are told apart by their lengths; one that is missing equals an empty one. */
static void
add_field(struct buf *out, const char *field)
{
    struct str text = str_from(field);
    bytes_put_u32(out, (uint32_t)text.length);
    buf_add_str(out, text);
}

static void
hash_content(const struct story *story, struct buf *scratch,
             unsigned char ret[ROW_CONTENT_SIZE])
{
    const char *const fields[] = {story->guid,        story->version,   story->headline,
                                  story->byline,      story->place,     story->agency,
                                  story->url,         story->publisher, story->sign_off,
                                  story->contributors};
    buf_clear(scratch);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        add_field(scratch, fields[i]);
    }
    bytes_put_u32(scratch, (uint32_t)story->kind);
    stored_date_put(scratch, story->published);
    stored_date_put(scratch, story->updated);
    stored_date_put(scratch, story->embargo);
    bytes_put_u32(scratch, story->dateline_length);
    bytes_put_u32(scratch, story->item_count);
    items_write(scratch, story);
    buf_add_str(scratch, story_text(story));
    uint64_t low = hash_str(buf_str(scratch), CONTENT_SEED);
    uint64_t high = hash_str(buf_str(scratch), low);
    buf_clear(scratch);
    bytes_put_u64(scratch, low);
    bytes_put_u64(scratch, high);
    memcpy(ret, scratch->data, ROW_CONTENT_SIZE);
}

bool
row_fits(const struct story *story)
{
    const char *const fields[] = {story->guid,      story->version,     story->headline,
                                  story->byline,    story->place,       story->agency,
                                  story->publisher, story->sign_off,    story->url,
                                  story->language,  story->contributors};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (str_from(fields[i]).length > ROW_FIELD_LIMIT) {
            return false;
        }
    }
    return true;
}

int64_t
row_lookup(struct str guid)
{
    return (int64_t)hash_str(guid, LOOKUP_SEED);
}

void
row_identify(const struct story *story, struct buf *scratch, struct row_identity *ret)
{
    hash_content(story, scratch, ret->content);
    ret->lookup = story->guid != NULL ? row_lookup(str_from(story->guid))
                                      : (int64_t)bytes_load_u64(ret->content);
}

static void
bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

static void
bind_items(sqlite3_stmt *statement, int at, const struct story *story)
{
    struct buf bytes = BUF_INIT;
    items_write(&bytes, story);
    if (bytes.length > 0) {
        sqlite3_bind_blob64(statement, at, bytes.data, bytes.length, SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_null(statement, at);
    }
    buf_release(&bytes);
}

static void
bind_date(sqlite3_stmt *statement, int at, struct date date)
{
    if (date.precision == DATE_NONE) {
        date = DATE_UNKNOWN;
        sqlite3_bind_null(statement, at);
    } else {
        sqlite3_bind_int64(statement, at, date.ms);
    }
    sqlite3_bind_int64(statement, at + 1, stored_date_as(date));
}

void
row_bind(sqlite3_stmt *statement, const struct story *story,
         const struct row_identity *identity, int64_t source)
{
    sqlite3_bind_int64(statement, 1, story->number);
    sqlite3_bind_int64(statement, 2, identity->lookup);
    sqlite3_bind_blob(statement, 3, identity->content, ROW_CONTENT_SIZE, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 4, source);
    sqlite3_bind_int64(statement, 5, (int64_t)story->source_line);
    sqlite3_bind_int(statement, 6, (int)story->kind);
    sqlite3_bind_int(statement, 7, (int)story->status);
    bind_text(statement, 8, story->guid);
    bind_text(statement, 9, story->version);
    bind_text(statement, 10, story->headline);
    bind_text(statement, 11, story->byline);
    bind_text(statement, 12, story->place);
    bind_text(statement, 13, story->agency);
    sqlite3_bind_int(statement, 14, (int)story->rule);
    bind_text(statement, 15, story->publisher);
    bind_text(statement, 16, story->sign_off);
    bind_text(statement, 17, story->url);
    bind_text(statement, 18, story->language);
    bind_date(statement, 19, story->published);
    bind_date(statement, 21, story->updated);
    bind_date(statement, 23, story->embargo);
    sqlite3_bind_int64(statement, 25, story->text_length);
    sqlite3_bind_int64(statement, 26, story->dateline_length);
    bind_text(statement, 27, story->contributors);
    bind_items(statement, 28, story);
}

static const char *
read_text(struct story *story, sqlite3_stmt *statement, int column)
{
    return story_dup(story, sql_column(statement, column));
}

/* False where a number is none that we write. */
static bool
read_numbers(sqlite3_stmt *statement, struct story *ret)
{
    int64_t number = sqlite3_column_int64(statement, 0);
    int64_t line = sqlite3_column_int64(statement, 2);
    int64_t kind = sqlite3_column_int64(statement, 3);
    int64_t status = sqlite3_column_int64(statement, 4);
    int64_t rule = sqlite3_column_int64(statement, 11);
    int64_t length = sqlite3_column_int64(statement, 22);
    int64_t dateline = sqlite3_column_int64(statement, 23);
    ret->number = (uint32_t)number;
    ret->source_line = (uint64_t)line;
    ret->kind = (enum story_kind)kind;
    ret->status = (enum story_status)status;
    ret->rule = (enum credit_rule)rule;
    ret->text_length = (uint32_t)length;
    ret->dateline_length = (uint32_t)dateline;
    return number > 0 && number <= UINT32_MAX && kind >= 0 && kind <= STORY_KILL &&
           status >= 0 && status <= STORY_CANCELED && rule >= 0 &&
           rule <= CREDIT_FAMILY && length >= 0 && (uint64_t)length <= TEXT_LIMIT &&
           dateline >= 0 && dateline <= length;
}

static bool
has_short_fields(sqlite3_stmt *statement)
{
    static const int columns[] = {1, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 24};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        if (sql_column(statement, columns[i]).length > ROW_FIELD_LIMIT) {
            return false;
        }
    }
    return true;
}

enum status
row_read(sqlite3_stmt *statement, struct story *ret, struct error *err)
{
    story_init(ret);
    bool sound = read_numbers(statement, ret) && has_short_fields(statement);
    sound = read_date(statement, 16, &ret->published) && sound;
    sound = read_date(statement, 18, &ret->updated) && sound;
    sound = read_date(statement, 20, &ret->embargo) && sound;
    sound = sound && items_read(ret, sql_column(statement, 25));
    if (!sound) {
        story_release(ret);
        return error_set(err, STATUS_CORRUPT, "story %lld: its row is damaged",
                         (long long)sqlite3_column_int64(statement, 0));
    }
    ret->source_path = read_text(ret, statement, 1);
    ret->guid = read_text(ret, statement, 5);
    ret->version = read_text(ret, statement, 6);
    ret->headline = read_text(ret, statement, 7);
    ret->byline = read_text(ret, statement, 8);
    ret->place = read_text(ret, statement, 9);
    ret->agency = read_text(ret, statement, 10);
    ret->publisher = read_text(ret, statement, 12);
    ret->sign_off = read_text(ret, statement, 13);
    ret->url = read_text(ret, statement, 14);
    ret->language = read_text(ret, statement, 15);
    ret->contributors = read_text(ret, statement, 24);
    return STATUS_OK;
}
