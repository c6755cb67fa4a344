/* SPDX-License-Identifier: MIT */
#include "base/clock.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#define TEST_VARIABLE "WIRECHECK_TEST_CLOCK"

static int64_t
count(struct timespec time, int64_t per_second)
{
    return (int64_t)time.tv_sec * per_second +
           (int64_t)time.tv_nsec / (1000000000 / per_second);
}

static int64_t
read_clock(clockid_t clock, int64_t per_second)
{
    struct timespec now = {0};
    clock_gettime(clock, &now);
    return count(now, per_second);
}

int64_t
clock_monotonic_us(void)
{
    return read_clock(CLOCK_MONOTONIC, 1000000);
}

int64_t
clock_now_ms(void)
{
    struct stat info;
    const char *path = getenv(TEST_VARIABLE);
    return path != NULL && stat(path, &info) == 0 ? count(info.st_mtim, 1000)
                                                  : read_clock(CLOCK_REALTIME, 1000);
}
