/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_NAMES_H
#define ARCHIVE_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/attr.h"
#include "base/str.h"

/* What the files of an archive are called. Caller frees the paths. */

#define NAMES_CATALOG "catalog.db"
#define NAMES_LOCK "lock"
#define NAMES_SEGMENT_FOLDER "segment"

char *names_catalog(const char *archive) ALLOCATOR;
char *names_segment_folder(const char *archive) ALLOCATOR;
char *names_segment(const char *archive, uint32_t number) ALLOCATOR;

/* Whether a file name is one that we give to segments, drafts of them included:
 * only such files are ever removed. Sets the number. */
bool names_read_segment(struct str name, uint32_t *ret, bool *is_draft);

#endif
