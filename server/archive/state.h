/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_STATE_H
#define ARCHIVE_STATE_H

#include <stddef.h>
#include <stdint.h>

#include "archive/archive.h"
#include "archive/lock.h"
#include "archive/pack.h"
#include "archive/prints.h"
#include "archive/schema.h"
#include "archive/sql.h"
#include "index/segment.h"

/* An open archive, as its own files see it. */

/* Batches commit themselves at either. */
#define BATCH_TEXT_LIMIT ((uint64_t)64 << 20)
#define BATCH_STORIES_LIMIT 20000
/* Segments up to this size are rewritten as soon as one of their stories is
 * forgotten; larger ones when they are merged next. */
#define REWRITE_LIMIT ((uint64_t)256 << 20)

struct batch_stories {
    VEC_OF(struct segment_story);
};

struct batch_days {
    VEC_OF(int32_t);
};

/* What was added since the last commit: rows in an open transaction of the
 * catalog, fingerprints here. */
struct batch {
    bool is_open;
    bool has_changes;
    uint64_t stories;
    uint64_t text_bytes;
    struct batch_stories printed;
    struct print_entries entries;
    struct batch_days days; /* one for each dated story */
};

/* Prepared when they are first needed. */
struct statements {
    sqlite3_stmt *find_identity;
    sqlite3_stmt *insert_story;
    sqlite3_stmt *insert_text;
    sqlite3_stmt *find_source;
    sqlite3_stmt *insert_source;
    sqlite3_stmt *find_notice;
};

struct archive {
    char *path;
    enum archive_mode mode;
    struct lock lock;
    struct sql sql;
    struct totals totals;
    struct statements statements;
    struct pack pack;
    struct prints prints;
    struct batch batch;
    struct buf scratch;
    struct buf packed;
    char *last_source; /* path of the story before, and its number */
    int64_t last_source_number;
    uint64_t batch_stories_limit; /* the limits above; tests lower them */
    uint64_t rewrite_limit;
};

#endif
