/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_FRONT_MATTER_H
#define MARKUP_FRONT_MATTER_H

#include <stddef.h>

#include "base/str.h"
#include "text/span.h"

/* The bytes of front matter between its --- (or +++) lines if the text has it at
 * `start`, else an empty span; *body is where what follows begins. */
struct span front_matter_find(struct str text, size_t start, size_t *body);

#endif
