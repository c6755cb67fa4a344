/* SPDX-License-Identifier: MIT */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/vec.h"

/* file_read() of what a command line names: also a FIFO, whose writer is waited for, or
 * "-" for stdin. */
enum status file_read_named(struct buf *ret, const char *path, size_t limit,
                            struct error *err) NODISCARD;

/* Reads a whole regular file of at most `limit` bytes onto the end of `ret`, and waits
 * for nobody. STATUS_NOT_FOUND, STATUS_LIMIT, STATUS_IO; STATUS_INVALID for a directory,
 * a device, a FIFO. */
enum status file_read(struct buf *ret, const char *path, size_t limit,
                      struct error *err) NODISCARD;

/* Makes the folder and its parents, mode 0700 for those that are new. */
enum status file_make_folder(const char *path, struct error *err) NODISCARD;

bool file_exists(const char *path);

/* A file mapped read-only. Zeroed = none. */
struct file_map {
    const unsigned char *data;
    size_t length;
    int fd;      /* only where there is data */
    size_t slot; /* of the guard, likewise */
};

/* Maps all of a file of an archive, which and whose folder must be no links, nor another
 * user's (see base/own_folder.h); an empty file gives length 0. Should somebody cut the
 * file off meanwhile, its missing part reads as zeros instead of ending the process. */
enum status file_map_open(struct file_map *ret, const char *path,
                          struct error *err) NODISCARD;
/* The same of a file that is open; `path` is for messages. */
enum status file_map_own(struct file_map *ret, int fd, const char *path,
                         struct error *err) NODISCARD;
void file_map_release(struct file_map *self);
/* Whether what was read so far is what the file held: ask after reading. */
bool file_map_is_whole(const struct file_map *self);

struct file_paths {
    VEC_OF(char *);
};

void file_paths_release(struct file_paths *self);

/* Appends the regular files at or below `path` in bytewise order of their paths
 * (names that start with '.' are left out, and of a Maildir all but its mails; symbolic
 * links are followed for `path` itself, never below it). Paths are owned by `ret`. */
enum status file_walk(struct file_paths *ret, const char *path,
                      struct error *err) NODISCARD;

/* Opens what lies below a folder, for reading: the first `root_length` bytes of the path
 * name the folder (or all of a file), and links in them are followed; behind them none
 * is, also if it took the place of what was listed. Never waits for the writer of a FIFO.
 * The descriptor, or -1 with errno: ELOOP for a link in the file's place, ENOTDIR for one
 * in the place of a folder. */
int file_open_below(const char *path, size_t root_length);

/* file_read() of a regular file that file_open_below() opens. */
enum status file_read_below(struct buf *ret, const char *path, size_t root_length,
                            size_t limit, struct error *err) NODISCARD;

/* `folder/name`; caller frees. */
char *file_join(const char *folder, const char *name) ALLOCATOR;

#endif
