/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_PACK_H
#define ARCHIVE_PACK_H

#include <stdint.h>

#include "archive/sql.h"
#include "base/buf.h"
#include "base/status.h"

/* Texts as the catalog keeps them: one zstd frame each, with the archive's
 * dictionary once there is one. */

#define PACK_NO_DICTIONARY 0

/* Of zstd. With the archive's dictionary, texts of wire length take 9 % less room
 * at level 3 than at 1, and only 2 % less again at 6. */
#define PACK_LEVEL 3

struct pack {
    struct ZSTD_CCtx_s *compressor; /* NULL until it is needed */
    struct ZSTD_DCtx_s *decompressor;
    struct ZSTD_CDict_s *writing; /* NULL without a dictionary */
    struct ZSTD_DDict_s *reading;
    int64_t dictionary; /* its number, or PACK_NO_DICTIONARY */
};

/* Takes the newest dictionary of the catalog; none where it has none. */
enum status pack_load(struct pack *self, const struct sql *sql,
                      struct error *err) NODISCARD;
void pack_release(struct pack *self);

/* A text as it is stored. */
struct packed {
    int64_t dictionary;
    struct str body;
};

/* Clears and fills `ret`; it is to be stored with self->dictionary. */
enum status pack_text(struct pack *self, struct str text, struct buf *ret,
                      struct error *err) NODISCARD;
/* `length` bytes into `ret`, or STATUS_CORRUPT. */
enum status unpack_text(struct pack *self, struct packed packed, char *ret, size_t length,
                        struct error *err) NODISCARD;

#endif
