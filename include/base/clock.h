/* SPDX-License-Identifier: MIT */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* Microseconds of a clock that never goes back; its zero means nothing. */
int64_t clock_monotonic_us(void);

/* Milliseconds since 1970-01-01 UTC. */
int64_t clock_now_ms(void);

#endif
