/* SPDX-License-Identifier: MIT */
#ifndef INDEX_WRITER_H
#define INDEX_WRITER_H

#include <stddef.h>
#include <stdint.h>

#include "index/layout.h"
#include "index/output.h"

/* Streams sorted keys (see layout.h) into a new segment file. */
struct writer {
    struct output output;
    struct layout layout;
    uint64_t stories_offset;
    uint64_t entries_offset;
    uint32_t *directory; /* filled up to and without bucket `buckets` */
    uint64_t buckets;
    uint64_t next_key; /* the least key that may follow */
    uint64_t bits;     /* those that do not fill a byte yet */
    unsigned bit_count;
    struct buf block;
};

/* Begins with the stories, which ascend by number. `entry_bound` is about how many
 * keys will come, better too high than too low: it sizes the directory. */
void writer_init(struct writer *self, const char *path,
                 const struct segment_story *stories, size_t story_count,
                 uint64_t entry_bound);
/* Keys strictly ascend and there are at most UINT32_MAX of them. */
void writer_add(struct writer *self, uint64_t key);
/* Makes the file appear, or tells what went wrong since writer_init. */
enum status writer_finish(struct writer *self, struct error *err) NODISCARD;
/* Leaves nothing behind where writer_finish was not reached or failed. */
void writer_release(struct writer *self);

#endif
