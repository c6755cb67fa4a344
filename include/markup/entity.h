/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_ENTITY_H
#define MARKUP_ENTITY_H

#include <stddef.h>

#include "base/str.h"

/* Of one decoded character. */
#define ENTITY_BYTES 4

/* Decodes one character reference of HTML, "&" and ";" included, to UTF-8.
 * Returns how many bytes, 0 for a name that is not known. */
size_t entity_decode(struct str reference, char out[ENTITY_BYTES]);
/* The same for a name alone: "eacute". */
size_t entity_decode_name(struct str name, char out[ENTITY_BYTES]);

#endif
