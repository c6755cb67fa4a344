/* SPDX-License-Identifier: MIT */
#include "feature/document_symbol.h"

#include "base/memory.h"
#include "feature/label.h"

/* SymbolKind.String: what a passage is, and known to every client. */
#define KIND_STRING 15
/* Stretches under one finding: an outline is for reading. */
#define RUNS_LIMIT 50u

/* Takes over the text. */
static json_t *
take_text(struct buf *text)
{
    json_t *ret = shape_from_str(buf_str(text));
    buf_release(text);
    return ret;
}

static void
add_name(struct buf *out, const struct finding *finding)
{
    buf_add_format(out, "%s: ", finding_code_label(finding->code));
    if (finding->difference_count > 0) {
        label_add_differences(out, finding);
        buf_add_text(out, ": ");
    }
    label_add_origin(out, &finding->origin);
}

static json_t *
build_tree_item(const struct checked *checked, struct span span, json_t *name)
{
    struct range range = checked_range_of(checked, span);
    json_t *ret = json_object();
    json_object_set_new(ret, "name", name);
    json_object_set_new(ret, "kind", json_integer(KIND_STRING));
    json_object_set_new(ret, "range", shape_from_range(range));
    json_object_set_new(ret, "selectionRange", shape_from_range(range));
    return ret;
}

/* A passage of one stretch says nothing more about itself. */
static json_t *
build_runs(const struct checked *checked, const struct finding *finding)
{
    json_t *ret = json_array();
    for (uint32_t i = 0; finding->run_count > 1 && i < finding->run_count; i++) {
        struct buf name = BUF_INIT;
        struct span run = finding->runs[i].draft;
        /* The protocol wants a child inside its parent. */
        run.start = run.start > finding->span.start ? run.start : finding->span.start;
        run.end = run.end < finding->span.end ? run.end : finding->span.end;
        if (run.start >= run.end) {
            continue;
        }
        label_add_excerpt(&name, span_of(checked->text, run));
        json_array_append_new(ret, build_tree_item(checked, run, take_text(&name)));
        if (json_array_size(ret) == RUNS_LIMIT) {
            break;
        }
    }
    return ret;
}

static json_t *
build_tree(const struct checked *checked, const struct finding *finding)
{
    struct buf name = BUF_INIT;
    struct buf detail = BUF_INIT;
    json_t *runs = build_runs(checked, finding);
    add_name(&name, finding);
    json_t *ret = build_tree_item(checked, finding->span, take_text(&name));
    label_add_extent(&detail, finding);
    buf_add_text(&detail, ": ");
    label_add_excerpt(&detail, span_of(checked->text, finding->span));
    json_object_set_new(ret, "detail", take_text(&detail));
    if (json_array_size(runs) > 0) {
        json_object_set(ret, "children", runs);
    }
    json_decref(runs);
    return ret;
}

static json_t *
build_flat(const struct checked *checked, const struct finding *finding, struct str uri)
{
    /* There is no detail, so the name alone has to tell one passage from the next. */
    struct buf name = BUF_INIT;
    add_name(&name, finding);
    buf_add_text(&name, ": ");
    label_add_excerpt(&name, span_of(checked->text, finding->span));
    json_t *location = json_object();
    json_object_set_new(location, "uri", shape_from_str(uri));
    json_object_set_new(location, "range",
                        shape_from_range(checked_range(checked, finding)));
    json_t *ret = json_object();
    json_object_set_new(ret, "name", take_text(&name));
    json_object_set_new(ret, "kind", json_integer(KIND_STRING));
    json_object_set_new(ret, "location", location);
    return ret;
}

json_t *
document_symbol_build(const struct checked *checked, const struct ask *ask)
{
    json_t *ret = json_array();
    for (uint32_t i = 0; i < checked->report->finding_count; i++) {
        const struct finding *finding = &checked->report->findings[i];
        if (finding->severity != SEVERITY_OFF) {
            json_array_append_new(ret, ask->client.symbol_tree
                                           ? build_tree(checked, finding)
                                           : build_flat(checked, finding, ask->uri));
        }
    }
    return ret;
}
