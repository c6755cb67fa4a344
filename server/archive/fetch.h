/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_FETCH_H
#define ARCHIVE_FETCH_H

#include "archive/pack.h"
#include "archive/row.h"

/* The story of a ROW_SELECT_WITH_TEXT row, text and all. `ret` is initialised by
 * the call. STATUS_CORRUPT leaves it untouched. */
enum status fetch_story(sqlite3_stmt *row, struct pack *pack, struct story *ret,
                        struct error *err) NODISCARD;

#endif
