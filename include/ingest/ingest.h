/* SPDX-License-Identifier: MIT */
#ifndef INGEST_INGEST_H
#define INGEST_INGEST_H

#include "archive/archive.h"
#include "base/cancel.h"
#include "intake/intake.h"

/* Files and folders into an archive. One bad file or story is reported and skipped;
 * only what the archive itself cannot do ends it. */

struct ingest_counts {
    uint64_t files;
    uint64_t bytes; /* of the files */
    uint64_t added;
    uint64_t updated;
    uint64_t unchanged;
    uint64_t problems;
};

struct ingest_watcher {
    void *data;
    const struct intake_defaults *defaults; /* of all files; NULL for none */
    void (*problem)(void *data, const char *path, uint64_t line, const char *reason);
    /* Something to know of a story that went in; may be NULL. */
    void (*notice)(void *data, const char *path, uint64_t line, const char *what);
    /* Each story that is read, borrowed until the call returns; used where there is no
     * archive. */
    void (*story)(void *data, const struct story *story);
    /* Now and then, with the bytes of all files together (0 if unknown). */
    void (*progress)(void *data, const struct ingest_counts *counts,
                     uint64_t total_bytes);
    /* A file has been read, with all problems that it has: STATUS_OK, or why it could
     * not be opened or read to its end. */
    void (*file)(void *data, enum status status);
};

/* Without an archive nothing is stored: the watcher's `story` gets each one, and they are
 * counted as added. Else commits at the end, also when cancelled (what is read by then
 * stays). */
enum status ingest_files(struct archive *archive, const char *const *paths, size_t count,
                         const struct ingest_watcher *watcher,
                         const struct cancel *cancel, struct ingest_counts *ret,
                         struct error *err) NODISCARD;

/* Files that somebody else found. Borrows. */
struct ingest_list {
    const struct intake_file *files;
    size_t count;
    const struct cancel *cancel;
};

/* Reads them in their order, and leaves it to the caller to commit or to abandon what
 * was added. STATUS_CANCELLED between two files. */
enum status ingest_list(struct archive *archive, const struct ingest_list *list,
                        const struct ingest_watcher *watcher, struct ingest_counts *ret,
                        struct error *err) NODISCARD;

#endif
