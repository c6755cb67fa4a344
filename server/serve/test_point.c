/* SPDX-License-Identifier: MIT */
#include "serve/test_point.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"

static enum status
hold(const struct cancel *cancel)
{
    const struct timespec pause = {.tv_nsec = 1000000};
    log_error("test point: a check is held");
    while (!cancel_requested(cancel)) {
        nanosleep(&pause, NULL);
    }
    return STATUS_CANCELLED;
}

enum status
test_point_check(const struct cancel *cancel, struct error *err)
{
    const char *point = getenv("WIRECHECK_TEST_POINT");
    if (point == NULL) {
        return STATUS_OK;
    }
    if (strcmp(point, "hold-check") == 0) {
        return hold(cancel);
    }
    if (strcmp(point, "crash-check") == 0) {
        raise(SIGSEGV);
    }
    return strcmp(point, "fail-check") == 0 ? error_set(err, STATUS_IO, "a test point")
                                            : STATUS_OK;
}
