/* SPDX-License-Identifier: MIT */
#include "feature/document_highlight.h"

#include <string.h>

/* DocumentHighlightKind.Text */
#define KIND_TEXT 1

/* One story, or two versions of it. */
static bool
is_same_source(const struct finding_origin *a, const struct finding_origin *b)
{
    return a->story == b->story ||
           (a->guid != NULL && b->guid != NULL && strcmp(a->guid, b->guid) == 0);
}

static json_t *
build_highlight(const struct checked *checked, const struct finding *finding)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "range", shape_from_range(checked_range(checked, finding)));
    json_object_set_new(ret, "kind", json_integer(KIND_TEXT));
    return ret;
}

json_t *
document_highlight_build(const struct checked *checked, const struct ask *ask)
{
    const struct finding *here;
    if (checked_findings_at(checked, ask->position, &here, 1) == 0) {
        return json_null();
    }
    json_t *ret = json_array();
    for (uint32_t i = 0; i < checked->report->finding_count; i++) {
        const struct finding *finding = &checked->report->findings[i];
        if (finding->severity != SEVERITY_OFF &&
            is_same_source(&finding->origin, &here->origin)) {
            json_array_append_new(ret, build_highlight(checked, finding));
        }
    }
    return ret;
}
