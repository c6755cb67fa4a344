/* SPDX-License-Identifier: MIT */
#ifndef FEED_WAITING_H
#define FEED_WAITING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/vec.h"
#include "feed/look.h"

/* Files that were seen and are not in the archive yet: first those that somebody may
 * still be writing, then those that are complete, in the order of their times. */

struct waiting_file {
    char *path;
    size_t root;
    uint64_t mark; /* of the state that was seen last */
    int64_t changed_ms;
    int64_t due_ms; /* to be looked at again; of the loop's clock */
    unsigned tries; /* so often it was read in this state */
    bool is_retry;  /* it was read in this state, and waits for nothing but time */
};

void waiting_file_release(struct waiting_file *self);

struct waiting {
    VEC_OF(struct waiting_file);
    struct map by_path; /* hash of the path -> place */
};

void waiting_release(struct waiting *self);

/* The file was seen so; it waits anew, also where it waited before. Copies the path. */
void waiting_touch(struct waiting *self, const struct waiting_file *file);
void waiting_remove(struct waiting *self, const char *path);
/* Takes the file at that place out; the last one moves there. Caller releases it. */
struct waiting_file waiting_take(struct waiting *self, size_t at);

/* Complete files, first in, first out. */
struct ready {
    VEC_OF(struct waiting_file);
    size_t next;
    struct map by_path;
};

void ready_release(struct ready *self);
bool ready_has(const struct ready *self, const char *path);
/* Takes over the file. */
void ready_add(struct ready *self, const struct waiting_file *file);
/* Puts what was added since `from` in the order of its times, then of its paths. */
void ready_sort(struct ready *self, size_t from);
size_t ready_count(const struct ready *self);
/* Takes the first one out; caller releases it. */
struct waiting_file ready_take(struct ready *self);

#endif
