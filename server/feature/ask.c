/* SPDX-License-Identifier: MIT */
#include "feature/ask.h"

void
ask_release(struct ask *self)
{
    json_decref(self->params);
    vec_release(&self->positions);
    *self = (struct ask){.params = NULL};
}

enum status
ask_read_document(struct ask *ret, const json_t *params, struct error *err)
{
    return document_read(&ret->uri, params, err);
}

enum status
ask_read_position(struct ask *ret, const json_t *params, struct error *err)
{
    struct document_position at;
    enum status status = document_position_read(&at, params, err);
    if (status == STATUS_OK) {
        ret->uri = at.uri;
        ret->position = at.position;
    }
    return status;
}

enum status
ask_read_references(struct ask *ret, const json_t *params, struct error *err)
{
    const json_t *context = json_object_get(params, "context");
    ret->without_declaration =
        json_is_false(json_object_get(context, "includeDeclaration"));
    return ask_read_position(ret, params, err);
}

enum status
ask_read_range(struct ask *ret, const json_t *params, struct error *err)
{
    struct document_range at;
    enum status status = document_range_read(&at, params, err);
    if (status == STATUS_OK) {
        ret->uri = at.uri;
        ret->range = at.range;
    }
    return status;
}

enum status
ask_read_positions(struct ask *ret, const json_t *params, struct error *err)
{
    const json_t *items = json_object_get(params, "positions");
    enum status status = ask_read_document(ret, params, err);
    if (status == STATUS_OK && !json_is_array(items)) {
        status = error_set(err, STATUS_INVALID, "positions: must be an array");
    } else if (json_array_size(items) > ASK_POSITIONS_LIMIT) {
        status = error_set(err, STATUS_INVALID, "positions: more than %u",
                           ASK_POSITIONS_LIMIT);
    }
    for (size_t i = 0; status == STATUS_OK && i < json_array_size(items); i++) {
        struct position position = {0, 0};
        status = positions_item_read(&position, json_array_get(items, i), err);
        vec_add(&ret->positions, position);
    }
    return status;
}

enum status
ask_read_query(struct ask *ret, const json_t *params, struct error *err)
{
    return query_read(&ret->query, params, err);
}

enum status
ask_read_uri(struct ask *ret, const json_t *params, struct error *err)
{
    return uri_read(&ret->uri, params, err);
}
