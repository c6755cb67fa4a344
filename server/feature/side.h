/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_SIDE_H
#define FEATURE_SIDE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"
#include "report/render.h"

/* Appends one side of a comparison: of `text` about 800 bytes of it, with the
 * words marked that `words` says stand on no other side. Of a long stretch that both
 * sides have only the ends are shown: what differs is what one looks for. */
void side_add(struct buf *out, struct str text, const struct comparison *words,
              bool markdown);

#endif
