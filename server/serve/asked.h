/* SPDX-License-Identifier: MIT */
#ifndef SERVE_ASKED_H
#define SERVE_ASKED_H

#include <stdint.h>

#include <jansson.h>

#include "base/status.h"

/* One request of workspace/diagnostic. */
struct asked {
    uint64_t ticket;
    json_t *token;    /* partialResultToken; NULL: all comes at the end */
    json_t *previous; /* key of a URI -> [URI as the client spelled it, id] */
    json_t *work;     /* {workDoneToken}; empty where no progress is wanted */
};

enum status asked_read(struct asked *ret, const json_t *params, uint64_t ticket,
                       struct error *err) NODISCARD;
void asked_release(struct asked *self);

#endif
