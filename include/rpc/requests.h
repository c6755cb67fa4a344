/* SPDX-License-Identifier: MIT */
#ifndef RPC_REQUESTS_H
#define RPC_REQUESTS_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/vec.h"

/* The client's requests that are not answered yet. A reply can only be made with
 * the id that requests_finish gives, and it gives each id once: so every request
 * gets exactly one reply. */

#define REQUESTS_LIMIT 4096u

struct request {
    uint64_t ticket; /* ours, never 0, never used twice */
    json_t *id;
};

/* Zeroed = empty. */
struct requests {
    VEC_OF(struct request);
    uint64_t last_ticket;
};

void requests_release(struct requests *self);

enum requests_outcome {
    REQUESTS_BEGUN,
    REQUESTS_DUPLICATE,
    REQUESTS_FULL
};

/* Takes a reference on `id`. A null id never counts as duplicate. */
enum requests_outcome requests_begin(struct requests *self, json_t *id, uint64_t *ticket);

/* The id to reply with, or NULL where the request is answered already. Caller
 * frees with json_decref. */
json_t *requests_finish(struct requests *self, uint64_t ticket);

/* The ticket of the unanswered request with that id, or 0. */
uint64_t requests_find(const struct requests *self, const json_t *id);

#endif
