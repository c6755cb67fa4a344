/* SPDX-License-Identifier: MIT */
#include "rpc/requests.h"

#include "base/memory.h"

void
requests_release(struct requests *self)
{
    vec_each(struct request, request, self) {
        json_decref(request->id);
    }
    vec_release(self);
}

enum requests_outcome
requests_begin(struct requests *self, json_t *id, uint64_t *ticket)
{
    if (self->count >= REQUESTS_LIMIT) {
        return REQUESTS_FULL;
    }
    if (!json_is_null(id) && requests_find(self, id) != 0) {
        return REQUESTS_DUPLICATE;
    }
    *ticket = ++self->last_ticket;
    vec_add(self, ((struct request){*ticket, json_incref(id)}));
    return REQUESTS_BEGUN;
}

json_t *
requests_finish(struct requests *self, uint64_t ticket)
{
    for (size_t i = 0; i < self->count; i++) {
        if (self->data[i].ticket == ticket) {
            json_t *id = self->data[i].id;
            self->data[i] = *vec_last(self);
            self->count--;
            return id;
        }
    }
    return NULL;
}

uint64_t
requests_find(const struct requests *self, const json_t *id)
{
    vec_each(struct request, request, self) {
        if (json_equal(request->id, id)) {
            return request->ticket;
        }
    }
    return 0;
}
