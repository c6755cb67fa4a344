/* SPDX-License-Identifier: MIT */
#ifndef FINGERPRINT_SHINGLE_H
#define FINGERPRINT_SHINGLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "text/token.h"

/* The scheme: every constant here is part of the archive's format. A change is
 * a new SCHEME_NAME, and archives with another one are rebuilt from their texts. */

#define SCHEME_NAME "word3-xxh3-winnow4"
/* A shingle is the shortest run of tokens that weighs so many hundredths of a word:
 * three words between spaces, five Chinese characters. MATCHING.md says why. */
#define SHINGLE_WEIGHT 250
/* One fingerprint is kept of any four shingles in a row (winnowing). */
#define WINNOW_WINDOW 4
/* XXH3 seeds; the values have no meaning but must never change. */
#define SHINGLE_TOKEN_SEED UINT64_C(0x77697265636b0001)
#define SHINGLE_SEED UINT64_C(0x77697265636b0002)

/* The shingle that starts at token `first` and ends before token `end`. */
struct shingle {
    uint64_t hash;
    uint32_t first;
    uint32_t end;
};

struct shingles {
    VEC_OF(struct shingle);
};

/* XXH3 of the folded text of a token. */
uint64_t token_hash(const struct tokens *tokens, size_t at);

/* Appends every shingle of tokens [first, end), in order. None where the tokens
 * weigh less than SHINGLE_WEIGHT. `hashes` are the token_hash of each token, as many as
 * there are tokens. */
void shingles_add_hashed(struct shingles *self, const struct tokens *tokens,
                         const uint64_t *hashes, size_t first, size_t end);
/* The same for who does not need the hashes. */
void shingles_add(struct shingles *self, const struct tokens *tokens, size_t first,
                  size_t end);

/* Tokens of the shingle that begins at token `first`; 0 where those before `end` weigh
 * too little. Its hash, by the token_hash of each of them. */
size_t shingle_length(const struct tokens *tokens, size_t first, size_t end);
uint64_t shingle_hash(const uint64_t *hashes, size_t count);

/* Appends the fingerprints of `all`: the rightmost smallest hash of each window
 * of WINNOW_WINDOW shingles in a row, each position once; all of them where
 * there are fewer than a window. (Schleimer, Wilkerson, Aiken 2003; not their
 * Figure 5, which has errors.) `all` must be one paragraph's. */
void shingles_winnow(struct shingles *ret, const struct shingle *all, size_t count);

#endif
