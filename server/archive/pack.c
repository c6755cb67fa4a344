/* SPDX-License-Identifier: MIT */
#include "archive/pack.h"

#include <zstd.h>

enum status
pack_load(struct pack *self, const struct sql *sql, struct error *err)
{
    sqlite3_stmt *statement = NULL;
    bool found = false;
    enum status status = sql_prepare(
        sql, &statement,
        "SELECT number, content FROM dictionary ORDER BY number DESC LIMIT 1", err);
    if (status == STATUS_OK) {
        status = sql_step(sql, statement, &found, err);
    }
    if (status == STATUS_OK) {
        pack_release(self);
    }
    if (status == STATUS_OK && found) {
        struct str content = sql_column(statement, 1);
        self->dictionary = sqlite3_column_int64(statement, 0);
        self->writing = ZSTD_createCDict(content.data, content.length, PACK_LEVEL);
        self->reading = ZSTD_createDDict(content.data, content.length);
        if (self->writing == NULL || self->reading == NULL) {
            status = error_set(err, STATUS_CORRUPT, "%s: the dictionary is damaged",
                               sql->path);
        }
    }
    sqlite3_finalize(statement);
    return status;
}

void
pack_release(struct pack *self)
{
    ZSTD_freeCCtx(self->compressor);
    ZSTD_freeDCtx(self->decompressor);
    ZSTD_freeCDict(self->writing);
    ZSTD_freeDDict(self->reading);
    *self = (struct pack){0};
}

/* The row tells length and dictionary, so the frame need not. */
static void
set_up_compressor(struct pack *self)
{
    self->compressor = ZSTD_createCCtx();
    if (self->compressor == NULL) {
        return;
    }
    ZSTD_CCtx_setParameter(self->compressor, ZSTD_c_compressionLevel, PACK_LEVEL);
    ZSTD_CCtx_setParameter(self->compressor, ZSTD_c_contentSizeFlag, 0);
    ZSTD_CCtx_setParameter(self->compressor, ZSTD_c_dictIDFlag, 0);
    ZSTD_CCtx_refCDict(self->compressor, self->writing);
}

enum status
pack_text(struct pack *self, struct str text, struct buf *ret, struct error *err)
{
    if (self->compressor == NULL) {
        set_up_compressor(self);
    }
    size_t bound = ZSTD_compressBound(text.length);
    buf_clear(ret);
    char *at = buf_reserve(ret, bound);
    size_t length = self->compressor != NULL ? ZSTD_compress2(self->compressor, at, bound,
                                                              text.data, text.length)
                                             : (size_t)-1;
    if (ZSTD_isError(length)) {
        return error_set(err, STATUS_LIMIT, "cannot compress a text of %zu bytes: %s",
                         text.length, ZSTD_getErrorName(length));
    }
    buf_grow(ret, length);
    return STATUS_OK;
}

enum status
unpack_text(struct pack *self, struct packed packed, char *ret, size_t length,
            struct error *err)
{
    if (self->decompressor == NULL) {
        self->decompressor = ZSTD_createDCtx();
    }
    if (packed.dictionary != PACK_NO_DICTIONARY &&
        packed.dictionary != self->dictionary) {
        return error_set(err, STATUS_CORRUPT, "its text needs dictionary %lld",
                         (long long)packed.dictionary);
    }
    size_t got = (size_t)-1;
    if (self->decompressor != NULL && packed.dictionary == PACK_NO_DICTIONARY) {
        got = ZSTD_decompressDCtx(self->decompressor, ret, length, packed.body.data,
                                  packed.body.length);
    } else if (self->decompressor != NULL) {
        got =
            ZSTD_decompress_usingDDict(self->decompressor, ret, length, packed.body.data,
                                       packed.body.length, self->reading);
    }
    if (ZSTD_isError(got)) {
        return error_set(err, STATUS_CORRUPT, "its text is damaged: %s",
                         ZSTD_getErrorName(got));
    }
    if (got != length) {
        return error_set(err, STATUS_CORRUPT, "its text has %zu bytes instead of %zu",
                         got, length);
    }
    return STATUS_OK;
}
