/* SPDX-License-Identifier: MIT */
#include "origin/cluster.h"

#include "base/memory.h"

/* A match is a copy of a better one where this part of its words is in both. */
#define COPY_OVERLAP 0.50
/* A second source is told of only with this many words that the first lacks. */
#define SECOND_SOURCE_MIN_WORDS 8
/* A member has at least this part of the best one's words. */
#define MEMBER_MIN_SHARE 0.75

void
clusters_release(struct clusters *self)
{
    vec_each(struct cluster, cluster, self) {
        memory_free(cluster->members);
    }
    vec_release(self);
}

static void
add_member(struct cluster *self, size_t match, size_t limit)
{
    if (self->members == NULL) {
        self->members = memory_alloc_array(limit, sizeof *self->members);
    }
    self->members[self->count++] = match;
}

/* True where `match` was dealt with: it is a member, or nothing of its own. */
static bool
join_cluster(struct cluster *self, const struct matches *matches, size_t match)
{
    const struct match *best = &matches->data[self->members[0]];
    const struct match *other = &matches->data[match];
    uint32_t common = match_overlap(best, other);
    if (common < COPY_OVERLAP * other->matched) {
        return false;
    }
    uint32_t own = other->matched > common ? other->matched - common : 0;
    if (other->verdict.grade == best->verdict.grade &&
        other->matched >= MEMBER_MIN_SHARE * best->matched) {
        add_member(self, match, matches->count);
        return true;
    }
    return own < SECOND_SOURCE_MIN_WORDS;
}

void
clusters_build(struct clusters *ret, const struct matches *matches)
{
    for (size_t i = 0; i < matches->count; i++) {
        bool joined = false;
        for (size_t j = 0; j < ret->count && !joined; j++) {
            joined = join_cluster(&ret->data[j], matches, i);
        }
        if (!joined) {
            struct cluster fresh = {0};
            add_member(&fresh, i, matches->count);
            vec_add(ret, fresh);
        }
    }
}
