/* SPDX-License-Identifier: MIT */
#include "serve/asked.h"

#include "base/buf.h"
#include "lsp/uri.h"

static json_t *
read_previous(const json_t *list)
{
    json_t *ret = json_object();
    size_t at;
    json_t *item;
    json_array_foreach((json_t *)(uintptr_t)list, at, item) {
        const json_t *uri = json_object_get(item, "uri");
        const json_t *id = json_object_get(item, "value");
        if (json_is_string(uri) && json_is_string(id)) {
            struct buf key = BUF_INIT;
            uri_add_key(&key, str_from(json_string_value(uri)));
            json_object_set_new_nocheck(
                ret, key.data ? key.data : "",
                json_pack("[s, s]", json_string_value(uri), json_string_value(id)));
            buf_release(&key);
        }
    }
    return ret;
}

static json_t *
read_work_token(const json_t *params)
{
    json_t *ret = json_object();
    json_t *token = json_object_get(params, "workDoneToken");
    if (json_is_string(token) || json_is_integer(token)) {
        json_object_set_new(ret, "workDoneToken", json_deep_copy(token));
    }
    return ret;
}

enum status
asked_read(struct asked *ret, const json_t *params, uint64_t ticket, struct error *err)
{
    const json_t *previous = json_object_get(params, "previousResultIds");
    json_t *token = json_object_get(params, "partialResultToken");
    if (!json_is_array(previous)) {
        return error_set(err, STATUS_INVALID, "previousResultIds: must be an array");
    }
    if (token != NULL && !json_is_string(token) && !json_is_integer(token)) {
        return error_set(err, STATUS_INVALID,
                         "partialResultToken: must be an integer or a string");
    }
    *ret = (struct asked){ticket, json_copy(token), read_previous(previous),
                          read_work_token(params)};
    return STATUS_OK;
}

void
asked_release(struct asked *self)
{
    json_decref(self->token);
    json_decref(self->previous);
    json_decref(self->work);
}
