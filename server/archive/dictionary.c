/* SPDX-License-Identifier: MIT */
#include "archive/dictionary.h"

/* ZDICT_finalizeDictionary is outside of zstd's stable interface in name only: it
 * has not changed since 1.4.0, and our zstd is at least 1.5. */
#define ZDICT_STATIC_LINKING_ONLY
#include <zdict.h>

#include "archive/phrases.h"
#include "base/memory.h"
#include "base/vec.h"
#include "text/span.h"

#define SIZE_LIMIT ((size_t)48 << 10)
/* zstd refuses a dictionary of fewer bytes of content. */
#define SIZE_LEAST 256
#define HEADER_ROOM 4096
/* How much text is looked at: enough to tell what is common. */
#define SAMPLE_LIMIT ((size_t)4 << 20)
#define FIRST_DICTIONARY 1

struct sample {
    int64_t number;
    size_t start;
    size_t length;
};

struct samples {
    VEC_OF(struct sample);
    struct buf text;
};

static enum status
add_sample(struct samples *samples, sqlite3_stmt *row, struct pack *pack,
           struct error *err)
{
    int64_t length = sqlite3_column_int64(row, 1);
    size_t start = samples->text.length;
    if (length <= 0 || (uint64_t)length > TEXT_LIMIT) {
        return error_set(err, STATUS_CORRUPT, "story %lld: its row is damaged",
                         (long long)sqlite3_column_int64(row, 0));
    }
    char *at = buf_reserve(&samples->text, (size_t)length);
    const struct packed packed = {PACK_NO_DICTIONARY, sql_column(row, 2)};
    enum status status = unpack_text(pack, packed, at, (size_t)length, err);
    if (status == STATUS_OK) {
        buf_grow(&samples->text, (size_t)length);
        vec_add(samples,
                ((struct sample){sqlite3_column_int64(row, 0), start, (size_t)length}));
    }
    return status;
}

static enum status
read_samples(const struct sql *sql, struct pack *pack, struct samples *ret,
             struct error *err)
{
    sqlite3_stmt *statement = NULL;
    bool found = true;
    enum status status =
        sql_prepare(sql, &statement,
                    "SELECT number, text_length, body FROM text JOIN story USING(number)"
                    " WHERE dictionary = 0 ORDER BY number",
                    err);
    while (status == STATUS_OK && found && ret->text.length < SAMPLE_LIMIT) {
        status = sql_step(sql, statement, &found, err);
        if (status == STATUS_OK && found) {
            status = add_sample(ret, statement, pack, err);
        }
    }
    sqlite3_finalize(statement);
    return status;
}

static struct str
sample_text(const struct samples *samples, size_t at)
{
    const struct sample *sample = &samples->data[at];
    return str_slice(buf_str(&samples->text), sample->start,
                     sample->start + sample->length);
}

static void
choose_content(const struct samples *samples, struct buf *ret)
{
    struct phrases phrases = {0};
    struct str *texts = memory_alloc_array(samples->count + 1, sizeof *texts);
    for (size_t i = 0; i < samples->count; i++) {
        texts[i] = sample_text(samples, i);
    }
    phrases_count(&phrases, texts, samples->count);
    phrases_choose(&phrases, SIZE_LIMIT, ret);
    phrases_release(&phrases);
    memory_free(texts);
}

/* Adds zstd's tables of how often which byte follows. False where zstd finds the
 * samples unfit. */
static bool
finish_dictionary(const struct samples *samples, const struct buf *content,
                  struct buf *ret)
{
    const ZDICT_params_t params = {.compressionLevel = PACK_LEVEL,
                                   .dictID = FIRST_DICTIONARY};
    size_t *sizes = memory_alloc_array(samples->count + 1, sizeof *sizes);
    for (size_t i = 0; i < samples->count; i++) {
        sizes[i] = samples->data[i].length;
    }
    size_t room = content->length + HEADER_ROOM;
    char *at = buf_reserve(ret, room);
    size_t length = ZDICT_finalizeDictionary(at, room, content->data, content->length,
                                             samples->text.data, sizes,
                                             (unsigned)samples->count, params);
    memory_free(sizes);
    if (ZDICT_isError(length)) {
        return false;
    }
    buf_grow(ret, length);
    return true;
}

static enum status
store_dictionary(const struct sql *sql, const struct buf *dictionary, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    enum status status =
        sql_prepare(sql, &statement, "INSERT INTO dictionary VALUES(?, ?)", err);
    if (status == STATUS_OK) {
        sqlite3_bind_int64(statement, 1, FIRST_DICTIONARY);
        sqlite3_bind_blob64(statement, 2, dictionary->data, dictionary->length,
                            SQLITE_STATIC);
        status = sql_finish(sql, statement, err);
    }
    sqlite3_finalize(statement);
    return status;
}

static enum status
pack_again(const struct sql *sql, struct pack *pack, const struct samples *samples,
           struct error *err)
{
    sqlite3_stmt *statement = NULL;
    struct buf packed = BUF_INIT;
    enum status status =
        sql_prepare(sql, &statement,
                    "UPDATE text SET dictionary = ?, body = ? WHERE number = ?", err);
    for (size_t i = 0; status == STATUS_OK && i < samples->count; i++) {
        status = pack_text(pack, sample_text(samples, i), &packed, err);
        if (status == STATUS_OK) {
            sqlite3_bind_int64(statement, 1, pack->dictionary);
            sqlite3_bind_blob64(statement, 2, packed.data, packed.length, SQLITE_STATIC);
            sqlite3_bind_int64(statement, 3, samples->data[i].number);
            status = sql_finish(sql, statement, err);
        }
    }
    sqlite3_finalize(statement);
    buf_release(&packed);
    return status;
}

enum status
dictionary_make(const struct sql *sql, struct pack *pack, struct error *err)
{
    struct samples samples = {0};
    struct buf content = BUF_INIT;
    struct buf dictionary = BUF_INIT;
    enum status status = read_samples(sql, pack, &samples, err);
    if (status != STATUS_OK) {
        goto done;
    }
    choose_content(&samples, &content);
    if (content.length < SIZE_LEAST ||
        !finish_dictionary(&samples, &content, &dictionary)) {
        goto done;
    }
    status = store_dictionary(sql, &dictionary, err);
    if (status == STATUS_OK) {
        status = pack_load(pack, sql, err);
    }
    if (status == STATUS_OK) {
        status = pack_again(sql, pack, &samples, err);
    }

done:
    vec_release(&samples);
    buf_release(&samples.text);
    buf_release(&content);
    buf_release(&dictionary);
    return status;
}
