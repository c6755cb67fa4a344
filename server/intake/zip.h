/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_ZIP_H
#define INTAKE_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"

/* The members of a zip file in memory, by its directory at the end. Nothing is written to
 * disk, so names are only compared, whatever they are. */

#define ZIP_DEFLATED 8 /* the one method that is known beside none (0) */

struct zip_member {
    struct str name;
    struct str packed;
    unsigned method;
    size_t size; /* unpacked, as the directory says */
};

/* Steps through the directory: *at is 0 at first. False at the end, and where the rest is
 * damaged. */
bool zip_next(struct str zip, size_t *at, struct zip_member *ret);

/* Steps through the beginning of a zip file by what stands before each member; false
 * where `zip` ends or a member does not say how long it is. */
bool zip_next_in_front(struct str zip, size_t *at, struct zip_member *ret);

bool zip_find(struct str zip, const char *name, struct zip_member *ret);

/* Appends the member unpacked. STATUS_INVALID for damage or a method that is not known,
 * STATUS_LIMIT beyond `limit` bytes, or a thousandfold of the packed ones. */
enum status zip_unpack(struct buf *out, const struct zip_member *member, size_t limit,
                       struct error *err) NODISCARD;

#endif
