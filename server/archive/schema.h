/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_SCHEMA_H
#define ARCHIVE_SCHEMA_H

#include <stdint.h>

#include "archive/sql.h"

/* The tables of catalog.db, as FORMAT.md describes them. */

/* Opens the catalog of an archive for reading, on read-only media and a full disk too,
 * and checks that it is ours and its format. STATUS_NOT_FOUND says how to make an
 * archive. */
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

/* Whatever is made next must get a number above it: SQL expressions. A number of a
 * story that was forgotten is not given again, as postings may still name it. */
#define TOTALS_HIGHEST_STORY                             \
    "max((SELECT coalesce(max(number), 0) FROM story),"  \
    " (SELECT coalesce(max(number), 0) FROM forgotten)," \
    " (SELECT coalesce(max(last), 0) FROM segment))"
#define TOTALS_HIGHEST_SEGMENT "(SELECT coalesce(max(number), 0) FROM segment)"

enum status totals_load(struct totals *ret, const struct sql *sql,
                        struct error *err) NODISCARD;
enum status totals_store(const struct totals *self, const struct sql *sql,
                         struct error *err) NODISCARD;

#endif
