/* SPDX-License-Identifier: MIT */
#include "feature/dismiss.h"

#include "base/memory.h"
#include "feature/argument.h"
#include "feature/label.h"
#include "markup/markup.h"
#include "text/prose.h"

/* All that was found in the draft, whatever became of it. */
static struct spans
list_taken(const struct report *report)
{
    struct spans ret = {0};
    for (uint32_t i = 0; i < report->finding_count; i++) {
        vec_add(&ret, report->findings[i].span);
    }
    for (uint32_t i = 0; i < report->dismissed_count; i++) {
        vec_add(&ret, report->dismissed[i].span);
    }
    for (uint32_t i = 0; i < report->muted_count; i++) {
        vec_add(&ret, report->muted[i].span);
    }
    return ret;
}

static enum status
dismiss(json_t **ret, const struct shelf *shelf, const struct ask *ask,
        enum dismissal_kind kind, struct error *err)
{
    const struct finding *finding;
    struct buf source = BUF_INIT;
    struct prose prose = {0};
    struct spans taken = {0};
    char id[KEYED_HASH_HEX_SIZE];
    enum status status = argument_find(&finding, shelf->checked, ask, err);
    if (status == STATUS_OK) {
        label_add_source(&source, shelf->checked, finding);
        prose_build(&prose, shelf->checked->text, shelf->markup);
        taken = list_taken(shelf->checked->report);
        struct dismissal_request request = {
            .kind = kind,
            .subject = finding_subject(finding),
            .source = buf_str(&source),
            .reason = argument_string(ask->params, "reason"),
            .draft = &prose,
            .path = shelf->file,
            .taken = &taken,
        };
        status = dismissals_add(shelf->dismissals, &request, id, err);
    }
    if (status == STATUS_OK) {
        *ret = json_pack("{s:s}", "id", id);
    }
    vec_release(&taken);
    prose_release(&prose);
    buf_release(&source);
    return status;
}

enum status
dismiss_finding(json_t **ret, const struct shelf *shelf, const struct ask *ask,
                struct error *err)
{
    return dismiss(ret, shelf, ask, DISMISSAL_FINDING, err);
}

enum status
dismiss_source(json_t **ret, const struct shelf *shelf, const struct ask *ask,
               struct error *err)
{
    return dismiss(ret, shelf, ask, DISMISSAL_SOURCE, err);
}

enum status
dismiss_read_list(struct ask *ret, const json_t *params, struct error *err)
{
    const json_t *uri = json_object_get(params, "uri");
    if (params != NULL && !json_is_object(params)) {
        return error_set(err, STATUS_INVALID, "arguments: must be one object, or none");
    }
    return uri == NULL || json_is_null(uri) ? STATUS_OK : ask_read_uri(ret, params, err);
}

/* Whether the dismissal covers something in the draft that is asked about. */
static bool
is_here(const struct checked *checked, const struct dismissal_line *line)
{
    for (uint32_t i = 0; checked != NULL && i < checked->report->dismissed_count; i++) {
        if (str_equal(str_from(checked->report->dismissed[i].dismissal), line->id)) {
            return true;
        }
    }
    return false;
}

static json_t *
describe(const struct checked *checked, const struct dismissal_line *line)
{
    json_t *ret = json_object();
    bool is_finding = line->kind == DISMISSAL_FINDING;
    json_object_set_new(ret, "id", shape_from_str(line->id));
    json_object_set_new(ret, "kind", json_string(is_finding ? "finding" : "source"));
    json_object_set_new(ret, "source", shape_from_str(line->source));
    json_object_set_new(ret, "code", shape_from_str(line->code));
    json_object_set_new(ret, "reason", shape_from_str(line->reason));
    json_object_set_new(ret, "who", shape_from_str(line->who));
    json_object_set_new(ret, "when", shape_from_str(line->when));
    json_object_set_new(ret, "here", json_boolean(is_here(checked, line)));
    return ret;
}

enum status
dismiss_list(json_t **ret, const struct shelf *shelf, const struct ask *ask,
             struct error *err)
{
    bool changed = false;
    enum status status = dismissals_refresh(shelf->dismissals, &changed, err);
    (void)ask;
    if (status == STATUS_OK) {
        *ret = json_array();
        for (size_t i = 0; i < dismissals_count(shelf->dismissals); i++) {
            json_array_append_new(
                *ret, describe(shelf->checked, dismissals_at(shelf->dismissals, i)));
        }
    }
    return status;
}

enum status
dismiss_read_undo(struct ask *ret, const json_t *params, struct error *err)
{
    (void)ret;
    return json_is_string(json_object_get(params, "id"))
               ? STATUS_OK
               : error_set(err, STATUS_INVALID, "id: must be a string");
}

enum status
dismiss_undo(json_t **ret, const struct shelf *shelf, const struct ask *ask,
             struct error *err)
{
    enum status status =
        dismissals_undo(shelf->dismissals, argument_string(ask->params, "id"), err);
    if (status == STATUS_OK) {
        *ret = json_null();
    }
    return status;
}
