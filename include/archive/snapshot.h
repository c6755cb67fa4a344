/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_SNAPSHOT_H
#define ARCHIVE_SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/cancel.h"
#include "base/map.h"
#include "base/status.h"
#include "index/segment.h"
#include "story/story.h"

/* One consistent view of an archive: a catalog read transaction and the segments
 * it names, mapped. Writers go on meanwhile; what they add or forget is not seen
 * here. This is all that the layers above know of an archive: hashes in, postings
 * out; numbers in, stories out; both may take long, fail or be cancelled. For one
 * thread at a time. */

struct snapshot;

struct snapshot_stats {
    uint64_t stories;
    uint64_t generation; /* grows with every commit */
    uint64_t text_bytes;
    uint64_t catalog_bytes;
    uint64_t segment_bytes;
    int64_t updated_ms; /* when the catalog was last written to */
    uint64_t segments;
    uint64_t fingerprints;
    uint64_t days;     /* distinct publication days */
    struct date first; /* earliest and latest publication; DATE_NONE if none */
    struct date last;
};

/* Opens the newest state of the archive at `path`. Caller frees with
 * snapshot_unref. */
enum status snapshot_open(struct snapshot **ret, const char *path,
                          struct error *err) NODISCARD;
struct snapshot *snapshot_ref(struct snapshot *self);
/* NULL is accepted. */
void snapshot_unref(struct snapshot *self);

uint64_t snapshot_generation(const struct snapshot *self);
uint64_t snapshot_story_count(const struct snapshot *self);
/* Distinct days of publication; cheap from the second time on. */
enum status snapshot_days(struct snapshot *self, uint64_t *ret,
                          struct error *err) NODISCARD;
/* The generation that a snapshot opened now would have: cheap enough to ask
 * before every check. */
enum status snapshot_newest(struct snapshot *self, uint64_t *ret,
                            struct error *err) NODISCARD;
/* What a snapshot has more than an earlier one. */
struct snapshot_growth {
    uint32_t first; /* numbers of the stories that came: [first, end) */
    uint32_t end;
    bool statuses_changed; /* those of older stories may be others */
};

/* False where it is not the earlier one and more: another archive stands there now, or
 * stories were forgotten; then `ret` is untouched. */
bool snapshot_grew(const struct snapshot *later, const struct snapshot *earlier,
                   struct snapshot_growth *ret);

/* STATUS_CORRUPT where a segment was cut off under us. snapshot_find and snapshot_count
 * ask by themselves. */
enum status snapshot_check(const struct snapshot *self, struct error *err) NODISCARD;
enum status snapshot_stats(struct snapshot *self, struct snapshot_stats *ret,
                           struct error *err) NODISCARD;

/* What is asked of the fingerprints. Borrows. */
struct posting_query {
    const uint64_t *hashes; /* of shingles */
    size_t count;
    size_t limit;                    /* postings a hash; 0 = all */
    const struct left_out *left_out; /* NULL for none */
    const struct cancel *cancel;
    const struct segment_days *days; /* NULL for all; undated stories always count */
};

/* For each hash its postings, by segment, undated stories first and then by day: those
 * of hashes[i] are
 * ret->data[ends[i-1]] (0 for the first) up to ret->data[ends[i]]. Forgotten stories are
 * passed by. `ends` has room for `count`. */
enum status snapshot_find(struct snapshot *self, const struct posting_query *query,
                          struct postings *ret, size_t *ends,
                          struct error *err) NODISCARD;

/* In how many stories each of `count` hashes stands; forgotten ones may be counted
 * until their segment is merged. Cheaper than to find them. `ret` has room for
 * `count`. */
enum status snapshot_count(struct snapshot *self, const uint64_t *hashes, size_t count,
                           const struct cancel *cancel, uint32_t *ret,
                           struct error *err) NODISCARD;

/* How many different outlets (or, where none is known, agencies) the stories have that
 * `numbers` names; those of which nothing is known do not count. */
enum status snapshot_outlets(struct snapshot *self, const uint32_t *numbers, size_t count,
                             size_t *ret, struct error *err) NODISCARD;

/* One story with its text; `ret` is initialised by the call. STATUS_NOT_FOUND. */
enum status snapshot_story(struct snapshot *self, uint32_t number, struct story *ret,
                           struct error *err) NODISCARD;

/* Its status alone. STATUS_NOT_FOUND. */
enum status snapshot_status(struct snapshot *self, uint32_t number,
                            enum story_status *ret, struct error *err) NODISCARD;

/* The number for what a user types: a number, a guid (its newest version), or a
 * source path. STATUS_NOT_FOUND. */
enum status snapshot_find_story(struct snapshot *self, const char *name, uint32_t *ret,
                                struct error *err) NODISCARD;

/* Stories that somebody wants passed by, as if they were forgotten: a draft that has been
 * published is no copy of itself. Zeroed = none. */
struct left_out {
    struct map numbers;
};

/* Adds the story that a user names (as above; a guid means all its versions). */
enum status left_out_add(struct left_out *self, struct snapshot *snapshot,
                         const char *name, struct error *err) NODISCARD;
/* NULL has none. */
bool left_out_has(const struct left_out *self, uint32_t number);
void left_out_release(struct left_out *self);

/* Numbers of the stories with that guid, oldest version first. */
struct story_numbers {
    VEC_OF(uint32_t);
};
enum status snapshot_versions(struct snapshot *self, const char *guid,
                              struct story_numbers *ret, struct error *err) NODISCARD;

/* What somebody remembers of a story: the beginnings of words, in any order. */
struct story_search {
    struct str words;
    size_t limit;
};

/* Numbers of the stories that have each of the words in their headline, newest in the
 * archive first; then of those that have them in the path of the file that they
 * alone were read from. No words: of all. Reads all headlines. */
enum status snapshot_search(struct snapshot *self, const struct story_search *search,
                            const struct cancel *cancel, struct story_numbers *ret,
                            struct error *err) NODISCARD;

/* Calls `visit` for every story, without its text, by number; ends early where it
 * returns false. */
enum status snapshot_each(struct snapshot *self,
                          bool (*visit)(void *data, const struct story *story),
                          void *data, struct error *err) NODISCARD;

#endif
