/* SPDX-License-Identifier: MIT */
#ifndef MATCH_GROWTH_FIND_H
#define MATCH_GROWTH_FIND_H

#include <stdbool.h>

#include "archive/snapshot.h"
#include "base/status.h"
#include "match/growth.h"
#include "match/match.h"

/* What new stories cannot have changed is kept. Whatever decides a match must be asked
 * for here; a test holds what was kept equal to what is found anew. */

/* Sets `small` where it is worth it to ask: false where stories were forgotten, another
 * archive stands there, more came than are soon looked through, or the archive has grown
 * so much that all weighs another thing. Released by the caller in any case. */
enum status growth_find(struct growth *ret, struct snapshot *earlier,
                        struct snapshot *later, bool *small, struct error *err) NODISCARD;

/* Whether a paragraph that was looked up in the earlier snapshot may match otherwise in
 * the later one. */
enum status growth_touches(const struct growth *self, const struct matches *matches,
                           bool *ret, struct error *err) NODISCARD;

#endif
