/* SPDX-License-Identifier: MIT */
#ifndef BASE_CANCEL_H
#define BASE_CANCEL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"

/* Set by one thread, polled by another that works for it. */
struct cancel {
    atomic_bool requested;
    _Atomic int64_t due_us; /* from then on it is requested; 0 for never */
};

static inline void
cancel_request(struct cancel *self)
{
    atomic_store_explicit(&self->requested, true, memory_order_relaxed);
}

/* By clock_monotonic_us(). */
static inline void
cancel_request_at(struct cancel *self, int64_t due_us)
{
    atomic_store_explicit(&self->due_us, due_us, memory_order_relaxed);
}

/* NULL is never cancelled. */
static inline bool
cancel_requested(const struct cancel *self)
{
    if (self == NULL) {
        return false;
    }
    int64_t due_us = atomic_load_explicit(&self->due_us, memory_order_relaxed);
    return atomic_load_explicit(&self->requested, memory_order_relaxed) ||
           (due_us != 0 && clock_monotonic_us() >= due_us);
}

#endif
