/* SPDX-License-Identifier: MIT */
#ifndef INDEX_OUTPUT_H
#define INDEX_OUTPUT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/own_folder.h"
#include "base/status.h"

/* A file that comes into being whole: written beside its path, synced, renamed.
 * The first failure sticks and is told by output_commit. */
struct output {
    int fd; /* -1 when closed */
    struct own_folder folder;
    char *path;
    const char *name; /* the end of the path */
    char *draft;      /* the name while it is being written */
    struct buf pending;
    uint64_t offset; /* where the next byte goes */
    enum status status;
    struct error error;
};

void output_init(struct output *self, const char *path);
void output_add(struct output *self, const void *bytes, size_t length);
/* Zero bytes up to the next multiple of `alignment`. */
void output_align(struct output *self, size_t alignment);
/* Puts all that was added into the draft file. */
void output_flush(struct output *self);
/* Overwrites bytes at the start of the file; follows output_flush. */
void output_replace_start(struct output *self, const void *bytes, size_t length);
/* Syncs, renames, syncs the folder. */
enum status output_commit(struct output *self, struct error *err) NODISCARD;
/* Removes the draft where it was not committed. */
void output_release(struct output *self);

#endif
