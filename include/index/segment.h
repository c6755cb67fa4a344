/* SPDX-License-Identifier: MIT */
#ifndef INDEX_SEGMENT_H
#define INDEX_SEGMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/vec.h"

/* One immutable file of fingerprints, described byte by byte in FORMAT.md.
 * Knows numbers, not stories. A fingerprint keeps the top FINGERPRINT_BITS bits
 * of a shingle hash: what they confuse, alignment tells apart. */

#define FINGERPRINT_BITS 40

/* Stories of one segment. It also holds at most UINT32_MAX entries. */
#define SEGMENT_STORY_LIMIT ((size_t)1 << 24)

/* Days since 1970-01-01; DAY_UNKNOWN where the story has no date. */
#define DAY_UNKNOWN INT32_MIN

struct segment_story {
    uint32_t number; /* the catalog's story number */
    int32_t day;     /* publication day */
};

/* Stories stand in a segment by day, undated ones first, and then by number. */
int segment_story_compare(const void *a, const void *b);

/* What a writer takes: story is an ordinal of the stories array. */
struct segment_entry {
    uint64_t hash; /* the whole shingle hash */
    uint32_t story;
};

/* Days of publication, both included. */
struct segment_days {
    int32_t first;
    int32_t last;
};

/* What a look-up gives. */
struct posting {
    uint32_t story; /* the catalog's story number */
    int32_t day;
};

struct postings {
    VEC_OF(struct posting);
};

struct segment;

/* Writes and syncs a new file (and its folder). `stories` come in any order, each once.
 * `entries` come in any order and may repeat. Returns STATUS_IO with nothing left
 * behind when the disk is full, STATUS_LIMIT above what one segment can hold. */
enum status segment_write(const char *path, const struct segment_story *stories,
                          size_t story_count, const struct segment_entry *entries,
                          size_t entry_count, struct error *err) NODISCARD;

/* Maps the file and checks header, table of contents, and sizes; after that every
 * call below is total. STATUS_CORRUPT or STATUS_UNSUPPORTED names the path, the
 * chunk and what is wrong. Caller frees with segment_close. */
enum status segment_open(struct segment **ret, const char *path,
                         struct error *err) NODISCARD;
/* The same over bytes that outlive the segment; `name` is for messages. */
enum status segment_open_memory(struct segment **ret, const void *bytes, size_t length,
                                const char *name, struct error *err) NODISCARD;
void segment_close(struct segment *self);

/* Reads everything: checksums, order, ranges. */
enum status segment_verify(const struct segment *self, struct error *err) NODISCARD;

/* For who looks up many hashes, one after the other, before hash `at`: asks memory for
 * what those a few places behind it need, so that nothing has to be waited for. */
void segment_expect(const struct segment *self, const uint64_t *hashes, size_t count,
                    size_t at);

/* Appends the postings of one shingle hash, in the order of the stories, at most
 * `limit` of them (0 = all). */
void segment_find(const struct segment *self, uint64_t hash, size_t limit,
                  struct postings *ret);

/* The stories of some days as ordinals: [0, undated) and [first, end). */
struct segment_range {
    uint32_t undated;
    uint32_t first;
    uint32_t end;
};

struct segment_range segment_range_of(const struct segment *self,
                                      struct segment_days days);
/* The same of these stories only: no other posting is read. */
void segment_find_range(const struct segment *self, uint64_t hash,
                        const struct segment_range *range, size_t limit,
                        struct postings *ret);

/* How many postings segment_find would give without a limit, if the segment is whole. */
size_t segment_count(const struct segment *self, uint64_t hash);

/* STATUS_CORRUPT where the file was cut off since it was opened: what the calls above
 * and below said in the meantime is not to be believed. Ask after them. */
enum status segment_check(const struct segment *self, struct error *err) NODISCARD;

size_t segment_story_count(const struct segment *self);
/* The story with that ordinal (< segment_story_count). */
struct segment_story segment_story(const struct segment *self, size_t ordinal);
size_t segment_entry_count(const struct segment *self);
size_t segment_bytes(const struct segment *self);

/* Verifies `count` segments and merges them into a new file, leaving out the
 * stories for which `keep` says no (NULL keeps all). STATUS_INVALID where a story
 * stands in two of them. */
enum status segment_merge(const char *path, struct segment *const *segments, size_t count,
                          bool (*keep)(uint32_t number, void *data), void *data,
                          struct error *err) NODISCARD;

#endif
