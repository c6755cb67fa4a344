/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_SECRET_H
#define DISMISSAL_SECRET_H

#include "base/keyed_hash.h"
#include "base/status.h"

/* The key that dismissals are hashed with, in a file beside theirs. */

struct secret {
    unsigned char key[KEYED_HASH_KEY_SIZE];
};

/* STATUS_NOT_FOUND; STATUS_CORRUPT where it is no key. */
enum status secret_read(struct secret *ret, const char *path,
                        struct error *err) NODISCARD;

/* Reads it, or makes one (mode 0600) where there is none. Of two that do so at once
 * both get the one that was first. */
enum status secret_make(struct secret *ret, const char *path,
                        struct error *err) NODISCARD;

#endif
