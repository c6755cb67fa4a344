/* SPDX-License-Identifier: MIT */
#include "feature/definition.h"

#define TARGETS_LIMIT 8u

static json_t *
build_link(const struct checked *checked, const struct finding *finding,
           struct location target)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "originSelectionRange",
                        shape_from_range(checked_range(checked, finding)));
    json_object_set_new(ret, "targetUri", shape_from_text(target.uri));
    json_object_set_new(ret, "targetRange", shape_from_range(target.range));
    json_object_set_new(ret, "targetSelectionRange", shape_from_range(target.range));
    return ret;
}

/* Two findings of one passage may lead to the same place. */
static bool
has_item(const json_t *list, const json_t *item)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (json_equal(json_array_get(list, i), item)) {
            return true;
        }
    }
    return false;
}

json_t *
definition_build(const struct checked *checked, const struct ask *ask)
{
    const struct finding *findings[TARGETS_LIMIT];
    uint32_t count = checked_findings_at(checked, ask->position, findings, TARGETS_LIMIT);
    json_t *ret = json_array();
    for (uint32_t i = 0; i < count; i++) {
        struct location target = checked_places(checked, findings[i])->origin;
        if (target.uri == NULL || checked_is_embargoed(checked, findings[i])) {
            continue;
        }
        json_t *item = ask->client.definition_links
                           ? build_link(checked, findings[i], target)
                           : shape_from_location(target);
        if (!has_item(ret, item)) {
            json_array_append(ret, item);
        }
        json_decref(item);
    }
    if (json_array_size(ret) == 0) {
        json_decref(ret);
        ret = json_null();
    }
    return ret;
}
