/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_TABLES_H
#define ARCHIVE_TABLES_H

#include "archive/sql.h"

#define SCHEMA_FORMAT 3
#define SCHEMA_FORMAT_TEXT "3"

/* "WCAR": lets file(1) and SQLite tools tell whose database this is. */
#define SCHEMA_APPLICATION_ID 0x57434152

/* Makes the tables of a new catalog, and marks it as ours. */
enum status tables_make(const struct sql *sql, struct error *err) NODISCARD;

/* Whether the catalog holds the tables and indexes that we make, each as we make it, and
 * nothing else: STATUS_UNSUPPORTED names what is foreign, altered or missing. */
enum status tables_check(const struct sql *sql, struct error *err) NODISCARD;

#endif
