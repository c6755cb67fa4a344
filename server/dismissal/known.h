/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_KNOWN_H
#define DISMISSAL_KNOWN_H

#include "base/keyed_hash.h"
#include "base/status.h"

/* Which key a file of dismissals was met with before, by this user: whoever can replace a
 * file that is shared, and its key, can write what he likes, and seal it. Kept in
 * $XDG_STATE_HOME/wirecheck/dismissal-keys (~/.local/state), out of others' reach: a line
 * a file, hash of its path and mark of its key. */

enum known {
    KNOWN_SAME,
    KNOWN_NEW,   /* the file was never met; or the user has no place to remember it in */
    KNOWN_OTHER, /* with another key */
};

/* `mark` is that of the key (mark_key). */
enum known known_find(const char *path, const char mark[KEYED_HASH_HEX_SIZE]);
/* Remembers it from now on. That it cannot be written down is no failure: then nothing
 * is remembered. */
void known_keep(const char *path, const char mark[KEYED_HASH_HEX_SIZE]);

#endif
