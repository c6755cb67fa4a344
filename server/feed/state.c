/* SPDX-License-Identifier: MIT */
/* What all parts of a feed tell it. */
#include "feed/state.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/hash.h"

void
feed_notice(const struct feed *self, const char *format, ...)
{
    struct error text;
    va_list arguments;
    if (self->listener->notice == NULL) {
        return;
    }
    va_start(arguments, format);
    vsnprintf(text.message, sizeof text.message, format, arguments);
    va_end(arguments);
    self->listener->notice(self->listener->data, text.message);
}

void
feed_problem(struct feed *self, const char *path, uint64_t mark, const char *reason)
{
    uint64_t key = hash_str(str_from(path), mark);
    if (map_find(&self->told, key) == NULL) {
        map_put(&self->told, key, 1);
        if (self->listener->problem != NULL) {
            self->listener->problem(self->listener->data, path, 0, reason);
        }
    }
}

void
feed_end(struct feed *self, enum status status, const struct error *reason)
{
    if (self->status == STATUS_OK && status != STATUS_OK) {
        self->status = status;
        self->error = *reason;
    }
    uv_stop(&self->loop);
}

void
feed_set_timer(struct feed *self)
{
    bool is_full = ready_count(&self->ready) > BATCH_MS &&
                   (int64_t)uv_now(&self->loop) >= self->archive_wait_ms;
    if (self->waiting.count == 0 && ready_count(&self->ready) == 0) {
        uv_timer_stop(&self->due);
    } else if (is_full || !uv_is_active((uv_handle_t *)&self->due)) {
        uv_timer_start(&self->due, self->on_due, is_full ? 0 : DUE_MS, DUE_MS);
    }
}
