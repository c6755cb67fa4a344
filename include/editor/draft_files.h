/* SPDX-License-Identifier: MIT */
#ifndef EDITOR_DRAFT_FILES_H
#define EDITOR_DRAFT_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/cancel.h"
#include "base/status.h"
#include "base/vec.h"

/* The drafts that lie in a folder which the editor has open. Only regular files that
 * stand below that folder without a symbolic link on the way are ever opened, so no
 * link can lead out of a workspace or round in a circle. */

#define DRAFT_FILES_LIMIT 2000u /* further drafts are passed over ... */
#define DRAFT_FILES_ENTRY_LIMIT \
    200000u                         /* ... and so is what is behind so many names ... */
#define DRAFT_FILES_DEPTH_LIMIT 16u /* ... or in deeper folders */

struct draft_file {
    char *path;         /* absolute */
    size_t root_length; /* bytes of it that are the workspace folder */
    uint64_t size;
    int64_t modified_ns;
};

/* Zeroed = none. */
struct draft_files {
    VEC_OF(struct draft_file);
    size_t entries; /* names that were looked at */
    bool is_cut;    /* a limit was reached */
};

void draft_files_release(struct draft_files *self);

/* Whether a file of that name is a draft: the end of the name is that of a markup that
 * we read, or of plain text. */
bool draft_file_is_named(const char *name);

/* Appends the drafts of a folder; all are then by path, each once. Names that begin
 * with '.' are passed over, and so is what cannot be listed. Only STATUS_CANCELLED,
 * with what was found. */
enum status draft_files_add(struct draft_files *self, const char *folder,
                            const struct cancel *cancel) NODISCARD;

/* Appends the text of a file, without a byte order mark, as an editor would show it.
 * STATUS_LIMIT above `limit` bytes; STATUS_INVALID where a link or no regular file
 * has taken its place; STATUS_NOT_FOUND. */
enum status draft_file_read(struct buf *ret, const struct draft_file *file, size_t limit,
                            struct error *err) NODISCARD;

#endif
