/* SPDX-License-Identifier: MIT */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What a mistyped word was probably meant to be. */

#define NEAREST_LIMIT 32 /* longer words are never near */

/* Keystrokes that turn one word into the other: a letter put in, left out or
 * changed, two neighbours swapped. NEAREST_LIMIT where a word is too long. */
size_t nearest_distance(struct str a, struct str b);

/* True where `word` is close enough to `known` to be a slip of the keys. */
bool nearest_is_slip(size_t distance, struct str known);

#endif
