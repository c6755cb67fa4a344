/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_LOCK_H
#define ARCHIVE_LOCK_H

#include "base/own_folder.h"
#include "base/status.h"

/* The write lock of an archive: a file that holds the writer's process id and is
 * locked while that process lives. Zeroed is not held; -1 neither. */
struct lock {
    int fd; /* + 1 */
};

/* Takes it in the archive's folder. STATUS_BUSY names the process that has it. */
enum status lock_take(struct lock *self, const struct own_folder *archive,
                      struct error *err) NODISCARD;
void lock_release(struct lock *self);

#endif
