/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_SCHEMA_H
#define ARCHIVE_SCHEMA_H

#include <stdint.h>

#include "archive/sql.h"

/* The tables of catalog.db, as FORMAT.md describes them. */

#define SCHEMA_FORMAT 2
#define SCHEMA_FORMAT_TEXT "2"

/* Opens the catalog of an archive for reading, on read-only media too, and checks
 * its format. STATUS_NOT_FOUND says how to make an archive. */
enum status schema_open_read(struct sql *ret, const char *archive,
                             struct error *err) NODISCARD;
/* The same for writing; makes the tables where there are none. */
enum status schema_open_write(struct sql *ret, const char *archive,
                              struct error *err) NODISCARD;

/* The running totals of an archive. */
struct totals {
    uint64_t generation;
    uint64_t stories;
    uint64_t text_bytes;
    uint64_t next_story;
    uint64_t next_segment;
};

enum status totals_load(struct totals *ret, const struct sql *sql,
                        struct error *err) NODISCARD;
enum status totals_store(const struct totals *self, const struct sql *sql,
                         struct error *err) NODISCARD;

#endif
