/* SPDX-License-Identifier: MIT */
#ifndef RPC_OUTGOING_H
#define RPC_OUTGOING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Requests that we sent to the client. It may answer late, wrongly, twice or
 * never: what it owes us is capped and forgotten after a time. */

#define OUTGOING_LIMIT 16
#define OUTGOING_TIMEOUT_MS 30000

/* Zeroed = empty. */
struct outgoing {
    struct {
        int64_t id;
        int purpose; /* the caller's, never 0 */
        int64_t sent_ms;
    } entries[OUTGOING_LIMIT];
    size_t count;
    int64_t last_id;
};

/* The id to send with, or 0 where too many are open. Forgets those that were
 * sent OUTGOING_TIMEOUT_MS ago. */
int64_t outgoing_begin(struct outgoing *self, int purpose, int64_t now_ms);

/* What the request was for, or 0 if we do not wait for that id (any longer). */
int outgoing_finish(struct outgoing *self, int64_t id);

#endif
