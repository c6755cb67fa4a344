/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_WHEN_H
#define DISMISSAL_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Times of the file: 2026-11-25T03:14:07Z, always in this form, so that they can be
 * compared as text. */

#define WHEN_SIZE 21

/* False for what is no time of the calendar. Seconds since 1970. */
bool when_read(struct str text, int64_t *ret);
void when_write(char ret[WHEN_SIZE], int64_t seconds);

#endif
