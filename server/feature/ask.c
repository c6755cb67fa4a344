/* SPDX-License-Identifier: MIT */
#include "feature/ask.h"

void
ask_release(struct ask *self)
{
    json_decref(self->params);
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
ask_read_uri(struct ask *ret, const json_t *params, struct error *err)
{
    return uri_read(&ret->uri, params, err);
}
