/* SPDX-License-Identifier: MIT */
#ifndef MATCH_SOURCE_H
#define MATCH_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/snapshot.h"
#include "fingerprint/shingle.h"
#include "match/shingle_index.h"
#include "story/part.h"
#include "story/story.h"
#include "text/token.h"

/* An archived story made ready for comparison. */

struct source {
    struct story story;
    struct spans paragraphs;          /* bytes of the story's text */
    struct tokens tokens;             /* of all paragraphs; spans are bytes of the text */
    uint8_t *voices;                  /* of each token: enum voice, speech or not */
    uint64_t *hashes;                 /* token_hash of each token */
    struct spans paragraph_tokens;    /* tokens [start, end) of each paragraph */
    struct source_shingles *shingles; /* see source_shingles() */
    uint64_t used;                    /* tick of the last use, for the cache */
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

/* The shingles as they stand in the text, for who holds two stories against each other;
 * made when they are first asked for. Borrowed from the source. */
struct source_shingles {
    struct shingles all;
    struct spans of_paragraphs; /* shingles [start, end) of each */
    struct shingle_index index;
};
const struct source_shingles *source_shingles(const struct source *self);
bool source_has_shingle(const struct source *self, uint64_t hash);

#endif
