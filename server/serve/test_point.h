/* SPDX-License-Identifier: MIT */
#ifndef SERVE_TEST_POINT_H
#define SERVE_TEST_POINT_H

#include "base/cancel.h"
#include "base/status.h"

/* A place in the worker's way where a test can make something happen for certain that
 * else happens once in a blue moon. The environment variable WIRECHECK_TEST_POINT says
 * what; without it nothing happens. */

/* Where a check begins. `hold-check`: says so on standard error, then waits until it is
 * cancelled. `fail-check`: fails as a broken disk does. `crash-check`: ends the process
 * as a stray pointer does. */
enum status test_point_check(const struct cancel *cancel, struct error *err) NODISCARD;

#endif
