/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_TRUST_H
#define ARCHIVE_TRUST_H

#include <stdbool.h>

#include "archive/sql.h"
#include "base/status.h"

/* What is looked at before SQLite may open a catalog, as opening alone can write. */

/* Whether the catalog and the files beside it are plain files of this archive alone, no
 * links and nobody else's: a second name is let be only for a catalog that is read.
 * STATUS_NOT_FOUND without a catalog; STATUS_INVALID names the file. */
enum status trust_files(const char *archive, bool writes, struct error *err) NODISCARD;

/* The same after opening: whether what SQLite has open is what is there. */
enum status trust_opened(const struct sql *sql, const char *archive, bool writes,
                         struct error *err) NODISCARD;

/* Whether the database may be ours: marked so, or one in which nothing was made yet.
 * Takes no lock and writes nothing. STATUS_UNSUPPORTED, STATUS_CORRUPT. */
enum status trust_mark(const char *catalog, struct error *err) NODISCARD;

/* Whether changes stand in the log that the catalog does not hold yet. */
bool trust_has_log(const char *catalog);

#endif
