/* SPDX-License-Identifier: MIT */
#include "report/newest.h"

#include "match/find.h"

#include "base/memory.h"

void
newest_release(struct newest *self)
{
    match_release(&self->match);
    *self = (struct newest){0};
}

static uint32_t
rank_of(const struct story_numbers *versions, uint32_t number)
{
    for (size_t i = 0; i < versions->count; i++) {
        if (versions->data[i] == number) {
            return (uint32_t)i + 1;
        }
    }
    return 1;
}

enum status
newest_find(struct newest *ret, struct sources *sources, const struct story *story,
            const struct match_text *text, struct error *err)
{
    struct newest newest = {.versions = 1, .rank = 1};
    struct story_numbers versions = {0};
    enum status status = STATUS_OK;
    if (story->guid != NULL) {
        status = sources_versions(sources, story->guid, &versions, err);
    }
    if (status == STATUS_OK && versions.count > 1) {
        newest.versions = (uint32_t)versions.count;
        newest.rank = rank_of(&versions, story->number);
        if (newest.rank < newest.versions) {
            status = sources_get(sources, *vec_last(&versions), &newest.source, err);
        }
    }
    vec_release(&versions);
    if (status == STATUS_OK) {
        if (newest.source != NULL) {
            match_story(&newest.match, newest.source, text);
        }
        *ret = newest;
    }
    return status;
}
