/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_SEGMENTS_H
#define ARCHIVE_SEGMENTS_H

#include <stdint.h>

#include "archive/sql.h"
#include "base/vec.h"
#include "index/segment.h"

/* Which segment files an archive is made of. The catalog says so; a file that it
 * does not name is an orphan of a crash. */

struct segment_row {
    uint32_t number;
    uint32_t first; /* its stories' numbers lie in [first, last]: segments have */
    uint32_t last;  /* disjoint ranges, and are listed in their order */
    uint64_t stories;
    uint64_t entries;
    uint64_t bytes;
};

struct segment_rows {
    VEC_OF(struct segment_row);
};

/* Appends them in the order of their stories. */
enum status segments_list(struct segment_rows *ret, const struct sql *sql,
                          struct error *err) NODISCARD;
enum status segments_insert(const struct sql *sql, const struct segment_row *row,
                            struct error *err) NODISCARD;
enum status segments_delete(const struct sql *sql, uint32_t number,
                            struct error *err) NODISCARD;

/* Opens a segment and holds it against its row: STATUS_CORRUPT says how to repair,
 * STATUS_NOT_FOUND is a missing file. */
enum status segments_open(struct segment **ret, const char *archive,
                          const struct segment_row *row, struct error *err) NODISCARD;

/* Removes the file; that it cannot be removed is no failure: it is an orphan. */
void segments_unlink(const char *archive, uint32_t number);
/* Removes the files that the catalog does not name. */
enum status segments_remove_orphans(const char *archive, const struct sql *sql,
                                    struct error *err) NODISCARD;

#endif
