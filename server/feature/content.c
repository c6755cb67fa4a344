/* SPDX-License-Identifier: MIT */
#include "feature/content.h"

#include "feature/help.h"
#include "feature/original.h"

enum status
content_read(struct ask *ret, const json_t *params, struct error *err)
{
    uint32_t number = 0;
    enum status status = ask_read_uri(ret, params, err);
    if (status == STATUS_OK && !original_number(ret->uri, &number) &&
        help_find(ret->uri) == NULL && !compare_is_document(ret->uri)) {
        status = error_set(err, STATUS_INVALID, "uri: is no document of the archive");
    }
    return status;
}

static json_t *
build(struct str text)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "text", shape_from_str(text));
    return ret;
}

enum status
content_search(json_t **ret, const struct shelf *shelf, const struct ask *ask,
               struct error *err)
{
    uint32_t number = 0;
    struct story story;
    const struct guide *guide = help_find(ask->uri);
    if (guide != NULL) {
        *ret = build(guide->text);
        return STATUS_OK;
    }
    if (shelf->originals->snapshot == NULL) {
        return error_set(err, STATUS_NOT_FOUND, "there is no archive that can be read");
    }
    original_number(ask->uri, &number);
    enum status status = snapshot_story(shelf->originals->snapshot, number, &story, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct original original = {0};
    original_build(&original, &story,
                   original_now_ms(shelf->originals->settings.show_embargoed));
    story_release(&story);
    *ret = build(buf_str(&original.text));
    original_release(&original);
    return STATUS_OK;
}
