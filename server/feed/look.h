/* SPDX-License-Identifier: MIT */
#ifndef FEED_LOOK_H
#define FEED_LOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/* What lies in a folder at this moment. Remembers nothing. */

enum look_kind {
    LOOK_NOTHING, /* not there, a link, a FIFO, or a name that is passed over */
    LOOK_FILE,
    LOOK_FOLDER,
};

struct look {
    enum look_kind kind;
    uint64_t mark;      /* of size, time and place on the disk: another one, another
                         * content */
    int64_t changed_ms; /* since 1970, by the clock of the file's system */
    uint64_t size;
    uint64_t place; /* of a folder: device and inode */
};

/* No link is followed in the last name. */
struct look look_at(const char *path);

/* The folder that somebody named: links in its path are followed. */
struct look look_at_root(const char *path);

/* Names that are passed over: hidden ones, and those that programs give to what they are
 * still bringing ("story.xml.part"). */
bool look_passes_over(const char *name);

/* Calls `visit` for every other name, in no order. */
enum status look_into(const char *folder, void (*visit)(void *data, const char *name),
                      void *data, struct error *err) NODISCARD;

/* Whether a program has the file open for writing, where the system tells (Linux, files
 * of the same user). */
bool look_is_written(const char *path, size_t root_length);

/* Whether changes may come from another computer, of which the system tells nothing. */
bool look_is_remote(const char *path);

#endif
