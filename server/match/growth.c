/* SPDX-License-Identifier: MIT */
#include "match/growth.h"

#include "base/hash.h"

uint64_t
growth_print(uint64_t hash)
{
    return hash >> (64 - FINGERPRINT_BITS);
}

uint64_t
growth_guid(const char *guid)
{
    return hash_str(str_from(guid), hash_process_seed());
}

void
growth_release(struct growth *self)
{
    vec_each(struct growth_story, story, &self->stories) {
        map_release(&story->prints);
    }
    vec_release(&self->stories);
    map_release(&self->prints);
    map_release(&self->guids);
}

bool
growth_shares(const struct growth *self, const uint64_t *hashes, size_t count,
              size_t least)
{
    size_t shared = 0;
    for (size_t i = 0; i < count; i++) {
        shared += map_find(&self->prints, growth_print(hashes[i])) != NULL;
    }
    if (shared < least) {
        return false;
    }
    vec_each(const struct growth_story, story, &self->stories) {
        shared = 0;
        for (size_t i = 0; i < count; i++) {
            shared += map_find(&story->prints, growth_print(hashes[i])) != NULL;
        }
        if (shared >= least) {
            return true;
        }
    }
    return false;
}
