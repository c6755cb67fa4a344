/* SPDX-License-Identifier: MIT */
#ifndef BASE_CANCEL_H
#define BASE_CANCEL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* Set by one thread, polled by another that works for it. */
struct cancel {
    atomic_bool requested;
};

static inline void
cancel_request(struct cancel *self)
{
    atomic_store_explicit(&self->requested, true, memory_order_relaxed);
}

/* NULL is never cancelled. */
static inline bool
cancel_requested(const struct cancel *self)
{
    return self != NULL && atomic_load_explicit(&self->requested, memory_order_relaxed);
}

#endif
