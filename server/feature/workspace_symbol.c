/* SPDX-License-Identifier: MIT */
#include "feature/workspace_symbol.h"

#include "base/memory.h"
#include "feature/label.h"

/* SymbolKind.File */
#define KIND_FILE 1
/* A list that is longer is not read, and each of it may be a file to be written. */
#define STORIES_LIMIT 50u

static json_t *
build_symbol(const struct story *story, struct location location)
{
    struct buf name = BUF_INIT;
    struct buf source = BUF_INIT;
    const struct finding_origin origin = {
        .story = story->number,
        .agency = story->agency,
        .publisher = story->publisher,
        .date = story->published,
    };
    if (story->headline != NULL) {
        label_add_line(&name, story->headline);
    } else {
        label_add_excerpt(&name, story_text(story));
    }
    label_add_origin(&source, &origin);
    json_t *ret = json_object();
    json_object_set_new(ret, "name", shape_from_str(buf_str(&name)));
    json_object_set_new(ret, "kind", json_integer(KIND_FILE));
    json_object_set_new(ret, "containerName", shape_from_str(buf_str(&source)));
    json_object_set_new(ret, "location", shape_from_location(location));
    buf_release(&name);
    buf_release(&source);
    return ret;
}

/* What cannot be read or shown is no story to be found. */
static void
add_story(json_t *ret, const struct shelf *shelf, uint32_t number)
{
    struct arena arena = {0};
    struct story story;
    struct location location =
        originals_locate(shelf->originals, &arena, number, (struct span){0, 0});
    /* Its headline, not the first line of its text. */
    location.range = (struct range){{0, 0}, {0, 0}};
    if (location.uri != NULL &&
        snapshot_story(shelf->originals->snapshot, number, &story, NULL) == STATUS_OK) {
        json_array_append_new(ret, build_symbol(&story, location));
        story_release(&story);
    }
    arena_release(&arena);
}

enum status
workspace_symbol_search(json_t **ret, const struct shelf *shelf, const struct ask *ask,
                        struct error *err)
{
    struct story_search search = {ask->query, STORIES_LIMIT};
    struct story_numbers found = {0};
    enum status status =
        snapshot_search(shelf->originals->snapshot, &search, shelf->cancel, &found, err);
    if (status != STATUS_OK) {
        return status;
    }
    json_t *list = json_array();
    for (size_t i = 0; i < found.count && !cancel_requested(shelf->cancel); i++) {
        add_story(list, shelf, found.data[i]);
    }
    vec_release(&found);
    if (cancel_requested(shelf->cancel)) {
        json_decref(list);
        return error_set(err, STATUS_CANCELLED, "the search was cancelled");
    }
    *ret = list;
    return STATUS_OK;
}
