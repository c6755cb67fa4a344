/* SPDX-License-Identifier: MIT */
#include "feature/argument.h"

enum status
argument_read_draft(struct ask *ret, const json_t *params, struct error *err)
{
    if (!json_is_object(params)) {
        return error_set(err, STATUS_INVALID, "arguments: must be one object");
    }
    return ask_read_uri(ret, params, err);
}

enum status
argument_read_finding(struct ask *ret, const json_t *params, struct error *err)
{
    const json_t *reason = json_object_get(params, "reason");
    enum status status = argument_read_draft(ret, params, err);
    if (status == STATUS_OK && !json_is_string(json_object_get(params, "finding"))) {
        status = error_set(err, STATUS_INVALID, "finding: must be a string");
    }
    if (status == STATUS_OK && reason != NULL && !json_is_null(reason) &&
        !json_is_string(reason)) {
        status = error_set(err, STATUS_INVALID, "reason: must be a string");
    }
    return status;
}

struct str
argument_string(const json_t *params, const char *name)
{
    const json_t *value = json_object_get(params, name);
    return json_is_string(value)
               ? (struct str){json_string_value(value), json_string_length(value)}
               : STR_NONE;
}

enum status
argument_find(const struct finding **ret, const struct checked *checked,
              const struct ask *ask, struct error *err)
{
    struct str id = argument_string(ask->params, "finding");
    for (uint32_t i = 0; i < checked->report->finding_count; i++) {
        if (str_equal(str_from(checked->report->findings[i].id), id)) {
            *ret = &checked->report->findings[i];
            return STATUS_OK;
        }
    }
    return error_set(err, STATUS_NOT_FOUND,
                     "this finding is no longer in the draft; look at it again");
}

enum status
argument_find_original(const struct finding **finding, struct location *ret,
                       const struct checked *checked, const struct ask *ask,
                       struct error *err)
{
    enum status status = argument_find(finding, checked, ask, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (checked_is_embargoed(checked, *finding)) {
        return error_set(err, STATUS_UNSUPPORTED,
                         "the original is under an embargo that has not ended");
    }
    *ret = checked_places(checked, *finding)->origin;
    if (ret->uri == NULL) {
        return error_set(err, STATUS_NOT_FOUND, "the original cannot be shown");
    }
    return STATUS_OK;
}
