/* SPDX-License-Identifier: MIT */
#include "feature/inlay_hint.h"

#include "base/memory.h"
#include "feature/label.h"

json_t *
inlay_hint_offer(const struct client_capabilities *client)
{
    return client->inlay_hint ? json_pack("{s:b}", "resolveProvider", 0) : NULL;
}

/* What is said of a paragraph. */
struct choice {
    const struct finding *finding; /* the gravest that is worth a hint, or NULL */
    uint32_t more;                 /* findings worth one beside it */
};

/* For each paragraph. Caller frees. */
static struct choice *
choose(const struct report *report)
{
    struct choice *ret = memory_zalloc((report->paragraphs + 1) * sizeof *ret);
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->paragraph >= report->paragraphs || !checked_is_prominent(finding)) {
            continue;
        }
        struct choice *choice = &ret[finding->paragraph];
        choice->more += choice->finding != NULL;
        if (choice->finding == NULL || finding->severity < choice->finding->severity) {
            choice->finding = finding;
        }
    }
    return ret;
}

/* "≈ 91% Reuters, 19 Sep 2023", and behind it how many other sources there are. */
static json_t *
build_hint(const struct checked *checked, size_t offset, const struct choice *choice)
{
    const struct finding *finding = choice->finding;
    struct buf label = BUF_INIT;
    struct position position =
        position_from_offset(checked->lines, checked->text, offset, checked->encoding);
    buf_add_format(&label, "≈ %u%% ", (unsigned)(finding->share * 100));
    label_add_origin(&label, &finding->origin);
    if (choice->more > 0) {
        buf_add_format(&label, " (+%lu)", (unsigned long)choice->more);
    }
    json_t *ret = json_object();
    json_object_set_new(ret, "position", shape_from_position(position));
    json_object_set_new(ret, "label", shape_from_str(buf_str(&label)));
    json_object_set_new(ret, "tooltip", shape_from_text(finding->message));
    json_object_set_new(ret, "paddingLeft", json_true());
    buf_release(&label);
    return ret;
}

json_t *
inlay_hint_build(const struct checked *checked, const struct ask *ask)
{
    json_t *ret = json_array();
    struct span shown = checked_span_of(checked, ask->range);
    struct choice *choices = choose(checked->report);
    for (uint32_t i = 0; ask->inlay_hints && i < checked->report->paragraphs; i++) {
        uint32_t end = checked->report->paragraph_spans[i].end;
        if (choices[i].finding != NULL && end >= shown.start && end <= shown.end) {
            json_array_append_new(ret, build_hint(checked, end, &choices[i]));
        }
    }
    memory_free(choices);
    return ret;
}
