/* SPDX-License-Identifier: MIT */
#ifndef MATCH_SOURCE_H
#define MATCH_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/snapshot.h"
#include "base/map.h"
#include "fingerprint/shingle.h"
#include "story/part.h"
#include "story/story.h"
#include "text/token.h"

/* An archived story made ready for comparison: its words, and where each shingle
 * stands. */

#define SOURCE_NO_SHINGLE UINT32_MAX

struct source_shingle {
    uint64_t hash;
    uint32_t first; /* token */
    uint32_t next;  /* place of the next one in its bucket, or SOURCE_NO_SHINGLE */
};

struct source {
    struct story story;
    struct spans paragraphs;         /* bytes of the story's text */
    struct tokens tokens;            /* of all paragraphs; spans are bytes of the text */
    uint8_t *voices;                 /* of each token: enum voice, speech or not */
    uint64_t *hashes;                /* token_hash of each token */
    struct spans paragraph_tokens;   /* tokens [start, end) of each paragraph */
    struct spans paragraph_shingles; /* and its shingles */
    struct {
        VEC_OF(struct source_shingle);
    } shingles;        /* as they stand in the text */
    uint32_t *buckets; /* by hash: place of the first shingle, or SOURCE_NO_SHINGLE */
    uint64_t bucket_factor;
    unsigned bucket_bits;
    uint64_t used; /* tick of the last use, for the cache */
};

/* Stories of one snapshot, loaded when first asked for and kept while they are
 * used. */
struct sources;

/* Borrows both; `left_out` may be NULL. Caller frees with sources_free. */
struct sources *sources_new(struct snapshot *snapshot,
                            const struct left_out *left_out) ALLOCATOR;
void sources_free(struct sources *self);

struct snapshot *sources_snapshot(const struct sources *self);
const struct left_out *sources_left_out(const struct sources *self);

/* snapshot_versions() without those that are left out. */
enum status sources_versions(struct sources *self, const char *guid,
                             struct story_numbers *ret, struct error *err) NODISCARD;

/* Borrowed until sources_trim. STATUS_NOT_FOUND, STATUS_CORRUPT. */
enum status sources_get(struct sources *self, uint32_t number, const struct source **ret,
                        struct error *err) NODISCARD;

/* From now on of the later snapshot of `growth`: stories stay as they are but for their
 * statuses. Sets *touched where anything that was told of them may be another. */
struct growth;
enum status sources_renew(struct sources *self, const struct growth *growth,
                          bool *touched, struct error *err) NODISCARD;

/* Lets go of the stories used longest ago, beyond a bound on their number and bytes. */
void sources_trim(struct sources *self);
/* How many are loaded. */
size_t sources_loaded(const struct sources *self);

/* Appends the hashes that an archive keeps of this story: winnowed, paragraph by
 * paragraph. */
struct source_prints {
    VEC_OF(uint64_t);
};
void source_fingerprints(const struct source *self, struct source_prints *ret);

/* What the paragraph is in which that token stands. */
enum part source_part_at(const struct source *self, uint32_t token);

/* The place in `shingles` of the first with that hash, or SOURCE_NO_SHINGLE. */
uint32_t source_find_shingle(const struct source *self, uint64_t hash);
/* The one behind it with the same hash. */
uint32_t source_next_shingle(const struct source *self, uint32_t at);

#endif
