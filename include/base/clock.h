/* SPDX-License-Identifier: MIT */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

/* Microseconds of a clock that never goes back; its zero means nothing. */
int64_t clock_monotonic_us(void);

/* Milliseconds since 1970-01-01 UTC. A test may say what time it is: then the environment
 * variable WIRECHECK_TEST_CLOCK names a file, and it is when that was last modified. */
int64_t clock_now_ms(void);

#endif
