/* SPDX-License-Identifier: MIT */
#ifndef STORY_ATTRIBUTION_H
#define STORY_ATTRIBUTION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "story/agency.h"

/* An agency named in running text as where the report comes from. */
struct attribution {
    const struct agency *agency;
    size_t start;
    size_t end;
};

/* The next one at or after *from, moving *from past it: "Reuters reported",
 * "according to the AP", "laut dpa", "(AFP)" at the end of a sentence; not "told
 * Reuters", nor "quoted by the Interfax news agency". */
bool attribution_next(struct str text, size_t *from, struct attribution *ret);

#endif
