/* SPDX-License-Identifier: MIT */
#include "feature/document_link.h"

#include <string.h>

#include "base/memory.h"
#include "feature/label.h"

/* No draft of a newsroom gives more; each is looked for among all findings. */
#define CREDITS_LIMIT 1000u

json_t *
document_link_offer(const struct client_capabilities *client)
{
    (void)client;
    return json_pack("{s:b}", "resolveProvider", 0);
}

static bool
is_for(const struct report_credit *credit, const struct finding_origin *origin)
{
    if (credit->agency != NULL && origin->agency != NULL) {
        return strcmp(credit->agency, origin->agency) == 0;
    }
    return credit->author != NULL && origin->byline != NULL &&
           str_equal_nocase(str_from(credit->author), str_from(origin->byline));
}

/* The finding that a credit is for: of several the one with the most words. */
static const struct finding *
find_credited(const struct checked *checked, const struct report_credit *credit)
{
    const struct finding *ret = NULL;
    for (uint32_t i = 0; i < checked->report->finding_count; i++) {
        const struct finding *finding = &checked->report->findings[i];
        if (finding->credited && finding->severity != SEVERITY_OFF &&
            is_for(credit, &finding->origin) &&
            checked_places(checked, finding)->origin.uri != NULL &&
            !checked_is_embargoed(checked, finding) &&
            (ret == NULL || finding->matched > ret->matched)) {
            ret = finding;
        }
    }
    return ret;
}

static json_t *
build_link(const struct checked *checked, const struct report_credit *credit,
           const struct finding *finding, bool tooltip)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "range",
                        shape_from_range(checked_range_of(checked, credit->span)));
    json_object_set_new(ret, "target",
                        shape_from_text(checked_places(checked, finding)->origin.uri));
    if (tooltip) {
        struct buf text = BUF_INIT;
        label_add_origin(&text, &finding->origin);
        if (finding->origin.headline != NULL) {
            buf_add_text(&text, ": ");
            label_add_excerpt(&text, str_from(finding->origin.headline));
        }
        json_object_set_new(ret, "tooltip", shape_from_str(buf_str(&text)));
        buf_release(&text);
    }
    return ret;
}

json_t *
document_link_build(const struct checked *checked, const struct ask *ask)
{
    json_t *ret = json_array();
    uint32_t last_end = 0;
    uint32_t count = checked->report->credit_place_count;
    for (uint32_t i = 0; i < count && i < CREDITS_LIMIT; i++) {
        const struct report_credit *credit = &checked->report->credit_places[i];
        const struct finding *finding = find_credited(checked, credit);
        /* Two readings of one line would lie over each other. */
        if (finding != NULL && credit->span.start >= last_end) {
            last_end = credit->span.end;
            json_array_append_new(
                ret, build_link(checked, credit, finding, ask->client.link_tooltip));
        }
    }
    return ret;
}
