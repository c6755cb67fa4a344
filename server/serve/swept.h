/* SPDX-License-Identifier: MIT */
#ifndef SERVE_SWEPT_H
#define SERVE_SWEPT_H

#include "base/map.h"
#include "editor/draft_files.h"
#include "serve/pull.h"
#include "serve/session.h"

/* What a sweep knows of each file: how it was when it was last checked, and by what its
 * report is known. No text. */

struct swept {
    char *path;
    uint64_t size;
    int64_t modified_ns;
    uint64_t edition; /* the session's far_edition */
    uint64_t revision;
    char id[PULL_ID_SIZE];
};

/* Zeroed = empty. */
struct swept_files {
    VEC_OF(struct swept);
    struct map by_path; /* hash of a path -> its place */
};

void swept_files_release(struct swept_files *self);

/* Made where it is new; borrowed until the next call. */
struct swept *swept_files_find(struct swept_files *self, const char *path);

/* The file was checked by this job, in the far edition of the session. */
void swept_note(struct swept *self, const struct draft_file *file, const struct job *job,
                uint64_t edition);
/* Whether a check would find the same: file, archive and settings are as they were. */
bool swept_is_current(const struct swept *self, const struct draft_file *file,
                      const struct session *session);

#endif
