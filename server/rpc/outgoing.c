/* SPDX-License-Identifier: MIT */
#include "rpc/outgoing.h"

#include <assert.h>

static void
forget(struct outgoing *self, size_t at)
{
    self->entries[at] = self->entries[--self->count];
}

int64_t
outgoing_begin(struct outgoing *self, int purpose, int64_t now_ms)
{
    assert(purpose != 0);
    for (size_t i = self->count; i-- > 0;) {
        if (now_ms - self->entries[i].sent_ms >= OUTGOING_TIMEOUT_MS) {
            forget(self, i);
        }
    }
    if (self->count == OUTGOING_LIMIT) {
        return 0;
    }
    int64_t id = ++self->last_id;
    self->entries[self->count].id = id;
    self->entries[self->count].purpose = purpose;
    self->entries[self->count].sent_ms = now_ms;
    self->count++;
    return id;
}

int
outgoing_finish(struct outgoing *self, int64_t id)
{
    for (size_t i = 0; i < self->count; i++) {
        if (self->entries[i].id == id) {
            int purpose = self->entries[i].purpose;
            forget(self, i);
            return purpose;
        }
    }
    return 0;
}
