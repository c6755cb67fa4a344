/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <time.h>

static int64_t
read_clock(clockid_t clock, int64_t per_second)
{
    struct timespec now = {0};
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * per_second +
           (int64_t)now.tv_nsec / (1000000000 / per_second);
}

int64_t
clock_monotonic_us(void)
{
    return read_clock(CLOCK_MONOTONIC, 1000000);
}

int64_t
clock_now_ms(void)
{
    return read_clock(CLOCK_REALTIME, 1000);
}
