/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_MIME_H
#define INTAKE_MIME_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Header fields, parts and transfer encodings, as mail, saved pages (MHTML) and HTTP have
 * them. Everything is borrowed from the bytes that were given. */

struct mime_entity {
    struct str headers;
    struct str body;
};

/* Cuts at the first empty line; without one all is headers. */
struct mime_entity mime_read(struct str bytes);

/* Appends the value of the field, unfolded and trimmed; false if there is none. */
bool mime_add_field(struct buf *out, struct str headers, const char *name);
/* The value of a parameter, quotes taken off: "utf-8" of `text/html; charset="utf-8"`. */
struct str mime_parameter(struct str value, const char *name);

/* The next part between boundaries, cut off the front of *rest; false at the end. */
bool mime_next_part(struct str *rest, struct str boundary, struct mime_entity *ret);

/* Appends the body as its Content-Transfer-Encoding says: quoted-printable, base64, or as
 * it stands. What is malformed is passed over. */
void mime_add_decoded(struct buf *out, const struct mime_entity *entity);

#endif
