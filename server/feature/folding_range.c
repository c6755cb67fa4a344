/* SPDX-License-Identifier: MIT */
#include "feature/folding_range.h"

#include "base/memory.h"

/* Neighbouring paragraphs [first, end) without a finding. */
struct clean {
    uint32_t first;
    uint32_t end;
};

/* For each paragraph whether it has a finding. Caller frees. */
static bool *
find_flagged(const struct report *report)
{
    bool *ret = memory_zalloc(report->paragraphs + 1);
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (finding->paragraph < report->paragraphs) {
            ret[finding->paragraph] |= finding->severity != SEVERITY_OFF;
        }
    }
    return ret;
}

/* NULL where there is nothing to fold: the first line stays. */
static json_t *
build_fold(const struct checked *checked, const struct ask *ask, struct clean clean)
{
    const struct span *spans = checked->report->paragraph_spans;
    struct span span = {spans[clean.first].start, spans[clean.end - 1].end};
    struct range range = checked_range_of(checked, span);
    if (range.end.line <= range.start.line) {
        return NULL;
    }
    json_t *ret = json_object();
    json_object_set_new(ret, "startLine", json_integer(range.start.line));
    json_object_set_new(ret, "endLine", json_integer(range.end.line));
    if (!ask->client.folds_lines_only) {
        json_object_set_new(ret, "startCharacter", json_integer(range.start.character));
        json_object_set_new(ret, "endCharacter", json_integer(range.end.character));
    }
    if (ask->client.fold_text) {
        struct buf text = BUF_INIT;
        uint32_t count = clean.end - clean.first;
        buf_add_format(&text, "%lu paragraph%s without a finding", (unsigned long)count,
                       count == 1 ? "" : "s");
        json_object_set_new(ret, "collapsedText", shape_from_str(buf_str(&text)));
        buf_release(&text);
    }
    return ret;
}

json_t *
folding_range_build(const struct checked *checked, const struct ask *ask)
{
    json_t *ret = json_array();
    struct clean clean = {0, 0};
    bool *flagged = find_flagged(checked->report);
    /* A draft without any finding has nothing to leave. */
    uint32_t count = checked->report->finding_count > 0 ? checked->report->paragraphs : 0;
    for (uint32_t i = 0; i < count; i++) {
        if (flagged[i]) {
            clean.first = i + 1;
            continue;
        }
        clean.end = i + 1;
        bool ends = clean.end == count || flagged[clean.end];
        json_t *fold = ends ? build_fold(checked, ask, clean) : NULL;
        if (fold != NULL && (ask->client.fold_limit == 0 ||
                             json_array_size(ret) < ask->client.fold_limit)) {
            json_array_append(ret, fold);
        }
        json_decref(fold);
    }
    memory_free(flagged);
    return ret;
}
