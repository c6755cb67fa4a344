/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_VIEW_H
#define ARCHIVE_VIEW_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "archive/pack.h"
#include "archive/schema.h"
#include "archive/snapshot.h"
#include "archive/sql.h"
#include "base/map.h"
#include "index/segment.h"

/* A snapshot as its own files see it. */
struct snapshot {
    atomic_size_t references;
    char *path;
    struct sql sql; /* with a read transaction from open to close */
    struct totals totals;
    struct segment **segments; /* in the order of their stories */
    size_t segment_count;
    int64_t days;         /* of publication; -1 until somebody asks */
    struct map forgotten; /* numbers to leave out of postings */
    struct pack pack;
    int64_t status_changes; /* so often a story got another status */
    sqlite3_stmt *story;
    sqlite3_stmt *status_of;
    sqlite3_stmt *versions;
    struct sql newest; /* another connection, outside of that transaction */
    sqlite3_stmt *newest_generation;
    dev_t device; /* of the catalog that `newest` has open */
    ino_t inode;
    dev_t own_device; /* of the catalog of this view */
    ino_t own_inode;
};

#endif
