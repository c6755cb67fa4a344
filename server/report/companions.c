/* SPDX-License-Identifier: MIT */
#include "report/companions.h"

void
companions_add(struct companions *self, const struct matches *matches)
{
    vec_each(const struct match, match, matches) {
        if (match->verdict.grade <= GRADE_REWRITE) {
            (*map_put(&self->pieces, match->story, 0))++;
        }
    }
}

bool
companions_leave_alone(const struct companions *self, const struct matches *matches,
                       const struct cluster *cluster)
{
    for (size_t i = 0; i < cluster->count; i++) {
        const struct match *match = &matches->data[cluster->members[i]];
        const uint64_t *pieces = map_find(&self->pieces, match->story);
        if (match->verdict.grade != GRADE_REWRITE || !match->recurs ||
            (pieces != NULL && *pieces > 1)) {
            return false;
        }
    }
    return true;
}

void
companions_release(struct companions *self)
{
    map_release(&self->pieces);
}
